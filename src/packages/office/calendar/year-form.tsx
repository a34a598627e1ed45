import { Text, View } from '@tarojs/components'
import { Button } from '../../../components/button'
import { heading } from '../../../components/role'
import { Section } from '../../../components/section'
import { TextField } from '../../../components/text-field'
import { useDistrictWords } from '../words/district'
import {
  dayOf,
  daysOff,
  festivalCodes,
  workedDays,
  type Announced,
  type Festival,
  type YearDraft,
} from './year-draft'

interface YearFormProps {
  readonly year: number
  readonly draft: YearDraft
  readonly onChange: (draft: YearDraft) => void
  readonly onBack: () => void
}

/** A year festival by festival, in the order and the words of the announcement. */
export function YearForm({ year, draft, onChange, onBack }: YearFormProps) {
  const words = useDistrictWords().calendar
  return (
    <>
      <View className="page-up">
        <Button look="plain" icon="chevron-left" narrow onPress={onBack}>
          {words.title}
        </Button>
      </View>
      <Section title={words.source} card>
        {festivalCodes.map(code => (
          <FestivalFields
            key={code}
            year={year}
            code={code}
            announced={draft[code]}
            onChange={announced => {
              onChange({ ...draft, [code]: announced })
            }}
          />
        ))}
      </Section>
      <Text className="page-card__note">{words.workedHint}</Text>
    </>
  )
}

interface FestivalFieldsProps {
  readonly year: number
  readonly code: Festival
  readonly announced: Announced
  readonly onChange: (announced: Announced) => void
}

function FestivalFields({ year, code, announced, onChange }: FestivalFieldsProps) {
  const words = useDistrictWords().calendar
  const off = daysOff(year, announced)
  const name = words.festivals[code]
  const wrong = (typed: string) =>
    typed.trim() !== '' && dayOf(year, typed) === null ? words.format : undefined
  return (
    <View className="festival">
      <View className="festival__head">
        <View {...heading(3)}>
          <Text className="festival__name">{name}</Text>
        </View>
        <Text className="festival__days">{off === null ? '' : words.days(off.length)}</Text>
      </View>
      <View className="festival__fields">
        <TextField
          label={words.from}
          name={`${name} ${words.from}`}
          value={announced.from}
          maxlength={8}
          problem={wrong(announced.from) ?? (off === null && !wrong(announced.to) ? words.format : undefined)}
          onChange={from => {
            onChange({ ...announced, from })
          }}
        />
        <TextField
          label={words.to}
          name={`${name} ${words.to}`}
          value={announced.to}
          maxlength={8}
          problem={wrong(announced.to)}
          onChange={to => {
            onChange({ ...announced, to })
          }}
        />
        <TextField
          label={words.worked}
          name={`${name} ${words.worked}`}
          value={announced.worked}
          maxlength={40}
          problem={workedDays(year, announced) === null ? words.format : undefined}
          onChange={worked => {
            onChange({ ...announced, worked })
          }}
        />
      </View>
    </View>
  )
}
