import { Text, View } from '@tarojs/components'
import type { FieldProblem as Refused } from '../../../../domain/contract/errors'
import type { Name } from '../../../../domain/contract/name'
import type { Office } from '../../../../domain/station/desk-contract'
import { hostTypes, stationKinds } from '../../../../domain/station/kinds'
import { Chip } from '../../../components/chip'
import { heading, role } from '../../../components/role'
import { Section } from '../../../components/section'
import { useCatalogue } from '../../../features/station/queries'
import { useWords } from '../../../i18n/words'
import { Choices } from '../../../components/choices'
import { HoursField } from '../hours-field'
import { ServicesField } from '../services-field'
import { FieldProblem, TextField } from '../../../components/text-field'
import { useStationEditWords } from '../words/station-edit'
import { CountField } from './count-field'
import type { Draft, Field } from './draft'
import { PlaceFields } from './place-fields'

interface OfficeFormProps {
  readonly office: Office
  /** Undefined where another community was chosen just now: its own row then knows. */
  readonly areaName: string | undefined
  /** What the service refused, by path. */
  readonly refused: readonly Refused[]
  readonly wrong: Partial<Record<Field, string>>
  readonly onWrong: (field: Field, problem: string) => void
  readonly onChange: (change: Draft) => void
}

/** Every field of a record, in the order in which one would tell somebody of it. */
export function OfficeForm(props: OfficeFormProps) {
  const { office, areaName, refused, wrong, onWrong, onChange } = props
  const words = useWords()
  const edit = useStationEditWords()
  const catalogue = useCatalogue()
  const problem = (field: Field) =>
    wrong[field] || refused.find(({ path }) => path.startsWith(`changes.${field}`))?.message
  const named = (field: 'name' | 'address', change: Partial<Name>) => {
    const { zh, en } = { ...office[field], ...change }
    onWrong(field, zh.trim() === '' ? edit.needed : '')
    onChange({ [field]: { zh, ...(en === undefined || en === '' ? {} : { en }) } })
  }
  return (
    <View className="page-columns page-columns--apart">
      <View>
        <Section title={edit.what}>
          <View className="page-card">
            <TextField
              label={edit.name}
              value={office.name.zh}
              problem={problem('name')}
              onChange={zh => {
                named('name', { zh })
              }}
            />
            <TextField
              label={edit.nameEn}
              value={office.name.en ?? ''}
              maxlength={200}
              onChange={en => {
                named('name', { en })
              }}
            />
            <View {...heading(3)}>
              <Text className="edit-label">{edit.kinds}</Text>
            </View>
            <View className="choices choices--wrapped" {...role('group')} aria-label={edit.kinds}>
              {stationKinds.map(kind => {
                const on = office.kinds.includes(kind)
                return (
                  <Chip
                    key={kind}
                    selected={on}
                    onPress={() => {
                      const kinds = on
                        ? office.kinds.filter(other => other !== kind)
                        : stationKinds.filter(other => other === kind || office.kinds.includes(other))
                      onWrong('kinds', kinds.length === 0 ? edit.oneKind : '')
                      onChange({ kinds })
                    }}
                  >
                    {words.station.kinds[kind]}
                  </Chip>
                )
              })}
            </View>
            {problem('kinds') && <FieldProblem>{problem('kinds') ?? ''}</FieldProblem>}
            <View {...heading(3)}>
              <Text className="edit-label">{edit.host}</Text>
            </View>
            <Choices
              label={edit.host}
              options={[
                // First, for what is chosen must be in sight.
                ['unknown', edit.unknown] as const,
                ...hostTypes.map(host => [host, edit.hosts[host]] as const),
              ]}
              chosen={office.hostType ?? 'unknown'}
              onChoose={host => {
                onChange({ hostType: host === 'unknown' ? null : host })
              }}
            />
          </View>
        </Section>
        <PlaceFields
          office={office}
          areaName={areaName}
          problem={problem}
          onNamed={change => {
            named('address', change)
          }}
          onWrong={onWrong}
          onChange={onChange}
        />
        <Section title={edit.access}>
          <View className="page-card">
            {(['stepFree', 'toilet'] as const).map(fact => (
              <View key={fact}>
                <View {...heading(3)}>
                  <Text className="edit-label">{edit[fact]}</Text>
                </View>
                <Choices
                  label={edit[fact]}
                  options={[
                    ['yes', edit.yes],
                    ['no', edit.no],
                    ['unknown', edit.unknown],
                  ]}
                  chosen={answerOf(office[fact])}
                  onChoose={answer => {
                    onChange({ [fact]: answer === 'unknown' ? null : answer === 'yes' })
                  }}
                />
              </View>
            ))}
          </View>
        </Section>
      </View>
      <View>
        <Section title={edit.hours}>
          <View className="page-card">
            <HoursField
              hours={office.hours}
              mayBeUnknown
              onChange={hours => {
                onChange({ hours })
              }}
            />
            {problem('hours') && <FieldProblem>{problem('hours') ?? ''}</FieldProblem>}
          </View>
        </Section>
        <Section title={edit.services}>
          <View className="page-card">
            <ServicesField
              catalogue={catalogue.data?.services ?? []}
              chosen={office.services}
              onChange={services => {
                onChange({ services })
              }}
            />
            {problem('services') && <FieldProblem>{problem('services') ?? ''}</FieldProblem>}
          </View>
        </Section>
        <Section title={edit.capacity}>
          <View className="page-card edit-pair">
            <CountField
              label={edit.seats}
              value={office.capacity.seats}
              onWrong={said => {
                onWrong('capacity', said)
              }}
              onChange={seats => {
                onChange({ capacity: { ...office.capacity, seats } })
              }}
            />
            <CountField
              label={edit.chargers}
              value={office.capacity.chargers}
              onWrong={said => {
                onWrong('capacity', said)
              }}
              onChange={chargers => {
                onChange({ capacity: { ...office.capacity, chargers } })
              }}
            />
          </View>
        </Section>
      </View>
    </View>
  )
}

function answerOf(fact: boolean | null): 'yes' | 'no' | 'unknown' {
  return fact === null ? 'unknown' : fact ? 'yes' : 'no'
}
