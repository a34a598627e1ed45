import { randomBytes, randomInt } from 'node:crypto'
import { freePlaces, freeQuota, personClaim, placeClaim } from '../../domain/booking/claims'
import { NuanlinError } from '../../domain/contract/errors'
import { DAY, MINUTE, type Instant } from '../../domain/time/china-time'
import type { PersonalCall } from '../platform/call'
import { database, type Database, type Transaction } from '../platform/database'
import { dueOf, expiryOf, reminderOf } from '../platform/booking-advance'
import type { BookingDocument, OfferingDocument, SlotDocument } from './document'
import { offeringNow } from './offering-now'
import * as store from './store'

/** Nothing is booked so far ahead, in milliseconds. */
const FARTHEST = 31 * DAY

/** What is asked of a person before they get a place or join a line, and what they may claim. */
interface Asking {
  readonly db: Database
  readonly person: string
  readonly onBehalf: boolean
  readonly at: Instant
  readonly quota: string
}

/** How a booking is made where nothing else is written with it. */
export interface Alone {
  readonly id: string
  /** Not tried before: they are taken for somebody without bookings to come, and looked up when refused. */
  readonly first: boolean
}

/**
 * Books a place. First it takes a ticket, one conditional write that gives each caller a place of their own; where
 * tickets have run out it looks for a place that came free. Either way the claim on the place is the booking's, under a
 * unique index, in the booking itself: a ticket that is lost costs a recount and never a place.
 *
 * @param write stores the booking
 * @returns the booking that was written
 * @throws SLOT_FULL, SLOT_CLOSED, SLOT_OVER, ALREADY_BOOKED, TOO_MANY_BOOKINGS
 */
export async function book(
  slotId: string,
  call: PersonalCall,
  write: (one: BookingDocument) => Promise<void>,
  alone?: Alone,
): Promise<BookingDocument> {
  const asking = await mayAsk(slotId, call, alone?.first)
  const { db, at } = asking
  const ticket = await store.takeTicket(db, slotId, at)
  try {
    const slot = ticket ?? (await store.slotIn(db, slotId))
    mustBeOpen(slot, at)
    const first = ticket !== null && ticket.next <= ticket.bookable
    const place = first ? ticket.next - 1 : await placeThatCameFree(db, slot)
    // Whoever waits was there before: what is free is theirs. Looked for after the place was found, for they may have
    // joined since; a place that is given out for the first time was there before anybody could wait.
    if ((!first || slot.line > 0) && (await store.firstWaiting(db, slotId, 1)).length > 0)
      throw new NuanlinError('SLOT_FULL')
    const one = await written(asking, slot, { state: 'booked', place, line: null }, alone?.id)
    await write(one)
    return one
  } catch (error) {
    // Found full in spite of the ticket: it was none.
    const full = error instanceof NuanlinError && error.code === 'SLOT_FULL'
    if (ticket && !full) await store.giveTicketBack(db, slotId, at)
    throw error
  }
}

/**
 * Joins the line of a slot that is full. Numbers are given out one by one, by one write of the slot: whoever was
 * answered before another one called is before them.
 */
export async function joinLine(
  slotId: string,
  call: PersonalCall,
  transaction: Transaction,
): Promise<BookingDocument> {
  const asking = await mayAsk(slotId, call)
  const { db, at } = asking
  // Of one moment, for somebody may move up between two looks.
  const before = await store.slotIn(transaction, slotId)
  mustBeOpen(before, at)
  const taken = await store.takenPlaces(transaction, slotId)
  const waiting = await store.firstWaiting(transaction, slotId, 1)
  if (taken.length < before.bookable && waiting.length === 0) throw new NuanlinError('NOT_FULL')
  const slot = await store.joinAt(db, slotId)
  mustBeOpen(slot, at)
  const one = await written(asking, slot, { state: 'waiting', place: null, line: slot.line })
  await store.addBooking(transaction, one)
  return one
}

/** @param unseen their bookings are not looked at: the claims refuse what they may not have */
async function mayAsk(slotId: string, call: PersonalCall, unseen = false): Promise<Asking> {
  const { caller, actor, now: at } = call
  const db = await database()
  const offering = slotId.slice(0, slotId.indexOf('@'))
  const known = await offeringNow(offering, at)
  if (!known) throw new NuanlinError('NOT_FOUND')
  const upcoming = unseen && !mayHaveMore(known, at) ? [] : await store.upcomingOf(db, caller.subject)
  if (known.ended) throw new NuanlinError('SLOT_CLOSED')
  if (upcoming.some(({ slot }) => slot === slotId)) throw new NuanlinError('ALREADY_BOOKED')
  const taken = upcoming.map(({ quota }) => quota)
  const quota = freeQuota(offering, caller.subject, known.plan.rules.mostUpcoming, taken)
  if (quota === null) throw new NuanlinError('TOO_MANY_BOOKINGS')
  return { db, person: caller.subject, onBehalf: actor !== null, at, quota }
}

/** More to come than they may: from before a limit that was lowered, which claims know nothing of. */
const mayHaveMore = ({ version, updatedAt }: OfferingDocument, at: Instant): boolean =>
  version > 1 && at - updatedAt.getTime() < FARTHEST

function mustBeOpen(slot: SlotDocument | null, at: Instant): asserts slot is SlotDocument {
  if (!slot) throw new NuanlinError('NOT_FOUND')
  if (slot.state === 'closed') throw new NuanlinError('SLOT_CLOSED')
  if (slot.startsAt.getTime() <= at) throw new NuanlinError('SLOT_OVER')
}

/** One of the places that somebody gave back, any of them: who looks at the same time should look elsewhere. */
async function placeThatCameFree(db: Database, slot: SlotDocument): Promise<number> {
  // Most who come late find it full: that needs no list.
  if ((await store.countTaken(db, slot._id)) >= slot.bookable) throw new NuanlinError('SLOT_FULL')
  const free = freePlaces(slot.bookable, await store.takenPlaces(db, slot._id))
  const place = free[free.length > 1 ? randomInt(free.length) : 0]
  if (place === undefined) throw new NuanlinError('SLOT_FULL')
  return place
}

async function written(
  { person, onBehalf, at, quota }: Asking,
  slot: SlotDocument,
  { state, place, line }: Pick<BookingDocument, 'place' | 'line'> & { readonly state: 'booked' | 'waiting' },
  id = randomBytes(16).toString('hex'),
): Promise<BookingDocument> {
  const now = new Date(at)
  const offering = await offeringNow(slot.offering, at)
  const grace = offering?.plan.rules.graceMinutes ?? 0
  return {
    _id: id,
    number: String(randomInt(10_000_000, 100_000_000)),
    hold: place === null ? id : placeClaim(slot._id, place),
    once: personClaim(slot._id, person),
    quota,
    offering: slot.offering,
    slot: slot._id,
    station: slot.station,
    path: slot.path,
    day: slot.day,
    startsAt: slot.startsAt,
    endsAt: slot.endsAt,
    person,
    onBehalf,
    state,
    stateAt: now,
    holding: place !== null,
    upcoming: true,
    place,
    line,
    offeredUntil: null,
    reason: null,
    // A place may have come free while they joined: the clock looks at it soon, whatever becomes of this call.
    dueAt: state === 'waiting' ? new Date(at + MINUTE) : dueOf(state, slot, grace),
    remindAt: reminderOf(state, slot, now),
    history: [{ at: now, event: state === 'waiting' ? 'join' : 'book', by: 'person', state }],
    expiresAt: expiryOf(slot.endsAt),
    createdAt: now,
    updatedAt: now,
    version: 1,
  }
}
