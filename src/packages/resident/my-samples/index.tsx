import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { useState } from 'react'
import { NuanlinError } from '../../../../domain/contract/errors'
import { go } from '../../../api/go'
import { Answer } from '../../../components/answer'
import { Button } from '../../../components/button'
import { ListEnd } from '../../../components/list-end'
import { NavBar } from '../../../components/nav-bar'
import { Screen } from '../../../components/screen'
import { Skeleton } from '../../../components/skeleton'
import { StateView } from '../../../components/state-view'
import { useMySamples } from '../samples/queries'
import { useSampleWords } from '../samples/words'
import { SignInFirst } from '../sign-in-first'
import { ClaimSheet } from './claim-sheet'
import { SampleRow } from './sample-row'
import './index.scss'

/** Food that I had tested, newest first. */
export default function MySamples() {
  const words = useSampleWords()
  const mine = useMySamples()
  const [claiming, setClaiming] = useState(false)
  usePullDownRefresh(() => {
    void mine.refetch().finally(() => {
      Taro.stopPullDownRefresh()
    })
  })
  const claim = () => {
    setClaiming(true)
  }
  const stranger = mine.error instanceof NuanlinError && mine.error.code === 'UNAUTHENTICATED'
  return (
    <Screen title={words.title} nav={<NavBar title={words.title} back />}>
      {stranger ? (
        <SignInFirst icon="flask-conical" title={words.signIn} hint={words.signInHint} />
      ) : (
        <Answer query={mine} waiting={<Skeleton card bars={[40, 70, 30]} />}>
          {({ pages }) => {
            const items = pages.flatMap(page => page.items)
            if (items.length === 0)
              return (
                <StateView
                  icon="flask-conical"
                  title={words.empty}
                  hint={words.emptyHint}
                  action={{
                    words: words.find,
                    icon: 'map',
                    onPress: () => {
                      go.tab('stations')
                    },
                  }}
                  second={{ words: words.claim, icon: 'plus', onPress: claim }}
                />
              )
            return (
              <>
                <View className="my-samples">
                  {items.map(item => (
                    <SampleRow key={item.id} item={item} />
                  ))}
                </View>
                <ListEnd list={mine} />
                <View className="my-samples__claim">
                  <Button icon="plus" onPress={claim}>
                    {words.claim}
                  </Button>
                </View>
              </>
            )
          }}
        </Answer>
      )}
      {claiming && (
        <ClaimSheet
          onClose={() => {
            setClaiming(false)
          }}
        />
      )}
    </Screen>
  )
}
