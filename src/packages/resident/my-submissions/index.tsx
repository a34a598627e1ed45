import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { NuanlinError } from '../../../../domain/contract/errors'
import type { SubmissionState } from '../../../../domain/submissions/lifecycle'
import { go } from '../../../api/go'
import { Answer } from '../../../components/answer'
import { ListEnd } from '../../../components/list-end'
import { NavBar } from '../../../components/nav-bar'
import { Screen } from '../../../components/screen'
import { Skeleton } from '../../../components/skeleton'
import { StateView } from '../../../components/state-view'
import { NotifyAnswer } from '../../../features/notify/notify-answer'
import { SignInFirst } from '../sign-in-first'
import { useMySubmissions } from '../submissions/queries'
import { useSubmissionWords } from '../submissions/words'
import { SubmissionCard } from './submission-card'
import '../submissions/form.scss'
import './index.scss'

/** Somebody is yet to decide. */
const WAITING: readonly SubmissionState[] = ['checking', 'queued', 'objected']

/** What I sent and what became of it, newest first. */
export default function MySubmissions() {
  const words = useSubmissionWords().mine
  const mine = useMySubmissions()
  usePullDownRefresh(() => {
    void mine.refetch().finally(() => {
      Taro.stopPullDownRefresh()
    })
  })
  const stranger = mine.error instanceof NuanlinError && mine.error.code === 'UNAUTHENTICATED'
  return (
    <Screen title={words.title} nav={<NavBar title={words.title} back />}>
      {stranger ? (
        <SignInFirst icon="camera" title={words.signIn} hint={words.signInHint} />
      ) : (
        <Answer query={mine} waiting={<Skeleton card bars={[40, 88, 60, 30]} />}>
          {({ pages }) => {
            const items = pages.flatMap(page => page.items)
            if (items.length === 0)
              return (
                <StateView
                  icon="camera"
                  title={words.empty}
                  hint={words.emptyHint}
                  action={{
                    words: words.find,
                    icon: 'map',
                    onPress: () => {
                      go.tab('stations')
                    },
                  }}
                />
              )
            return (
              <>
                {items.some(({ state }) => WAITING.includes(state)) && <NotifyAnswer tap="photos" />}
                {items.map(item => (
                  <SubmissionCard key={item.id} item={item} />
                ))}
                <ListEnd list={mine} />
              </>
            )
          }}
        </Answer>
      )}
    </Screen>
  )
}
