import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { client } from '../../../api/client'
import { transport } from '../../../api/transport'
import { Answer } from '../../../components/answer'
import { Button } from '../../../components/button'
import { notice } from '../../../components/notice/notice'
import { Sheet } from '../../../components/sheet'
import { Skeleton } from '../../../components/skeleton'
import { StateView } from '../../../components/state-view'
import { Page } from '../../../components/page'
import { sentence } from '../../../i18n/sentence'
import { useSignOut } from '../sign-out'
import { currentAccountWords, useAccountWords } from '../words/words'
import { DeviceRow, nameOf, type Device } from './device-row'

type Asked = { readonly what: 'one'; readonly device: Device } | { readonly what: 'others' }

/** The browsers I am signed in on: end one, or all others. */
export default function Sessions() {
  const words = useAccountWords().login.sessions
  const queries = useQueryClient()
  const [asked, setAsked] = useState<Asked | null>(null)
  const sessions = useQuery({
    queryKey: ['account', 'sessions'],
    queryFn: () => client.account.sessions({}),
  })
  usePullDownRefresh(() => {
    void sessions.refetch().finally(() => {
      Taro.stopPullDownRefresh()
    })
  })
  const signOut = useSignOut()
  const end = useMutation({
    mutationFn: async (what: Asked): Promise<unknown> =>
      what.what === 'others'
        ? client.account.endOtherSessions({})
        : client.account.endSession({ sessionId: what.device.id }),
    onSuccess: () => {
      notice(currentAccountWords().login.sessions.ended)
      setAsked(null)
    },
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ['account', 'sessions'] })
    },
  })
  const items = sessions.data?.items ?? []
  const others = items.filter(({ current }) => !current)
  const inBrowser = transport.session !== null
  const manyMore = inBrowser ? others.length > 0 : others.length > 1
  const here = asked?.what === 'one' && asked.device.current
  return (
    <Page
      title={words.title}
      foot={
        manyMore ? (
          <Button
            onPress={() => {
              setAsked({ what: 'others' })
            }}
          >
            {inBrowser ? words.endOthers : words.endAll}
          </Button>
        ) : undefined
      }
    >
      <Answer query={sessions} waiting={<Skeleton card bars={[60, 40, 64, 44]} />}>
        {() =>
          items.length === 0 ? (
            <StateView icon="monitor" title={words.empty} hint={words.emptyHint} />
          ) : (
            <View className="page-narrow">
              <Text className="page-intro">{words.intro}</Text>
              <View className="page-list">
                {items.map(device => (
                  <DeviceRow
                    key={device.id}
                    device={device}
                    onEnd={() => {
                      setAsked({ what: 'one', device })
                    }}
                  />
                ))}
              </View>
            </View>
          )
        }
      </Answer>
      {asked && (
        <Sheet
          title={
            asked.what === 'one'
              ? words.endTitle(nameOf(asked.device, words.local))
              : inBrowser
                ? words.endOthers
                : words.endAll
          }
          onClose={() => {
            setAsked(null)
            end.reset()
          }}
        >
          <Text className="page-card__note">
            {here
              ? words.endHere
              : asked.what === 'one'
                ? words.endText
                : inBrowser
                  ? words.endOthersText
                  : words.endAllText}
          </Text>
          {end.error && <Text className="page-problem">{sentence(end.error)}</Text>}
          <View className="page-actions">
            <Button
              look="primary"
              disabled={end.isPending || signOut.isPending}
              onPress={() => {
                if (here) signOut.mutate()
                else end.mutate(asked)
              }}
            >
              {words.confirm}
            </Button>
          </View>
        </Sheet>
      )}
    </Page>
  )
}
