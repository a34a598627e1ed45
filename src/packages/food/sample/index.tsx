import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro'
import { NuanlinError } from '../../../../domain/contract/errors'
import type { DeskSample } from '../../../../domain/sample/views'
import { sampleNumberInWords } from '../../../../domain/sample/number'
import { sampleReasonInWords } from '../../../../domain/sample/reasons'
import { decoded } from '../../../api/decoded'
import { go } from '../../../api/go'
import { Button } from '../../../components/button'
import { heading } from '../../../components/role'
import { Section } from '../../../components/section'
import { Skeleton } from '../../../components/skeleton'
import { StateView } from '../../../components/state-view'
import { StatusTag } from '../../../components/status-tag'
import { useLocale } from '../../../i18n/words'
import { FactRows } from '../../../components/fact-rows'
import { foodPaths } from '../paths'
import { deskLook } from '../desk/looks'
import { useDeskSample } from '../queries'
import { Page } from '../../../components/page'
import { StaffAnswer } from '../../../features/staff/staff-answer'
import { useSampleDeskWords } from '../words'
import { EndSheets } from './end-sheets'
import { EnterResults } from './enter-results'
import { SampleLabel } from './label'
import { Results } from './results'
import { StartAgain } from './start-again'
import { StartTests } from './start-tests'
import { Verify } from './verify'
import './index.scss'

/** One sample at the desk: what it is, what is to be done with it now, and its label. */
export default function DeskSamplePage() {
  const words = useSampleDeskWords()
  const id = decoded(useRouter().params.id ?? '')
  const sample = useDeskSample(id)
  usePullDownRefresh(() => {
    void sample.refetch().finally(() => {
      Taro.stopPullDownRefresh()
    })
  })
  const code = sample.error instanceof NuanlinError ? sample.error.code : null
  return (
    <Page title={words.one}>
      {id === '' || code === 'NOT_FOUND' || code === 'INVALID_INPUT' ? (
        <StateView
          icon="flask-conical"
          title={words.notFound}
          hint={words.notFoundHint}
          action={{
            words: words.back,
            onPress: () => {
              go.replace(foodPaths.desk)
            },
          }}
        />
      ) : (
        <StaffAnswer query={sample} waiting={<Skeleton card bars={[50, 80, 64, 70]} />}>
          {one => <Desk sample={one} />}
        </StaffAnswer>
      )}
    </Page>
  )
}

function Desk({ sample }: { sample: DeskSample }) {
  const words = useSampleDeskWords()
  const language = useLocale()
  const { may, replacedBy, replaces } = sample
  const state =
    sample.state === 'published' && sample.outcome
      ? words.results[sample.outcome]
      : words.states[sample.state]
  const facts: (readonly [string, string])[] = [
    [words.facts.category, sample.category],
    [words.facts.weight, words.grams(sample.weightGrams)],
    [words.facts.source, words.form.sources[sample.source]],
    ...(sample.boughtAt === '' ? [] : [[words.facts.boughtAt, sample.boughtAt] as const]),
    ...(sample.source === 'market'
      ? []
      : [
          [words.facts.followed, sample.followed ? words.facts.isFollowed : words.facts.notFollowed] as const,
        ]),
    ...(sample.round > 1 ? [[words.facts.round, String(sample.round)] as const] : []),
    ...(sample.firstFinding ? [[words.facts.finding, words.findings[sample.firstFinding]] as const] : []),
    ...(sample.reason ? [[words.reason, sampleReasonInWords(sample.reason, language)] as const] : []),
  ]
  return (
    <View className="page-columns page-columns--apart">
      <View>
        <View className="desk-head">
          <View {...heading(1)}>
            <Text className="desk-head__food">{sample.food}</Text>
          </View>
          <StatusTag {...deskLook(sample)}>{state}</StatusTag>
        </View>
        <Text className="desk-head__number">{words.number(sampleNumberInWords(sample.number))}</Text>
        {sample.forAnother && <Text className="desk-head__own">{words.own}</Text>}
        {may.includes('start') && <StartTests sample={sample} />}
        {may.includes('start_again') && <StartAgain sample={sample} />}
        {may.includes('enter') && <EnterResults key={sample.version} sample={sample} />}
        {!may.includes('enter') && sample.tests.length > 0 && <Results sample={sample} />}
        {may.includes('send_back') && <Verify sample={sample} />}
        <EndSheets sample={sample} />
      </View>
      <View>
        <View className="page-card">
          <FactRows rows={facts} />
        </View>
        {replacedBy !== null && <Other words={words.fresh} id={replacedBy} />}
        {replaces !== null && <Other words={words.old} id={replaces} />}
        <Section title={words.label}>
          <SampleLabel sample={sample} />
        </Section>
      </View>
    </View>
  )
}

function Other({ words, id }: { words: string; id: string }) {
  return (
    <View className="page-part">
      <Button
        onPress={() => {
          go.to(foodPaths.sample(id))
        }}
      >
        {words}
      </Button>
    </View>
  )
}
