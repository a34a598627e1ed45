import { View } from '@tarojs/components'
import { Section } from '../../../components/section'
import { CaseCard } from '../desk/case-card'
import { useLockedCases } from '../desk/queries'
import { useDeskWords } from '../words/desk'

/** Answered cases that are still worth a look. */
const ANSWERED = 2

/** Who stood before this station in vain; nothing at all where nobody did. */
export function LockedHere({ stationId }: { stationId: string }) {
  const words = useDeskWords().station
  const cases = useLockedCases({ kind: 'station', id: stationId })
  const [first] = cases.data?.pages ?? []
  if (!first || first.items.length === 0) return null
  const open = first.items.filter(one => one.answer === null)
  const shown = [...open, ...first.items.filter(one => one.answer !== null).slice(0, ANSWERED)]
  return (
    <Section title={words.locked}>
      <View className="staff-list">
        {shown.map(one => (
          <CaseCard key={one.caseId} one={one} days={first.days} />
        ))}
      </View>
    </Section>
  )
}
