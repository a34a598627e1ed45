import type { Office } from '../../../../domain/station/desk-contract'

export type Field = keyof Office
/** What somebody typed: only the fields they touched. */
export type Draft = Partial<Office>

/** The same whatever the order of keys; lists of a record count in their order. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b))
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((v, i) => same(v, b[i]))
  const [one, other] = [definedOf(a), definedOf(b)]
  return (
    one.length === other.length &&
    one.every(([key, value]) => same(value, (b as Record<string, unknown>)[key]))
  )
}

const definedOf = (value: object) => Object.entries(value).filter(([, part]) => part !== undefined)

/** The touched fields that differ from what is known. */
export function changesOf(draft: Draft, known: Office): Draft {
  const changed = (Object.keys(draft) as Field[]).filter(field => !same(draft[field], known[field]))
  return Object.fromEntries(changed.map(field => [field, draft[field]]))
}

/** Fields that both sides changed since the edit began, to different values: somebody has to choose. */
export function conflictsOf(draft: Draft, begun: Office, now: Office): Field[] {
  return (Object.keys(changesOf(draft, now)) as Field[]).filter(field => !same(begun[field], now[field]))
}
