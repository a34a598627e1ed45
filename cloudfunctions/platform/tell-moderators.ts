import { stationPlace, type PlacePath } from '../../domain/role/place'
import type { Shelf } from '../../domain/submissions/lifecycle'
import { moderatorRoles } from '../../domain/submissions/moderators'
import { rows, type Transaction } from './database'
import { GUARDS, nearestHolders } from './grants'
import { tell, unreadAbout, writeRead } from './notify'
import { groundIn } from './places'
import { refuserOf } from './refuser'

/** So many of those nearest to a station hear of it: more than any has. */
const MOST_TOLD = 30

/** Something that came to be decided on. */
interface ToDecide {
  readonly _id: string
  /** Subject of its author. */
  readonly person: string
  readonly station: string
  readonly history: Parameters<typeof refuserOf>[0]['history']
  readonly shelf: Shelf | null
}

const kindOn = { waiting: 'photos_to_decide', objected: 'photos_objected' } as const

/**
 * Those nearest to a station who may decide on something there, and nobody above them.
 * @param author subject of who sent it: it is for somebody else
 * @param refuser id in `people` of who refused it before; null for none. Where nobody else could, they decide again
 */
export async function nearestModerators(
  transaction: Transaction,
  path: PlacePath,
  author: string,
  refuser: string | null,
): Promise<string[]> {
  const nearest = (isOut: (who: { readonly subject: string; readonly person: string }) => boolean) =>
    nearestHolders(transaction, [...path].reverse(), moderatorRoles, MOST_TOLD, isOut)
  const others = await nearest(({ subject, person }) => subject === author || person === refuser)
  return others.length > 0 || refuser === null ? others : nearest(({ subject }) => subject === author)
}

/**
 * Tells whoever decides that something came to be decided on, in the transaction that puts it there: those nearest to
 * the station who may decide on it, and nobody above them. Whoever has not yet read of what came before hears nothing
 * more, until all of that is decided: there is never more than one unread message of a kind and a station.
 *
 * @param except subject of who put it there, and so knows
 */
export async function tellModerators(
  transaction: Transaction,
  one: ToDecide,
  at: Date,
  except: string | null = null,
): Promise<void> {
  const { shelf, station } = one
  if (shelf !== 'waiting' && shelf !== 'objected') return
  const ground = await groundIn(transaction, stationPlace(station))
  if (!ground) return
  const kind = kindOn[shelf]
  const refuser = shelf === 'objected' ? refuserOf(one) : null
  const people = await nearestModerators(transaction, ground.path, one.person, refuser)
  if (people.length === 0) return

  const unread = await unreadAbout(transaction, people, kind, station)
  const isMore = await othersOnShelf(transaction, one, shelf)
  const knows = new Set(isMore ? unread.map(({ person }) => person) : [])
  const toTell = people.filter(person => person !== except && !knows.has(person))
  if (toTell.length === 0) return
  // Of two that come at the same moment the second looks again, and sees that all were told.
  await transaction.collection(GUARDS).doc(`told:${kind}:${station}`).set({ updatedAt: at })
  for (const message of unread) if (!knows.has(message.person)) await writeRead(transaction, message, at)
  const notice = { kind, stationId: station, stationName: ground.name } as const
  for (const person of toTell) await tell(transaction, person, notice, at)
}

/** Whether anything else of the same station stands on a shelf. */
async function othersOnShelf(
  transaction: Transaction,
  { _id, station }: Pick<ToDecide, '_id' | 'station'>,
  shelf: Shelf,
): Promise<boolean> {
  const found = await rows<{ readonly _id: string }>(
    transaction.collection('submissions').where({ station, shelf }).field({ _id: true }).limit(2).get(),
  )
  return found.some(one => one._id !== _id)
}
