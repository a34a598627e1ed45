import { View } from '@tarojs/components'
import { Answer } from '../../../components/answer'
import { Section } from '../../../components/section'
import { Skeleton } from '../../../components/skeleton'
import { CaseCard } from '../desk/case-card'
import { useLockedCases } from '../desk/queries'
import { useDeskWords } from '../words/desk'

/** Answered cases that are still worth a look. */
const ANSWERED = 2

/** Who stood before this station in vain; nothing at all where nobody did. */
export function LockedHere({ stationId }: { stationId: string }) {
  const words = useDeskWords().station
  const cases = useLockedCases({ kind: 'station', id: stationId })
  const first = cases.data?.pages[0]
  if (first?.items.length === 0) return null
  return (
    <Section title={words.locked}>
      <Answer query={cases} waiting={<Skeleton card bars={[50, 72]} />}>
        {({ pages: [page] }) => {
          const items = page?.items ?? []
          const answered = items.filter(one => one.answer !== null).slice(0, ANSWERED)
          return (
            <View className="page-list">
              {[...items.filter(one => one.answer === null), ...answered].map(one => (
                <CaseCard key={one.caseId} one={one} days={page?.days ?? 0} />
              ))}
            </View>
          )
        }}
      </Answer>
    </Section>
  )
}
