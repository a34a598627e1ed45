import { Text, View } from '@tarojs/components'
import { useInfiniteQuery } from '@tanstack/react-query'
import { client } from '../../../api/client'
import { useTick } from '../../../api/use-tick'
import { Answer } from '../../../components/answer'
import { Button } from '../../../components/button'
import { RecordRow } from '../../../components/record-row'
import { role } from '../../../components/role'
import { Sheet } from '../../../components/sheet'
import { Skeleton } from '../../../components/skeleton'
import { agoWords } from '../../../i18n/time-words'
import { useLocale, useWords } from '../../../i18n/words'
import { useAccountWords } from '../words/words'

type Act = Awaited<ReturnType<typeof client.account.actsOnBehalf>>['items'][number]

interface ActsSheetProps {
  readonly title: string
  /** Of whose delegation; without one, everything that others did for me. */
  readonly delegationId?: string
  readonly onClose: () => void
}

/** Who did what for whom, and when: the same for both sides. */
export function ActsSheet({ title, delegationId, onClose }: ActsSheetProps) {
  const words = useAccountWords().family.acts
  const acts = useInfiniteQuery({
    queryKey: ['account', 'acts', delegationId ?? null, useLocale()],
    queryFn: ({ pageParam }) =>
      client.account.actsOnBehalf({
        ...(delegationId === undefined ? {} : { delegationId }),
        ...(pageParam ? { cursor: pageParam } : {}),
      }),
    initialPageParam: '',
    getNextPageParam: page => page.next ?? undefined,
    // What was done a moment ago belongs to it.
    staleTime: 0,
  })
  return (
    <Sheet title={title} onClose={onClose}>
      <Answer query={acts} waiting={<Skeleton bars={[60, 48, 56]} />}>
        {({ pages }) => {
          const items = pages.flatMap(page => page.items)
          return (
            <>
              {pages[0]?.intact === false && (
                <Text className="page-problem" {...role('alert')}>
                  {words.broken}
                </Text>
              )}
              {items.length === 0 ? (
                <Text className="page-intro">{words.none}</Text>
              ) : (
                <View className="page-list">
                  {items.map(one => (
                    <ActRow key={one.id} act={one} />
                  ))}
                </View>
              )}
              {acts.hasNextPage && (
                <View className="page-actions">
                  <Button disabled={acts.isFetchingNextPage} onPress={() => void acts.fetchNextPage()}>
                    {words.more}
                  </Button>
                </View>
              )}
            </>
          )
        }}
      </Answer>
    </Sheet>
  )
}

function ActRow({ act }: { act: Act }) {
  const words = useWords()
  const { family } = useAccountWords()
  const who = act.mine ? family.acts.you : act.actor || family.noName
  return (
    <RecordRow icon="list">
      <Text className="record-row__name">{saidOf(act, family.acts)}</Text>
      <Text className="record-row__about">
        {`${who} · ${agoWords(Date.parse(act.at), useTick(), words)}`}
      </Text>
    </RecordRow>
  )
}

/** What was done, as one says it. */
function saidOf(
  { procedure, after }: Act,
  { did, changed, other, fields }: ReturnType<typeof useAccountWords>['family']['acts'],
): string {
  const facts = after === null ? {} : (JSON.parse(after) as Readonly<Record<string, unknown>>)
  if (procedure === 'account.update') return changed(Object.keys(facts).flatMap(field => fields[field] ?? []))
  if (procedure === 'station.setFavourite' && facts['favourite'] === false) return did.unsave ?? other
  return did[procedure] ?? other
}
