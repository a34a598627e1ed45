import type { Locale } from '../contract/locale'
import { roleNames } from '../role/role-names'
import { roles, type Role } from '../role/roles'
import { acts, type FactsOfAct } from './acts'
import type { AuditLine } from './contract'
import { fieldWords, kindWords } from './field-words'
import { valueInWords } from './value-in-words'

type Facts = Readonly<Record<string, unknown>>

const lines: Readonly<
  Record<
    Locale,
    Readonly<Record<'added' | 'changed' | 'removed', (kind: string) => string>> & { acted: string }
  >
> = {
  'zh-CN': {
    added: kind => `新增了${kind}`,
    changed: kind => `改了${kind}`,
    removed: kind => `去掉了${kind}`,
    acted: '办理了一项业务',
  },
  en: {
    added: kind => `added: ${kind}`,
    changed: kind => `changed: ${kind}`,
    removed: kind => `removed: ${kind}`,
    acted: 'did something for somebody',
  },
}

/** What one side of a line says, by field; nothing where it is not there or no longer to be read. */
export function factsOf(json: string | null): Facts {
  if (json === null) return {}
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Facts) : {}
  } catch {
    return {}
  }
}

const isRole = (value: unknown): value is Role => (roles as readonly unknown[]).includes(value)

/** What was done, as one says it. */
export function saidOf(
  { procedure, before, after, target }: Pick<AuditLine, 'procedure' | 'before' | 'after' | 'target'>,
  locale: Locale,
): string {
  const facts: FactsOfAct = { before: factsOf(before), after: factsOf(after) }
  const { role } = { ...facts.before, ...facts.after }
  const say = acts[locale][procedure]
  if (say) return say(facts, isRole(role) ? roleNames[locale][role] : '')
  const { acted, added, changed, removed } = lines[locale]
  const kind = kindWords[locale][target.kind]
  if (kind === undefined || (before === null && after === null)) return acted
  return (before === null ? added : after === null ? removed : changed)(kind)
}

/** A field as it was and as it is; null for what was not there. */
export interface Difference {
  readonly field: string
  readonly before: string | null
  readonly after: string | null
  readonly changed: boolean
}

/** What only machines read: the number of a version, whose account it was, and by which line somebody was found. */
const unsaid: readonly string[] = ['version', 'subject', 'listed', 'sameActorAs']

/** The fields of an act in words, those that changed first. */
export function differencesOf(
  { before, after, target }: Pick<AuditLine, 'before' | 'after' | 'target'>,
  locale: Locale,
): Difference[] {
  const was = factsOf(before)
  const is = factsOf(after)
  const shown = (field: string, value: unknown) => valueInWords(field, value, target.kind, locale)
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .filter(field => target.kind === 'setting' || !unsaid.includes(field))
    .map(field => ({
      field: fieldWords[locale][field] ?? field,
      before: shown(field, was[field]),
      after: shown(field, is[field]),
      changed: JSON.stringify(was[field]) !== JSON.stringify(is[field]),
    }))
    .sort((one, other) => Number(other.changed) - Number(one.changed))
}
