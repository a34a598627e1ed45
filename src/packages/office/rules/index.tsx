import { Input, Text, View } from '@tarojs/components'
import { settingsChanges } from '../../../../domain/district/changes'
import { ruleFields, ruleKey, ruleValue, type RuleField } from '../../../../domain/district/rule-fields'
import type { QuietHours } from '../../../../domain/sending/quiet-hours'
import { NuanlinError } from '../../../../domain/contract/errors'
import { isRecord } from '../../../api/checks'
import { actOnce } from '../../../api/act-once'
import { client } from '../../../api/client'
import { useDraft } from '../../../api/draft'
import { DraftNote } from '../../../components/draft-note'
import { Section } from '../../../components/section'
import { rangesWords } from '../../../features/station/hours-words'
import { useLocale, useWords } from '../../../i18n/words'
import { useSettings } from '../district/queries'
import { SettingsPage } from '../district/settings-page'
import { useSaving } from '../district/use-saving'
import { FieldProblem } from '../../../components/text-field'
import { useDistrictWords } from '../words/district'
import { withDraft, wrongIn, type RulesDraft } from './draft'

const DRAFT = 'rules/1'
const noRules: RulesDraft = {}
const isRulesDraft = (value: unknown): value is RulesDraft =>
  isRecord(value) && Object.values(value).every(typed => typeof typed === 'string')

/** The numbers that a district sets. What was typed is kept until it is saved. */
export default function Rules() {
  const words = useDistrictWords()
  const settings = useSettings().data
  const typed = useDraft(DRAFT, isRulesDraft, noRules)
  const draft = typed.value
  const base = settings?.rules
  const saving = useSaving({
    draft: DRAFT,
    typed,
    changes: base ? settingsChanges({ rules: base.rules }, { rules: withDraft(base.rules, draft) }) : [],
    wrong: ruleFields.some(one => {
      const typed = draft[ruleKey(one)]
      return typed !== undefined && wrongIn(one, typed) !== null
    }),
    act: wish => {
      const { version, rules } = base ?? never()
      return actOnce(DRAFT, { version, rules: withDraft(rules, draft), ...wish }, client.district.setRules)
    },
  })
  const foot = base && !base.waiting && saving.button
  return (
    <SettingsPage title={words.hub.rules} section="rules" narrow foot={foot || undefined}>
      {({ rules: { rules, waiting }, quiet }) => (
        <View className="page-narrow">
          {typed.restored && <DraftNote onClear={typed.clear} />}
          <Section title={words.hub.rulesHint} card>
            {ruleFields.map(one => (
              <Rule
                key={ruleKey(one)}
                rule={one}
                value={draft[ruleKey(one)] ?? String(ruleValue(rules, one))}
                refused={refusedOf(saving.error, one)}
                disabled={waiting !== null}
                onChange={value => {
                  typed.set({ ...draft, [ruleKey(one)]: value })
                }}
              />
            ))}
            {quiet && <Quiet {...quiet} />}
          </Section>
          {saving.sheet}
        </View>
      )}
    </SettingsPage>
  )
}

/** Settled with WeChat's templates, in the folder that the district is set up from: told here, and not changed. */
function Quiet({ from, until }: QuietHours) {
  const words = useDistrictWords().quiet
  const common = useWords()
  return (
    <View className="rule-field">
      <View className="rule-field__head">
        <Text className="rule-field__label">{words.label}</Text>
        <Text>{rangesWords([{ from, to: until }], common)}</Text>
      </View>
      <Text className="rule-field__hint">{words.hint}</Text>
    </View>
  )
}

interface RuleProps {
  readonly rule: RuleField
  readonly value: string
  readonly refused: string | undefined
  readonly disabled: boolean
  readonly onChange: (typed: string) => void
}

function Rule({ rule, value, refused, disabled, onChange }: RuleProps) {
  const words = useDistrictWords()
  const language = useLocale()
  const wrong = wrongIn(rule, value)
  const problem = wrong === 'whole' ? words.whole : wrong ? words.between(rule.min, rule.max) : refused
  return (
    <View className="rule-field">
      <View className="rule-field__head">
        <Text className="rule-field__label">{rule.label[language]}</Text>
        <View className="rule-field__value">
          <Input
            className={`page-input rule-field__input ${problem ? 'rule-field__input--wrong' : ''}`}
            value={value}
            type="number"
            maxlength={6}
            disabled={disabled}
            aria-label={`${rule.label[language]} ${words.minutes}`}
            onInput={event => {
              onChange(event.detail.value)
            }}
          />
          <Text>{words.minutes}</Text>
        </View>
      </View>
      <Text className="rule-field__hint">{rule.hint[language]}</Text>
      {problem && <FieldProblem>{problem}</FieldProblem>}
    </View>
  )
}

/** What the service said of one rule. */
function refusedOf(error: Error | null, rule: RuleField): string | undefined {
  if (!(error instanceof NuanlinError) || error.code !== 'INVALID_INPUT') return undefined
  return error.details?.find(({ path }) => path === `rules.${ruleKey(rule)}`)?.message
}

function never(): never {
  throw new Error('nothing can be saved before it was read')
}
