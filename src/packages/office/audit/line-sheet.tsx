import { Text, View } from '@tarojs/components'
import type { AuditLine } from '../../../../domain/audit/contract'
import { differencesOf, saidOf } from '../../../../domain/audit/line-in-words'
import { withCodes } from '../../../../domain/station/code-of-id'
import { Button } from '../../../components/button'
import { Sheet } from '../../../components/sheet'
import { clockWords } from '../../../i18n/time-words'
import { useLocale, useWords } from '../../../i18n/words'
import { chinaDate } from '../../../../domain/time/china-time'
import { FactRows } from '../../../components/fact-rows'
import { useAuditWords } from '../words/audit'

interface LineSheetProps {
  readonly line: AuditLine
  readonly onSamePerson: () => void
  readonly onClose: () => void
}

/** One act in full: who, when, why, and what it was before and after. */
export function LineSheet({ line, onSamePerson, onClose }: LineSheetProps) {
  const words = useWords()
  const locale = useLocale()
  const audit = useAuditWords()
  const at = Date.parse(line.at)
  const who = [
    line.mine ? audit.you : line.actor || audit.noName,
    ...(line.role ? [audit.roles[line.role]] : []),
  ].join(' · ')
  const differences = differencesOf(line, locale)
  return (
    <Sheet title={saidOf(line, locale)} onClose={onClose}>
      <FactRows
        rows={[
          [audit.who, who],
          [audit.when, `${chinaDate(at)} ${clockWords(at, words)}`],
          ...(line.reason === null ? [] : [[audit.reason, line.reason] as const]),
          [audit.number, withCodes(line.id)],
        ]}
      />
      {differences.length === 0 ? (
        <Text className="page-card__note">{audit.noDiff}</Text>
      ) : (
        <View className="audit-diff">
          <View className="audit-diff__row audit-diff__row--head">
            <Text className="audit-diff__field">{audit.field}</Text>
            <Text className="audit-diff__cell">{audit.before}</Text>
            <Text className="audit-diff__cell">{audit.after}</Text>
          </View>
          {differences.map(one => (
            <View key={one.field} className={`audit-diff__row ${one.changed ? 'audit-diff__row--on' : ''}`}>
              <Text className="audit-diff__field">{one.field}</Text>
              <Text className="audit-diff__cell">{one.before ?? audit.nothing}</Text>
              <Text className="audit-diff__cell audit-diff__cell--after">{one.after ?? audit.nothing}</Text>
            </View>
          ))}
        </View>
      )}
      <View className="page-actions">
        <Button icon="user" onPress={onSamePerson}>
          {audit.samePerson}
        </Button>
      </View>
    </Sheet>
  )
}
