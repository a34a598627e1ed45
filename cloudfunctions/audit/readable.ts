import type { AuditDocument } from '../platform/audit'
import { nicknamesOf, nicknamesOfIds } from '../platform/people'

type Facts = Readonly<Record<string, unknown>>

/** Whom lines are about, by the ids that they were written with. */
export interface Named {
  readonly bySubject: ReadonlyMap<string, string>
  readonly byId: ReadonlyMap<string, string>
}

/** What the people call themselves who did what lines say, and those whom they are about. */
export async function namesIn(lines: readonly AuditDocument[]): Promise<Named> {
  const facts = lines.flatMap(({ before, after }) => [factsOf(before), factsOf(after)])
  const said = (field: string) => facts.flatMap(fact => (typeof fact[field] === 'string' ? fact[field] : []))
  const [bySubject, byId] = await Promise.all([
    nicknamesOf([...lines.map(({ actor }) => actor), ...said('subject')]),
    nicknamesOfIds(said('person')),
  ])
  return { bySubject, byId }
}

/**
 * What a line says before or after, as people may read it: whom it is about by what they call themselves, '' for who
 * has said nothing. Lines from before there were ids of ours say it by `subject`, which nobody is shown; the stored
 * line stays what it is, for its hash covers it.
 */
export function readable(json: string | null, { bySubject, byId }: Named): string | null {
  if (json === null) return null
  const { subject, person, ...rest } = factsOf(json)
  const name =
    typeof person === 'string' && !person.includes(':')
      ? (byId.get(person) ?? '')
      : typeof subject === 'string'
        ? (bySubject.get(subject) ?? '')
        : null
  if (name === null && person === undefined) return json
  return JSON.stringify(name === null ? rest : { person: name, ...rest })
}

function factsOf(json: string | null): Facts {
  const value: unknown = json === null ? null : JSON.parse(json)
  return value !== null && typeof value === 'object' ? (value as Facts) : {}
}
