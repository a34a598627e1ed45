import type { Words } from '../contract/locale'
import type { District } from './district'

type Rules = District['rules']

/** One number that a district sets, as forms ask for it and histories name it. */
export interface RuleField {
  readonly group: keyof Rules
  readonly field: string
  /** In minutes, as all of them are so far. */
  readonly min: number
  readonly max: number
  /** What counts where nothing is stored: settings of a release that did not know the rule yet. */
  readonly usual: number
  readonly label: Words
  /** What becomes of it. */
  readonly hint: Words
}

/** Every rule there is; a test holds the table to the schema. */
export const ruleFields: readonly RuleField[] = [
  {
    group: 'open',
    field: 'soonMinutes',
    min: 1,
    max: 240,
    usual: 60,
    label: { 'zh-CN': '快开门、快关门', en: 'Opening or closing soon' },
    hint: {
      'zh-CN': '开门或关门前多少分钟，居民看到「快开门」「快关门」。',
      en: 'How many minutes before opening or closing residents are told so.',
    },
  },
  {
    group: 'freshness',
    field: 'freshMinutes',
    min: 1,
    max: 1440,
    usual: 15,
    label: { 'zh-CN': '座位数算新', en: 'Seats count as fresh' },
    hint: {
      'zh-CN': '报数后多少分钟内，不提醒可能变了。',
      en: 'For how many minutes a count is shown without a warning.',
    },
  },
  {
    group: 'freshness',
    field: 'staleMinutes',
    min: 1,
    max: 10_080,
    usual: 60,
    label: { 'zh-CN': '座位数过期', en: 'Seats count as unknown' },
    hint: {
      'zh-CN': '报数后过多少分钟，改为显示「不清楚」。',
      en: 'After how many minutes a count is shown as unknown.',
    },
  },
  {
    group: 'lockedReport',
    field: 'repeatMinutes',
    min: 1,
    max: 1440,
    usual: 30,
    label: { 'zh-CN': '「去了没开门」重复', en: 'Found locked, said again' },
    hint: {
      'zh-CN': '同一个人在多少分钟内再报，只算一次。',
      en: 'Within how many minutes the same person counts once.',
    },
  },
]

/** `freshness.staleMinutes`: how a rule is named in paths. */
export const ruleKey = ({ group, field }: Pick<RuleField, 'group' | 'field'>): string => `${group}.${field}`

/** The value of a rule, or what is usual where the rules are older than it. */
export function ruleValue(rules: StoredRules, rule: RuleField): number {
  return rules[rule.group]?.[rule.field] ?? rule.usual
}

/** Rules as another release stored them: some may be missing, and some unknown here. */
export type StoredRules = Readonly<Partial<Record<string, Readonly<Partial<Record<string, number>>>>>>

/** Every rule of this release and no other, each by what is asked of it. */
export function rulesOf(value: (rule: RuleField) => number): Rules {
  const rules: Record<string, Record<string, number>> = {}
  for (const rule of ruleFields) rules[rule.group] = { ...rules[rule.group], [rule.field]: value(rule) }
  // A test holds the table to the schema.
  return rules as Rules
}
