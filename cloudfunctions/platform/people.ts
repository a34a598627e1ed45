import type { Identity } from '../../domain/contract/allow'
import type { Locale } from '../../domain/contract/locale'
import { randomUUID } from 'node:crypto'
import { database, row, rows, type Reader, type Transaction } from './database'

/** A person as stored in `people`: an identity, settings, and nothing that no flow needs. */
export interface PersonDocument {
  /** Of our making: it says nothing of who they are elsewhere. */
  readonly _id: string
  /** Unique: `wx:<openid>` or `h5:<token subject>`. */
  readonly subject: string
  /** What they call themselves, as others see it; empty until they have said so. */
  readonly nickname: string
  /** A new name that others do not see yet. Absent in those from before names were checked. */
  readonly naming?: Naming | null
  /** When it is judged; null where there is nothing to judge. */
  readonly namingDue?: Date | null
  /** Where a station can call them back; empty where they gave none. Absent in those from before it was asked. */
  readonly phone?: string
  /** When it is forgotten: of somebody without an account, who was served at a counter. */
  readonly phoneUntil?: Date | null
  readonly community: string | null
  readonly language: Locale | null
  readonly careMode: boolean
  /** How many favourites they keep: written with every favourite, so that two at once meet here. */
  readonly favourites: number
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly version: number
}

/** What somebody wants to be called and others do not see yet. */
export interface Naming {
  readonly words: string
  /** WeChat is asked about it, or would not let it through. */
  readonly state: 'checking' | 'refused'
  readonly since: Date
  /** Times that WeChat was asked in vain. */
  readonly failures: number
  /** Under which somebody else wrote it; null once it is judged. Absent in those from before it was noted. */
  readonly delegation?: string | null
}

export const PEOPLE = 'people'

/** The person behind an identity; null for somebody who has not kept anything yet. */
export async function findPerson(identity: Identity): Promise<PersonDocument | null> {
  const db = await database()
  const [found] = await rows<PersonDocument>(
    db.collection(PEOPLE).where({ subject: identity.subject }).limit(1).get(),
  )
  return found ?? null
}

/**
 * The person behind an identity inside a transaction, made at their first act. `changes` and a new version are
 * written in any case: acts of one person that count something must conflict, not pass each other.
 */
export async function writePerson(
  transaction: Transaction,
  identity: Identity,
  now: Date,
  change: (
    person: PersonDocument,
  ) => Partial<
    Pick<
      PersonDocument,
      | 'nickname'
      | 'naming'
      | 'namingDue'
      | 'phone'
      | 'phoneUntil'
      | 'community'
      | 'language'
      | 'careMode'
      | 'favourites'
    >
  >,
): Promise<PersonDocument> {
  const people = transaction.collection(PEOPLE)
  const [known] = await rows<PersonDocument>(people.where({ subject: identity.subject }).limit(1).get())
  const before = known ?? newPerson(identity, now)
  const after: PersonDocument = { ...before, ...change(before), updatedAt: now, version: before.version + 1 }
  if (!known) await people.add(after)
  else {
    const { _id, ...rest } = after
    await people.doc(_id).set(rest)
  }
  return after
}

/** The same in a transaction. */
export async function personInside(reader: Reader, subject: string): Promise<PersonDocument | null> {
  const [found] = await rows<PersonDocument>(reader.collection(PEOPLE).where({ subject }).limit(1).get())
  return found ?? null
}

/** Takes the profile away: whoever calls next with the same identity is somebody new. */
export async function removePerson(transaction: Transaction, id: string): Promise<void> {
  await transaction.collection(PEOPLE).doc(id).delete()
}

function newPerson(identity: Identity, now: Date): PersonDocument {
  return {
    _id: randomUUID(),
    subject: identity.subject,
    nickname: '',
    community: null,
    language: null,
    careMode: false,
    favourites: 0,
    createdAt: now,
    updatedAt: now,
    version: 0,
  }
}

/** The identity of a person; null for somebody who is no more. */
export async function subjectInside(transaction: Transaction, id: string): Promise<string | null> {
  const person = await row<PersonDocument>(transaction.collection(PEOPLE).doc(id).get())
  return person && person.subject
}

/** What people call themselves, by subject; those who have kept nothing are not among them. */
export function nicknamesOf(subjects: readonly string[]): Promise<Map<string, string>> {
  return nicknamesBy('subject', subjects)
}

/** The same by their id in `people`. */
export function nicknamesOfIds(ids: readonly string[]): Promise<Map<string, string>> {
  return nicknamesBy('_id', ids)
}

async function nicknamesBy(
  field: 'subject' | '_id',
  values: readonly string[],
): Promise<Map<string, string>> {
  if (values.length === 0) return new Map()
  const db = await database()
  const found = await rows<PersonDocument>(
    db
      .collection(PEOPLE)
      .where({ [field]: db.command.in([...new Set(values)]) })
      .limit(1000)
      .get(),
  )
  return new Map(found.map(person => [person[field], person.nickname]))
}
