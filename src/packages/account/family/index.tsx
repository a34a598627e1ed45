import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { actFor, actForMyself } from '../../../api/act-for'
import { acting } from '../../../api/acting'
import { client } from '../../../api/client'
import { go, paths } from '../../../api/go'
import { Answer } from '../../../components/answer'
import { Button } from '../../../components/button'
import { notice } from '../../../components/notice/notice'
import { Section } from '../../../components/section'
import { Sheet } from '../../../components/sheet'
import { Skeleton } from '../../../components/skeleton'
import { useDelegations, type Delegation } from '../../../features/acting/delegations'
import { currentWords } from '../../../i18n/words'
import { Page } from '../../../components/page'
import { accountPaths } from '../paths'
import { sentence } from '../../../i18n/sentence'
import { currentAccountWords, useAccountWords } from '../words/words'
import { ActsSheet } from './acts-sheet'
import { Offer, offered } from './offer'
import { PersonRow } from './person-row'

/** Sent while a code is offered, it brings whoever opens it to that code. */
const card = () => {
  const letters = offered.get()
  return letters
    ? { title: currentAccountWords().family.card, path: accountPaths.familyCodeWith(letters) }
    : { title: currentWords().home.share, path: paths.home }
}

/** For whom of my family I act, and who acts for me. */
export default function Family() {
  const words = useAccountWords().family
  const delegations = useDelegations()
  const person = acting.use()
  const [offering, setOffering] = useState(false)
  const [ending, setEnding] = useState<{ title: string; id: string } | null>(null)
  const [reading, setReading] = useState<{ title: string; delegationId?: string } | null>(null)
  usePullDownRefresh(() => {
    void delegations.refetch().finally(() => {
      Taro.stopPullDownRefresh()
    })
  })
  return (
    <Page title={words.title} card={card}>
      <Answer query={delegations} waiting={<Skeleton card bars={[60, 40, 64, 44]} />}>
        {({ iActFor, actForMe }) => {
          const family = iActFor.filter(isFamily)
          const helpers = actForMe.filter(isFamily)
          return (
            <View className="page-columns">
              <Section title={words.iActFor}>
                {family.length === 0 ? (
                  <Text className="page-intro">{words.noneForMe}</Text>
                ) : (
                  <View className="page-list">
                    {family.map(one => (
                      <PersonRow
                        key={one.id}
                        name={one.label}
                        until={one.until}
                        act={
                          person?.id === one.id
                            ? { words: words.stop, onPress: actForMyself }
                            : {
                                words: words.act(one.label),
                                onPress: () => {
                                  actFor(one)
                                },
                              }
                        }
                        active={person?.id === one.id}
                        onActs={() => {
                          setReading({ title: words.acts.of(one.label), delegationId: one.id })
                        }}
                        onEnd={() => {
                          setEnding({ title: words.endTitle(one.label), id: one.id })
                        }}
                      />
                    ))}
                  </View>
                )}
                <View className="page-actions">
                  <Button
                    icon="scan-line"
                    onPress={() => {
                      go.to(accountPaths.familyCode)
                    }}
                  >
                    {words.enterCode}
                  </Button>
                </View>
              </Section>
              <Section title={words.actForMe}>
                {helpers.length === 0 ? (
                  <Text className="page-intro">{words.noneByMe}</Text>
                ) : (
                  <View className="page-list">
                    {helpers.map(one => (
                      <PersonRow
                        key={one.id}
                        name={words.actor(one.actor || words.noName, one.label)}
                        until={one.until}
                        active={false}
                        onActs={() => {
                          setReading({
                            title: words.acts.by(one.actor || words.noName),
                            delegationId: one.id,
                          })
                        }}
                        onEnd={() => {
                          setEnding({ title: words.endTheirs(one.actor || words.noName), id: one.id })
                        }}
                      />
                    ))}
                  </View>
                )}
                <View className="page-actions">
                  <Button
                    icon="heart-handshake"
                    onPress={() => {
                      setOffering(true)
                    }}
                  >
                    {words.offer}
                  </Button>
                  <Button
                    look="plain"
                    icon="list"
                    onPress={() => {
                      setReading({ title: words.acts.forMe })
                    }}
                  >
                    {words.acts.forMe}
                  </Button>
                </View>
              </Section>
            </View>
          )
        }}
      </Answer>
      {offering && (
        <Offer
          onClose={() => {
            setOffering(false)
            void delegations.refetch()
          }}
        />
      )}
      {reading && (
        <ActsSheet
          {...reading}
          onClose={() => {
            setReading(null)
          }}
        />
      )}
      {ending && (
        <EndSheet
          {...ending}
          onClose={() => {
            setEnding(null)
          }}
        />
      )}
    </Page>
  )
}

const isFamily = ({ kind }: Delegation): boolean => kind === 'family'

function EndSheet({ title, id, onClose }: { title: string; id: string; onClose: () => void }) {
  const words = useAccountWords().family
  const queries = useQueryClient()
  const end = useMutation({
    mutationFn: () => client.account.endDelegation({ delegationId: id }),
    onSuccess: () => {
      if (acting.get()?.id === id) actForMyself()
      notice(currentAccountWords().family.ended)
      onClose()
    },
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ['account', 'delegations'] })
    },
  })
  return (
    <Sheet title={title} onClose={onClose}>
      <Text className="page-card__note">{words.endText}</Text>
      {end.error && <Text className="page-problem">{sentence(end.error)}</Text>}
      <View className="page-actions">
        <Button
          look="danger"
          disabled={end.isPending}
          onPress={() => {
            end.mutate()
          }}
        >
          {words.confirm}
        </Button>
      </View>
    </Sheet>
  )
}
