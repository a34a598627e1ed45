import type { Name } from '../../domain/contract/name'
import type { PlaceKey, PlacePath } from '../../domain/role/place'
import type { Role } from '../../domain/role/roles'
import type { Shelf } from '../../domain/submissions/lifecycle'
import { database, row, rows, type Reader, type Transaction } from '../platform/database'
import { GRANTS, type GrantDocument } from '../platform/grants'
import { newestFirst, type Page, type PageAsked } from '../platform/newest-first'
import { oldestFirst } from '../platform/oldest-first'
import type { SubmissionDocument } from './document'

export const SUBMISSIONS = 'submissions'

export async function submissionInside(reader: Reader, id: string): Promise<SubmissionDocument | null> {
  return row<SubmissionDocument>(reader.collection(SUBMISSIONS).doc(id).get())
}

export async function findSubmission(id: string): Promise<SubmissionDocument | null> {
  return submissionInside(await database(), id)
}

export async function addSubmission(transaction: Transaction, one: SubmissionDocument): Promise<void> {
  await transaction.collection(SUBMISSIONS).add(one)
}

export async function writeSubmission(transaction: Transaction, one: SubmissionDocument): Promise<void> {
  const { _id, ...rest } = one
  await transaction.collection(SUBMISSIONS).doc(_id).set(rest)
}

/** What somebody sent, newest first. */
export function submissionsOf(person: string, page: PageAsked): Promise<Page<SubmissionDocument>> {
  return newestFirst<SubmissionDocument>(SUBMISSIONS, { person }, 'createdAt', page)
}

/** What is shown of a station, newest first. */
export function publishedOf(station: string, page: PageAsked): Promise<Page<SubmissionDocument>> {
  return newestFirst<SubmissionDocument>(SUBMISSIONS, { station, shelf: 'published' }, 'stateAt', page)
}

/** What staff of a place have on a shelf: what waits oldest first, all else newest first. */
export function onShelf(place: PlaceKey, shelf: Shelf, page: PageAsked): Promise<Page<SubmissionDocument>> {
  const oldest = shelf === 'waiting' || shelf === 'objected'
  return oldest
    ? oldestFirst<SubmissionDocument>(SUBMISSIONS, { path: place, shelf }, 'stateAt', page)
    : newestFirst<SubmissionDocument>(SUBMISSIONS, { path: place, shelf }, 'stateAt', page)
}

/** How much of a shelf stands at these places or below them. */
export async function countOnShelf(places: readonly PlaceKey[], shelf: Shelf): Promise<number> {
  if (places.length === 0) return 0
  const db = await database()
  const { total } = await db
    .collection(SUBMISSIONS)
    .where({ path: db.command.in([...places]), shelf })
    .count()
  return total
}

/** What stations are called, and the areas around them. */
export interface StationNames {
  readonly name: Name
  readonly areaNames: readonly Name[]
}

export async function stationNames(ids: readonly string[]): Promise<Map<string, StationNames>> {
  if (ids.length === 0) return new Map()
  const db = await database()
  const found = await rows<StationNames & { readonly _id: string }>(
    db
      .collection('stations')
      .where({ _id: db.command.in([...new Set(ids)]) })
      .field({ name: true, areaNames: true })
      .limit(1000)
      .get(),
  )
  return new Map(found.map(({ _id, name, areaNames }) => [_id, { name, areaNames }]))
}

/** So many holders of a role on one place and above it are looked at: anybody other than two is all that is asked. */
const HOLDERS = 200

/** Whether somebody holds one of the roles on a place of the path who is not out of the question. */
export async function somebodyElse(
  transaction: Transaction,
  path: PlacePath,
  roles: readonly Role[],
  isOut: (grant: Pick<GrantDocument, 'subject' | 'person'>) => boolean,
): Promise<boolean> {
  const { command } = await database()
  const found = await rows<GrantDocument>(
    transaction
      .collection(GRANTS)
      .where({ place: command.in([...path]), state: 'active', role: command.in([...roles]) })
      .limit(HOLDERS)
      .get(),
  )
  return found.some(grant => !isOut(grant))
}
