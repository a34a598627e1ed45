import { Text, View } from '@tarojs/components'
import { Button } from '../../../components/button'
import { RecordRow } from '../../../components/record-row'
import { StatusTag } from '../../../components/status-tag'
import { chinaDate } from '../../../../domain/time/china-time'
import { useWords } from '../../../i18n/words'
import { useAccountWords } from '../words/words'
import './person-row.scss'

interface PersonRowProps {
  readonly name: string
  /** When it is over by itself, ISO 8601. */
  readonly until: string
  readonly act?: { readonly words: string; readonly onPress: () => void }
  /** I act for them now. */
  readonly active: boolean
  readonly onEnd: () => void
  readonly onActs: () => void
}

/** One delegation: who, until when, and what can be done with it. */
export function PersonRow({ name, until, act, active, onEnd, onActs }: PersonRowProps) {
  const words = useWords()
  const { family } = useAccountWords()
  const day = chinaDate(Date.parse(until))
  const [year = '', month = '', date = ''] = day.split('-')
  return (
    <View className="person-row">
      <RecordRow
        icon="heart-handshake"
        aside={
          <Button look="plain" narrow label={`${family.end} ${name}`} onPress={onEnd}>
            {family.end}
          </Button>
        }
      >
        <View className="record-row__head">
          <Text className="record-row__name">{name}</Text>
          {active && (
            <StatusTag tone="info" icon="check">
              {family.acting}
            </StatusTag>
          )}
        </View>
        <Text className="record-row__about">
          {family.until(words.time.fullDate(Number(year), Number(month), Number(date)))}
        </Text>
      </RecordRow>
      <View className="person-row__actions">
        {act && (
          <Button narrow onPress={act.onPress}>
            {act.words}
          </Button>
        )}
        <Button look="plain" narrow label={`${family.acts.open} ${name}`} onPress={onActs}>
          {family.acts.open}
        </Button>
      </View>
    </View>
  )
}
