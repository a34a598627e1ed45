import { moderatorRoles } from '../../domain/submissions/moderators'
import { stationPlace, type PlacePath } from '../../domain/role/place'
import type { Transaction } from '../platform/database'
import { GUARDS, nearestHolders } from '../platform/grants'
import { tell, unreadAbout, writeRead } from '../platform/notify'
import { groundIn } from '../platform/places'
import type { SubmissionDocument } from './document'
import { refuserOf } from './refuser'
import { othersOnShelf } from './store'

/** So many of those nearest to a station hear of it: more than any has. */
const MOST_TOLD = 30

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
 */
export async function tellModerators(
  transaction: Transaction,
  one: Pick<SubmissionDocument, '_id' | 'person' | 'station' | 'history' | 'shelf'>,
  at: Date,
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
  const toTell = people.filter(person => !knows.has(person))
  if (toTell.length === 0) return
  // Of two that come at the same moment the second looks again, and sees that all were told.
  await transaction.collection(GUARDS).doc(`told:${kind}:${station}`).set({ updatedAt: at })
  for (const message of unread) if (!knows.has(message.person)) await writeRead(transaction, message, at)
  const notice = { kind, stationId: station, stationName: ground.name } as const
  for (const person of toTell) await tell(transaction, person, notice, at)
}
