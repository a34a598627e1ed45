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
import { Problem } from '../problem'
import { useEmergencyWords } from '../words/emergency'

type Answer = OutputOf<(typeof emergencyProcedures)['emergencyPreview']>
type Shown = Answer['sample'][number]['now']

interface PreviewProps {
  readonly answer: Answer
  readonly error: Error | null
  readonly busy: boolean
  readonly onStart: () => void
  readonly onClose: () => void
}

/** How many stations would change, what some of them show now and would show then; from here it is started. */
export function Preview({ answer: { stations, sample }, error, busy, onStart, onClose }: PreviewProps) {
  const words = useEmergencyWords()
  const common = useWords().common
  return (
    <Sheet title={words.covers(stations)} onClose={onClose}>
      <Problem error={error} />
      <View className="preview-list">
        {stations === 0 && <Text className="preview-none">{words.coversNone}</Text>}
        {sample.map(({ id, name, now, then }) => (
          <View key={id} className="preview-one">
            <View {...heading(3)}>
              <Text className="preview-one__name">{name}</Text>
            </View>
            <View className="preview-one__sides">
              <Side label={words.now} shown={now} />
              <Icon name="chevron-right" size="s" />
              <Side label={words.then} shown={then} />
            </View>
          </View>
        ))}
      </View>
      <View className="staff-actions staff-actions--stay">
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

function Side({ label, shown }: { label: string; shown: Shown }) {
  const words = useEmergencyWords()
  const now = useTick()
  return (
    <View className="preview-side">
      <Text className="preview-side__label">{label}</Text>
      <OpenTag open={shown.open} now={now} />
      <Text className="preview-side__services">
        {shown.services.length === 0 ? words.noServices : shown.services.join(' ')}
      </Text>
    </View>
  )
}
