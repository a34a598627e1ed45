import { goneOf } from '../../domain/privacy/gone'
import { placeKey } from '../../domain/role/place'
import { AUDIT, clearedLine, type AuditDocument } from '../platform/audit'
import { canonical } from '../platform/canonical'
import type { Database } from '../platform/database'
import { DELEGATIONS } from '../platform/delegations'
import { GRANTS } from '../platform/grants'
import { walk } from '../platform/walk'
import type { DeletionDocument } from './store-deletion'

/** What a line may say of a person in words. */
const WORDS = ['nickname', 'phone', 'label']
/** Where somebody wrote what they liked. Anything else is a role, a state, a place, a moment: no name can stand there. */
const FREE_TEXT = ['reason', 'note']
/** Shorter names stand in too many words that are none. */
const LEAST = 2
const TAKEN_OUT = '…'
/** Targets that are looked for together. */
const AT_ONCE = 100

/** What is somebody's own by its field `person`, and the kind of target under which staff act on it. */
const theirThings = [
  ['bookings', 'booking'],
  ['submissions', 'submission'],
  ['photos', 'photo'],
  ['samples', 'sample'],
] as const

/**
 * Clears the lines about a person: about their profile, their roles, the family they acted with, and what they booked,
 * sent or brought, for staff wrote their reasons there. Lines that they wrote, or that were written on their behalf, are
 * found by their actor. It comes before any of that is taken away or made nameless, and cut off it begins again.
 */
export async function clearLinesAbout(
  db: Database,
  deletion: DeletionDocument,
  keep: () => Promise<void>,
): Promise<number> {
  const them = db.command.in([deletion.subject, goneOf(deletion._id)])
  const ids = async (collection: string, where: Readonly<Record<string, unknown>>) => {
    const found: string[] = []
    for await (const page of walk<{ readonly _id: string }>(db, collection, { where, fields: { _id: true } }))
      found.push(...page.map(({ _id }) => _id))
    return found
  }
  const targets = [
    placeKey({ kind: 'person', id: deletion._id }),
    ...(await ids(GRANTS, { subject: them })).map(id => placeKey({ kind: 'grant', id })),
    ...(await ids(DELEGATIONS, { person: them })).map(delegationKey),
    ...(await ids(DELEGATIONS, { actor: them, kind: 'family' })).map(delegationKey),
  ]
  for (const [collection, kind] of theirThings)
    targets.push(...(await ids(collection, { person: them })).map(id => placeKey({ kind, id })))
  let done = 0
  for (let from = 0; from < targets.length; from += AT_ONCE) {
    await keep()
    const where = { target: db.command.in(targets.slice(from, from + AT_ONCE)) }
    for await (const page of walk<AuditDocument>(db, AUDIT, { where }))
      for (const line of page) {
        await clearLine(db, line, deletion, true)
        done++
      }
  }
  return done
}

const delegationKey = (id: string) => placeKey({ kind: 'delegation', id })

/**
 * Takes a person out of a line, under seal. Their name is a word of their own choice, `station_staff` or `2026-11` if
 * they like: it is looked for only where people write freely, and only in what is about them, so that nobody wipes
 * what they did out of the log by a name and a farewell.
 *
 * @param about the line is about the person: what it says in their words goes, and their name in what others wrote
 */
export async function clearLine(
  db: Database,
  line: AuditDocument,
  { _id: id, subject, nickname, createdAt }: DeletionDocument,
  about: boolean,
): Promise<void> {
  // The new account of whoever began anew.
  if (line.at > createdAt) return
  const gone = goneOf(id)
  const openid = subject.slice(subject.indexOf(':') + 1)
  const nameless = (text: string): string => text.replaceAll(subject, gone).replaceAll(openid, TAKEN_OUT)
  const cleared = (text: string, field: string): string =>
    about && FREE_TEXT.includes(field) && nickname.length >= LEAST
      ? nameless(text).replaceAll(nickname, TAKEN_OUT)
      : nameless(text)
  const clearedFacts = (value: unknown, field = ''): unknown => {
    if (typeof value === 'string') return about && WORDS.includes(field) ? '' : cleared(value, field)
    if (Array.isArray(value)) return value.map(one => clearedFacts(one, field))
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, clearedFacts(part, key)]))
  }
  const facts = (text: string | null) => text && canonical(clearedFacts(JSON.parse(text)))
  const words = {
    actor: line.actor === subject ? gone : line.actor,
    onBehalfOf: line.onBehalfOf === subject ? gone : line.onBehalfOf,
    before: facts(line.before),
    after: facts(line.after),
    reason: line.reason && cleared(line.reason, 'reason'),
  }
  if (Object.entries(words).every(([field, said]) => line[field as keyof typeof words] === said)) return
  const { _id, ...said } = clearedLine(line, words)
  // Of two runs at once the second finds other words than it read.
  await db
    .collection(AUDIT)
    .where({ _id, actor: line.actor, onBehalfOf: line.onBehalfOf, before: line.before, after: line.after })
    .update({ ...words, cleared: db.command.set(said.cleared) })
}
