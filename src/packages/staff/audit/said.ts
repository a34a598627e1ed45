import type { AuditLine } from '../../../../domain/audit/contract'
import { roles, type Role } from '../../../../domain/role/roles'
import { isRecord, isString } from '../../../api/checks'
import type { StaffWords } from '../words/zh-CN'

type Facts = Readonly<Record<string, unknown>>

/** What an act changed, as it was and as it is. */
export interface FactsOfAct {
  readonly before: Facts
  readonly after: Facts
}

function factsOf(json: string | null): Facts {
  if (json === null) return {}
  try {
    const value: unknown = JSON.parse(json)
    return isRecord(value) ? value : {}
  } catch {
    return {}
  }
}

const isRole = (value: unknown): value is Role => (roles as readonly unknown[]).includes(value)

/** The place that an act was about: of what changed, else of the log that the line stands in. */
export function placeKeyOf({ before, after, id }: AuditLine): string | null {
  const { place } = { ...factsOf(before), ...factsOf(after) }
  if (isString(place)) return place
  const chain = id.slice(0, id.lastIndexOf('#'))
  return /^(area|station):/.test(chain) ? chain : null
}

/** What was done, as one says it. */
export function saidOf({ procedure, before, after, target }: AuditLine, words: StaffWords): string {
  const facts = { before: factsOf(before), after: factsOf(after) }
  const { role } = { ...facts.before, ...facts.after }
  const { did, kinds, added, changed, removed, acted } = words.audit
  const say = did[procedure]
  if (say) return say(facts, isRole(role) ? words.roles[role] : '')
  const kind = kinds[target.kind]
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

/** The fields of an act, those that changed first. */
export function differencesOf({ before, after }: AuditLine, words: StaffWords): Difference[] {
  const was = factsOf(before)
  const is = factsOf(after)
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .map(field => ({
      field: words.audit.fields[field] ?? field,
      before: shown(was[field], words),
      after: shown(is[field], words),
      changed: JSON.stringify(was[field]) !== JSON.stringify(is[field]),
    }))
    .sort((one, other) => Number(other.changed) - Number(one.changed))
}

function shown(value: unknown, words: StaffWords): string | null {
  if (value === undefined || value === null) return null
  if (isRole(value)) return words.roles[value]
  if (typeof value === 'string') return words.audit.states[value] ?? value
  if (typeof value === 'boolean') return words.audit.states[String(value)] ?? String(value)
  return JSON.stringify(value)
}
