import { Text, View } from '@tarojs/components'
import { Button } from '../../../components/button'
import { Icon } from '../../../components/icon'
import { StatusTag } from '../../../components/status-tag'
import { chinaDate } from '../../../../domain/time/china-time'
import { useWords } from '../../../i18n/words'
import { useAccountWords } from '../words/words'
import '../device-row.scss'

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
    <View>
      <View className="device-row">
        <View className="device-row__icon">
          <Icon name="heart-handshake" />
        </View>
        <View className="device-row__words">
          <View className="device-row__head">
            <Text className="device-row__name">{name}</Text>
            {active && (
              <StatusTag tone="info" icon="check">
                {family.acting}
              </StatusTag>
            )}
          </View>
          <Text className="device-row__about">
            {family.until(words.time.fullDate(Number(year), Number(month), Number(date)))}
          </Text>
        </View>
        <Button look="plain" narrow label={`${family.end} ${name}`} onPress={onEnd}>
          {family.end}
        </Button>
      </View>
      <View className="device-row__actions">
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
