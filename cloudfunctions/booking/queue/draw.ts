import { randomBytes } from 'node:crypto'
import { freePlaces, placeClaim } from '../../../domain/booking/claims'
import { dueOfDay, queueState, roomOf, type SlotToday } from '../../../domain/booking/queue/room'
import { NuanlinError } from '../../../domain/contract/errors'
import { chinaDate, DAY, startOfDay, type Instant } from '../../../domain/time/china-time'
import { database, type Transaction } from '../../platform/database'
import { offeringNow } from '../offering-now'
import type { TurnDocument } from './document'
import * as store from './store'

/** So long after their day numbers are kept. */
const KEPT = 30 * DAY

/** Id of the queue of a place on the day of a moment. */
export const queueOf = (offering: string, now: Instant): string =>
  `${offering}@${chinaDate(now).replaceAll('-', '')}`

interface Drawer {
  readonly person: string | null
  readonly onBehalf: boolean
}

/**
 * Draws a number for today. The number is given out by one write of the queue, and together with a place of the day
 * that no booking has: each is a claim of its own under a unique index, so that nobody is promised what is not there.
 *
 * @throws NOT_FOUND, QUEUE_CLOSED, QUEUE_FULL, ALREADY_IN_QUEUE
 */
export async function draw(
  offeringId: string,
  { person, onBehalf }: Drawer,
  now: Instant,
  transaction: Transaction,
): Promise<TurnDocument> {
  const db = await database()
  const offering = await offeringNow(offeringId, now)
  if (!offering) throw new NuanlinError('NOT_FOUND')
  const slots = offering.ended ? [] : await store.slotsToday(db, offeringId, now)
  if (queueState(slots, now).state !== 'open') throw new NuanlinError('QUEUE_CLOSED')
  const queue = queueOf(offeringId, now)
  const day = chinaDate(now)
  if (person !== null && (await store.liveTurnOf(queue, person))) throw new NuanlinError('ALREADY_IN_QUEUE')
  const [last, free] = await Promise.all([store.lastDrawn(db, queue), freeHolds(queue, slots, now)])
  const at = new Date(now)
  const expiresAt = new Date(startOfDay(day) + KEPT)
  const number = await store.nextNumber(db, queue, expiresAt)
  // Those who draw at the same time see the same free places; their numbers tell which of these is whose.
  const hold = free[(number - last - 1) % free.length] ?? free[0]
  const id = randomBytes(16).toString('hex')
  const one: TurnDocument = {
    _id: id,
    turn: `${queue}#${number}`,
    hold,
    once: person === null ? id : store.onceClaim(queue, person),
    queue,
    number,
    offering: offeringId,
    station: offering.station,
    path: offering.path,
    day,
    person,
    onBehalf,
    state: 'waiting',
    stateAt: at,
    calledAt: null,
    calls: 0,
    holding: true,
    dueAt: new Date(dueOfDay(slots)),
    history: [{ at, event: 'draw', by: person === null ? 'staff' : 'person' }],
    expiresAt,
    createdAt: at,
    updatedAt: at,
    version: 1,
  }
  await store.addTurn(transaction, one)
  return one
}

/**
 * Places of the day that neither a booking nor a turn has. People are called by their numbers, whatever slot their places
 * are in, so the first of these is taken first: it would be lost soonest.
 *
 * @throws QUEUE_FULL where there is none
 */
export async function freeHolds(
  queue: string,
  slots: readonly SlotToday[],
  now: Instant,
): Promise<readonly [string, ...string[]]> {
  const [first, ...others] = freeOf(slots, await store.holdsOf(await database(), queue), now)
  if (first === undefined) throw new NuanlinError('QUEUE_FULL')
  return [first, ...others]
}

/** Claims on the places of the day that nobody has, those of the slot that is over first before the others. */
export function freeOf(slots: readonly SlotToday[], holds: readonly string[], now: Instant): string[] {
  return slots.flatMap(slot => {
    const own = `${slot.id}#`
    const taken = holds.filter(hold => hold.startsWith(own)).map(hold => Number(hold.slice(own.length)))
    return freePlaces(roomOf(slot, now), taken).map(place => placeClaim(slot.id, place))
  })
}
