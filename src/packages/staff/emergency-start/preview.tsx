import { Text, View } from '@tarojs/components'
import type { OutputOf } from '../../../../domain/contract/define-contract'
import type { emergencyProcedures } from '../../../../domain/station/emergency-contract'
import { useTick } from '../../../api/use-tick'
import { Button } from '../../../components/button'
import { Icon } from '../../../components/icon'
import { heading } from '../../../components/role'
import { Sheet } from '../../../components/sheet'
import { OpenTag } from '../../../features/station/open-tag'
import { useWords } from '../../../i18n/words'
import { Problem } from '../../../components/problem'
import { usualHoursWords } from '../usual-hours-words'
import { useEmergencyWords } from '../words/emergency'

type Answer = OutputOf<(typeof emergencyProcedures)['emergencyPreview']>
type Shown = Answer['items'][number]['now']

interface PreviewProps {
  readonly stations: number
  readonly items: Answer['items']
  /** Absent where all of them are here. */
  readonly onMore?: () => void
  readonly asking: boolean
  readonly error: Error | null
  readonly busy: boolean
  readonly onStart: () => void
  readonly onClose: () => void
}

/** How many stations would change, what each shows now and would show then; from here it is started. */
export function Preview(props: PreviewProps) {
  const { stations, items, onMore, asking, error, busy, onStart, onClose } = props
  const words = useEmergencyWords()
  const common = useWords().common
  return (
    <Sheet title={words.covers(stations)} onClose={onClose}>
      <Problem error={error} />
      <View className="preview-list">
        {stations === 0 && <Text className="preview-none">{words.coversNone}</Text>}
        {items.map(({ id, name, now, then }) => (
          <View key={id} className="preview-one">
            <View {...heading(3)}>
              <Text className="preview-one__name">{name}</Text>
            </View>
            <View className="preview-one__sides">
              <Side label={words.now} shown={now} />
              <Icon name="chevron-right" size="s" />
              <Side label={words.then} shown={then} before={now} />
            </View>
          </View>
        ))}
        {onMore && (
          <Button disabled={asking} onPress={onMore}>
            {common.more}
          </Button>
        )}
      </View>
      <View className="page-actions page-actions--stay">
        {stations > 0 && (
          <Button look="primary" icon="megaphone" disabled={busy} onPress={onStart}>
            {busy ? words.starting : words.go(stations)}
          </Button>
        )}
        <Button look="plain" onPress={onClose}>
          {common.back}
        </Button>
      </View>
    </Sheet>
  )
}

/** One side; of what comes then, only hours and a banner that are others than before. */
function Side({ label, shown, before }: { label: string; shown: Shown; before?: Shown }) {
  const words = useEmergencyWords()
  const common = useWords()
  const now = useTick()
  const same = before !== undefined && JSON.stringify(before.hours) === JSON.stringify(shown.hours)
  return (
    <View className="preview-side">
      <Text className="preview-side__label">{label}</Text>
      <OpenTag open={shown.open} now={now} />
      <Text className="preview-side__services">
        {shown.services.length === 0 ? words.noServices : shown.services.join(' ')}
      </Text>
      <Text className="preview-side__more">
        {same ? words.sameHours : usualHoursWords(shown.hours, common)}
      </Text>
      {shown.banner !== null && <Text className="preview-side__more">{words.quoted(shown.banner)}</Text>}
    </View>
  )
}
