import { Text, View } from '@tarojs/components'
import type { MessageCountsView } from '../../../../domain/operations/contract'
import { startOfDay } from '../../../../domain/time/china-time'
import { Answer } from '../../../components/answer'
import { Section } from '../../../components/section'
import { Skeleton } from '../../../components/skeleton'
import { dayWords } from '../../../i18n/time-words'
import { useWords } from '../../../i18n/words'
import { useJobWords } from '../words/jobs'
import { useMessageDays } from './queries'

/** What became of the messages of the last days, day by day and template by template. */
export function MessageDays() {
  const words = useJobWords()
  const common = useWords()
  const days = useMessageDays()
  return (
    <Section title={words.days}>
      <Answer query={days} waiting={<Skeleton card bars={[50, 64, 42]} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Text className="staff-card__note">{words.noDays}</Text>
          ) : (
            <View className="staff-list">
              {items.map(({ date, templates }) => (
                <View key={date} className="member-row">
                  <Text className="grant-row__since">
                    {dayWords(startOfDay(date), Date.now(), common) || words.today}
                  </Text>
                  {templates.map(one => (
                    <Counts key={one.template} counts={one} />
                  ))}
                </View>
              ))}
            </View>
          )
        }
      </Answer>
    </Section>
  )
}

/** In the order in which they are said; what is none is left out, but for the first two. */
const parts = ['written', 'sent', 'inboxOnly', 'unneeded', 'waiting', 'refused', 'unknown', 'dead'] as const

function Counts({ counts }: { counts: MessageCountsView }) {
  const words = useJobWords()
  const said = parts.filter((part, i) => i < 2 || counts[part] > 0)
  return (
    <View className="grant-row">
      <View className="grant-row__words">
        <Text className="grant-row__role">{counts.template}</Text>
        <Text className="grant-row__place">
          {said.map(part => `${words.counts[part]} ${counts[part]}`).join(' · ')}
        </Text>
      </View>
    </View>
  )
}
