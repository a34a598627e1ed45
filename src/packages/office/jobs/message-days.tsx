import { Text, View } from '@tarojs/components'
import type { MessageCountsView } from '../../../../domain/operations/contract'
import { startOfDay } from '../../../../domain/time/china-time'
import { Answer } from '../../../components/answer'
import { RecordRow } from '../../../components/record-row'
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
            <Text className="page-card__note">{words.noDays}</Text>
          ) : (
            <View className="page-list">
              {items.map(({ date, templates }) => (
                <View key={date} className="record-row">
                  <Text className="message-day">
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
    <RecordRow>
      <Text className="record-row__name">{counts.template}</Text>
      <Text className="record-row__about">
        {said.map(part => `${words.counts[part]} ${counts[part]}`).join(' · ')}
      </Text>
    </RecordRow>
  )
}
