import { ruleFields, ruleKey, ruleValue, type RuleField } from '../../../../domain/district/rule-fields'
import type { Settings } from '../../../../domain/district/contract'

type Rules = Settings['rules']['rules']

/** What was typed, by rule; what was not touched is not in it, so that others may change it meanwhile. */
export type RulesDraft = Readonly<Record<string, string>>

/** What is typed that cannot be; null where it can. */
export function wrongIn({ min, max }: RuleField, typed: string): 'whole' | 'between' | null {
  if (!/^\d{1,6}$/.test(typed.trim())) return 'whole'
  const value = Number(typed)
  return value < min || value > max ? 'between' : null
}

/** The rules with what was typed, as far as it can be read. */
export function withDraft(rules: Rules, draft: RulesDraft): Rules {
  const result: Record<string, Record<string, number>> = {}
  for (const one of ruleFields) {
    const typed = draft[ruleKey(one)]
    const value = typed === undefined || wrongIn(one, typed) ? ruleValue(rules, one) : Number(typed)
    result[one.group] = { ...result[one.group], [one.field]: value }
  }
  return result as unknown as Rules
}
