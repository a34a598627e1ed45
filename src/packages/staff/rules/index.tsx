import { Input, Text, View } from '@tarojs/components'
import { useState } from 'react'
import { changeInWords, settingsChanges } from '../../../../domain/district/changes'
import { ruleFields, ruleKey, ruleValue, type RuleField } from '../../../../domain/district/rule-fields'
import { NuanlinError } from '../../../../domain/contract/errors'
import { isRecord } from '../../../api/checks'
import { client } from '../../../api/client'
import { useDraft } from '../../../api/draft'
import { Button } from '../../../components/button'
import { DraftNote } from '../../../components/draft-note'
import { notice } from '../../../components/notice/notice'
import { Section } from '../../../components/section'
import { useLocale } from '../../../i18n/words'
import { useSettings, useSettingsAct } from '../district/queries'
import { savedWords } from '../district/saved-words'
import { SaveSheet, type Wish } from '../district/save-sheet'
import { SettingsPage } from '../district/settings-page'
import { FieldProblem } from '../text-field'
import { useDistrictWords } from '../words/district'
import { withDraft, wrongIn, type RulesDraft } from './draft'

const noRules: RulesDraft = {}
const isRulesDraft = (value: unknown): value is RulesDraft =>
  isRecord(value) && Object.values(value).every(typed => typeof typed === 'string')

/** The numbers that a district sets. What was typed is kept until it is saved. */
export default function Rules() {
  const words = useDistrictWords()
  const language = useLocale()
  const settings = useSettings().data
  const typed = useDraft('rules/1', isRulesDraft, noRules)
  const draft = typed.value
  const [saving, setSaving] = useState(false)
  const save = useSettingsAct(({ reason, from }: Wish) => {
    const { version, rules } = settings?.rules ?? never()
    return client.district.setRules({
      version,
      rules: withDraft(rules, draft),
      reason,
      ...(from ? { from } : {}),
    })
  })
  const base = settings?.rules
  const changes = base ? settingsChanges({ rules: base.rules }, { rules: withDraft(base.rules, draft) }) : []
  const wrong = ruleFields.some(one => {
    const typed = draft[ruleKey(one)]
    return typed !== undefined && wrongIn(one, typed) !== null
  })
  const foot = base && !base.waiting && (
    <Button
      look="primary"
      disabled={changes.length === 0 || wrong}
      onPress={() => {
        save.reset()
        setSaving(true)
      }}
    >
      {changes.length === 0 ? words.save.nothing : words.save.button(changes.length)}
    </Button>
  )
  return (
    <SettingsPage title={words.hub.rules} section="rules" narrow foot={foot || undefined}>
      {({ rules: { rules, waiting } }) => (
        <View className="staff-narrow">
          {typed.restored && <DraftNote onClear={typed.clear} />}
          <Section title={words.hub.rulesHint} card>
            {ruleFields.map(one => (
              <Rule
                key={ruleKey(one)}
                rule={one}
                value={draft[ruleKey(one)] ?? String(ruleValue(rules, one))}
                refused={refusedOf(save.error, one)}
                disabled={waiting !== null}
                onChange={value => {
                  typed.set({ ...draft, [ruleKey(one)]: value })
                }}
              />
            ))}
          </Section>
          {saving && (
            <SaveSheet
              changes={changes.map(change => changeInWords(change, language))}
              busy={save.isPending}
              error={save.error}
              onSave={wish => {
                save.mutate(wish, {
                  onSuccess: () => {
                    typed.clear()
                    setSaving(false)
                    notice(savedWords(wish))
                  },
                })
              }}
              onClose={() => {
                setSaving(false)
              }}
            />
          )}
        </View>
      )}
    </SettingsPage>
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
            className={`staff-input rule-field__input ${problem ? 'rule-field__input--wrong' : ''}`}
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
