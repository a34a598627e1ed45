import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { NuanlinError } from '../../../../domain/contract/errors'
import type { Message } from '../../../../domain/inbox/contract'
import { pagePath } from '../../../../domain/inbox/page-paths'
import { go } from '../../../api/go'
import { Answer } from '../../../components/answer'
import { ListEnd } from '../../../components/list-end'
import { Button } from '../../../components/button'
import { NavBar } from '../../../components/nav-bar'
import { notice } from '../../../components/notice/notice'
import { Screen } from '../../../components/screen'
import { Skeleton } from '../../../components/skeleton'
import { StateView } from '../../../components/state-view'
import { NotifyCard } from '../../../features/notify/notify-card'
import { SignInFirst } from '../sign-in-first'
import { MessageRow } from './message-row'
import { useMarkRead, useMessages } from './queries'
import { currentInboxWords, useInboxWords } from './words'
import './index.scss'

/** What I was told: newest first, what I have not read marked. */
export default function Inbox() {
  const words = useInboxWords()
  const messages = useMessages()
  const mark = useMarkRead()
  usePullDownRefresh(() => {
    void messages.refetch().finally(() => {
      Taro.stopPullDownRefresh()
    })
  })
  const stranger = messages.error instanceof NuanlinError && messages.error.code === 'UNAUTHENTICATED'
  const open = (message: Message) => {
    if (message.unread) mark.mutate(message)
    go.to(`/${pagePath(message.target)}`)
  }
  return (
    <Screen title={words.title} nav={<NavBar title={words.title} back />}>
      {stranger ? (
        <SignInFirst icon="inbox" title={words.signIn} hint={words.signInHint} />
      ) : (
        <Answer query={messages} waiting={<Skeleton card bars={[64, 82, 30, 58, 76, 30]} />}>
          {({ pages }) => {
            const items = pages.flatMap(page => page.items)
            const newest = items[0]
            if (!newest)
              return (
                <>
                  <StateView icon="inbox" title={words.empty} hint={words.emptyHint} />
                  <NotifyCard />
                </>
              )
            return (
              <>
                {items.some(({ unread }) => unread) && (
                  <View className="inbox-act">
                    <Button
                      look="plain"
                      icon="check"
                      narrow
                      disabled={mark.isPending}
                      onPress={() => {
                        mark.mutate(
                          { upTo: newest.at },
                          {
                            onSuccess: () => {
                              notice(currentInboxWords().allRead)
                            },
                          },
                        )
                      }}
                    >
                      {words.readAll}
                    </Button>
                  </View>
                )}
                <View className="inbox-card">
                  {items.map(message => (
                    <MessageRow
                      key={message.id}
                      message={message}
                      onPress={() => {
                        open(message)
                      }}
                    />
                  ))}
                </View>
                {!messages.hasNextPage && <NotifyCard />}
                <ListEnd list={messages} />
              </>
            )
          }}
        </Answer>
      )}
    </Screen>
  )
}
