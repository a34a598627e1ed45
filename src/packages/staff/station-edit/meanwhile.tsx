import { Text, View } from '@tarojs/components'
import type { FieldProblem } from '../../../../domain/contract/errors'
import type { Office } from '../../../../domain/station/desk-contract'
import { officeField } from '../../../../domain/station/office-fields'
import { Button } from '../../../components/button'
import { heading, role } from '../../../components/role'
import { useCatalogue } from '../../../features/station/queries'
import { useLocale, useWords } from '../../../i18n/words'
import { useStationEditWords } from '../words/station-edit'
import type { Field } from './draft'
import { valueWords } from './value-words'

interface MeanwhileProps {
  /** Who changed what and when, field by field. */
  readonly told: readonly FieldProblem[]
  /** Fields that both sides changed. */
  readonly conflicts: readonly Field[]
  readonly now: Office
  readonly mine: Office
  readonly onTheirs: (field: Field) => void
  readonly onMine: (field: Field) => void
}

/** Somebody changed the record meanwhile: what, by whom, and the choice where both did. */
export function Meanwhile({ told, conflicts, now, mine, onTheirs, onMine }: MeanwhileProps) {
  const words = useWords()
  const edit = useStationEditWords()
  const locale = useLocale()
  const services = useCatalogue().data?.services ?? []
  const speech = { words, edit, locale, services }
  return (
    <View className="meanwhile" {...role('alert')}>
      <View {...heading(2)}>
        <Text className="meanwhile__title">{edit.meanwhile}</Text>
      </View>
      {told.map(({ path, message }) => (
        <Text key={path} className="meanwhile__one">
          {message}
        </Text>
      ))}
      <Text className="meanwhile__hint">
        {conflicts.length > 0 ? edit.meanwhileHint : edit.meanwhileNone}
      </Text>
      {conflicts.map(field => (
        <View
          key={field}
          className="meanwhile__choice"
          {...role('group')}
          aria-label={officeField(field)[locale]}
        >
          <Text className="meanwhile__field">{officeField(field)[locale]}</Text>
          <View className="meanwhile__sides">
            <View className="meanwhile__side">
              <Text className="meanwhile__value">{valueWords(field, now, speech)}</Text>
              <Button
                onPress={() => {
                  onTheirs(field)
                }}
              >
                {edit.theirs}
              </Button>
            </View>
            <View className="meanwhile__side">
              <Text className="meanwhile__value">{valueWords(field, mine, speech)}</Text>
              <Button
                onPress={() => {
                  onMine(field)
                }}
              >
                {edit.mine}
              </Button>
            </View>
          </View>
        </View>
      ))}
    </View>
  )
}
