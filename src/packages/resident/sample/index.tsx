import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro'
import { NuanlinError } from '../../../../domain/contract/errors'
import type { MySample } from '../../../../domain/sample/views'
import { sampleShelfOf } from '../../../../domain/sample/lifecycle'
import { sampleNumberInWords } from '../../../../domain/sample/number'
import { decoded } from '../../../api/decoded'
import { go, paths } from '../../../api/go'
import { Answer } from '../../../components/answer'
import { Button } from '../../../components/button'
import { Facts } from '../../../components/facts'
import { NavBar } from '../../../components/nav-bar'
import { heading } from '../../../components/role'
import { Screen } from '../../../components/screen'
import { Section } from '../../../components/section'
import { Skeleton } from '../../../components/skeleton'
import { StateView } from '../../../components/state-view'
import { NotTheirs } from '../../../features/acting/not-theirs'
import { NotifyAnswer } from '../../../features/notify/notify-answer'
import { useMySample } from '../samples/queries'
import { useSampleWords } from '../samples/words'
import { SignInFirst } from '../sign-in-first'
import { Conclusion } from './conclusion'
import { TestRows } from './test-rows'
import { Timeline } from './timeline'
import './index.scss'

/** One sample of mine: what came out, what that means, what to do, and how far it is. */
export default function Sample() {
  const words = useSampleWords()
  const id = decoded(useRouter().params.id ?? '')
  const sample = useMySample(id)
  usePullDownRefresh(() => {
    void sample.refetch().finally(() => {
      Taro.stopPullDownRefresh()
    })
  })
  const code = sample.error instanceof NuanlinError ? sample.error.code : null
  return (
    <Screen title={words.one} nav={<NavBar title={words.one} back />}>
      {code === 'UNAUTHENTICATED' ? (
        <SignInFirst icon="flask-conical" title={words.signIn} hint={words.signInHint} />
      ) : id === '' || code === 'NOT_FOUND' || code === 'INVALID_INPUT' ? (
        <NotTheirs>
          <StateView
            icon="flask-conical"
            title={words.notFound}
            hint={words.notFoundHint}
            action={{
              words: words.back,
              onPress: () => {
                go.replace(paths.samples)
              },
            }}
          />
        </NotTheirs>
      ) : (
        <Answer query={sample} waiting={<Skeleton card bars={[50, 80, 64, 70]} />}>
          {item => <Shown item={item} />}
        </Answer>
      )}
    </Screen>
  )
}

function Shown({ item }: { item: MySample }) {
  const words = useSampleWords()
  const { replacedBy, replaces } = item
  return (
    <View className="sample">
      <View className="sample__head">
        <View {...heading(1)}>
          <Text className="sample__food">{item.food}</Text>
        </View>
        <Facts parts={[words.number(sampleNumberInWords(item.number)), words.grams(item.weightGrams)]} />
      </View>
      <Conclusion item={item} />
      {sampleShelfOf(item.state) !== 'done' && (
        <View className="sample__other">
          <NotifyAnswer tap="sample" />
        </View>
      )}
      {replacedBy !== null && (
        <View className="sample__other">
          <Button
            look="soft"
            onPress={() => {
              go.to(paths.sample(replacedBy))
            }}
          >
            {words.fresh}
          </Button>
        </View>
      )}
      {item.tests.length > 0 && (
        <Section title={words.tests} card>
          <TestRows item={item} />
        </Section>
      )}
      <Section title={words.timeline} card>
        <Timeline steps={item.steps} />
      </Section>
      <Section title={words.about} card>
        <View className="sample-facts">
          <Fact name={words.at} value={item.stationName} />
          <Fact name={words.category} value={item.category} />
          {item.boughtAt !== '' && <Fact name={words.boughtAt} value={item.boughtAt} />}
        </View>
      </Section>
      {replaces !== null && (
        <View className="sample__other">
          <Button
            look="plain"
            onPress={() => {
              go.to(paths.sample(replaces))
            }}
          >
            {words.old}
          </Button>
        </View>
      )}
    </View>
  )
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <View className="sample-facts__one">
      <Text className="sample-facts__name">{name}</Text>
      <Text className="sample-facts__value">{value}</Text>
    </View>
  )
}
