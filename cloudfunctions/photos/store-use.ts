import { transition } from '../../domain/contract/state-table'
import { stationPlace } from '../../domain/role/place'
import type { Role } from '../../domain/role/roles'
import { shelfOf, submissionTable, type SubmissionState } from '../../domain/submissions/lifecycle'
import { database, row, type Reader, type Transaction } from '../platform/database'
import { tell } from '../platform/notify'
import type { PhotoUse } from '../platform/photos'
import { groundIn } from '../platform/places'
import { tellModerators } from '../platform/tell-moderators'

/** Where the things stand that pictures are of. */
const collectionOf: Readonly<Record<PhotoUse['kind'], string>> = { submission: 'submissions' }

interface Used {
  /** Subject of its author. */
  readonly person: string
  readonly station: string
  readonly state: SubmissionState
  readonly version: number
  readonly history: Parameters<typeof tellModerators>[1]['history']
}

/** Whether everybody sees what a picture is of. */
export async function isPublic(reader: Reader, use: PhotoUse | null): Promise<boolean> {
  return use !== null && (await used(reader, use))?.state === 'published'
}

/**
 * Notes on what a picture is of that staff changed what is covered: whoever is about to decide on it has to look again.
 * What everybody sees goes back to be decided on where something was uncovered: its author is told that it is hidden,
 * and those nearest who decide, but for who did it, that it waits. Nothing where it is no more.
 */
export async function noteCover(
  transaction: Transaction,
  use: PhotoUse,
  {
    at,
    uncovers,
    subject,
    ...who
  }: {
    readonly at: Date
    readonly uncovers: boolean
    readonly subject: string
    readonly person: string | null
    readonly role: Role | null
  },
): Promise<void> {
  const thing = await used(transaction, use)
  if (!thing) return
  const { command } = await database()
  const back = uncovers ? transition(submissionTable, thing.state, 'uncover', 'staff') : null
  const version = thing.version + 1
  const state = back ?? thing.state
  const line = { at, event: back ? 'uncover' : 'covered', by: 'staff', ...who, state, version }
  await transaction
    .collection(collectionOf[use.kind])
    .doc(use.id)
    .update({
      history: command.push([line]),
      updatedAt: at,
      version,
      ...(back ? { state: back, shelf: shelfOf(back), stateAt: at } : {}),
    })
  if (!back) return
  const { person, station } = thing
  const stationName = (await groundIn(transaction, stationPlace(station)))?.name ?? { zh: station }
  await tell(transaction, person, { kind: 'photos_held', stationId: station, stationName, by: 'staff' }, at)
  await tellModerators(transaction, { ...thing, _id: use.id, shelf: shelfOf(back) }, at, subject)
}

function used(reader: Reader, { kind, id }: PhotoUse): Promise<Used | null> {
  return row<Used>(reader.collection(collectionOf[kind]).doc(id).get())
}
