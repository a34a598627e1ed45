import { isHolding } from '../../domain/booking/lifecycle'
import type { ChinaDate, Instant } from '../../domain/time/china-time'
import { database, row, rows, type Database, type Reader, type Transaction } from '../platform/database'
import { newestFirst, type Page, type PageAsked } from '../platform/newest-first'
import type { BookingDocument, OfferingDocument, SlotDocument } from './document'

export const OFFERINGS = 'offerings'
export const SLOTS = 'slots'
export const BOOKINGS = 'bookings'

/** Most documents that one read of the database may return. */
const MOST = 1000

export function offeringIn(reader: Reader, id: string): Promise<OfferingDocument | null> {
  return row<OfferingDocument>(reader.collection(OFFERINGS).doc(id).get())
}

export async function offeringsOf(station: string): Promise<OfferingDocument[]> {
  const db = await database()
  return rows(db.collection(OFFERINGS).where({ station }).limit(100).get())
}

export async function offeringsByIds(ids: readonly string[]): Promise<Map<string, OfferingDocument>> {
  if (ids.length === 0) return new Map()
  const db = await database()
  const found = await rows<OfferingDocument>(
    db
      .collection(OFFERINGS)
      .where({ _id: db.command.in([...new Set(ids)]) })
      .limit(MOST)
      .get(),
  )
  return new Map(found.map(one => [one._id, one]))
}

export async function addOffering(transaction: Transaction, one: OfferingDocument): Promise<void> {
  await transaction.collection(OFFERINGS).add(one)
}

export async function writeOffering(transaction: Transaction, one: OfferingDocument): Promise<void> {
  const { _id, ...rest } = one
  await transaction.collection(OFFERINGS).doc(_id).set(rest)
}

export function slotIn(reader: Reader, id: string): Promise<SlotDocument | null> {
  return row<SlotDocument>(reader.collection(SLOTS).doc(id).get())
}

/** Slots of some days of an offering, in their order. */
export async function slotsOfDays(
  db: Database,
  offering: string,
  from: ChinaDate,
  to: ChinaDate,
): Promise<SlotDocument[]> {
  const { command } = db
  const found: SlotDocument[] = []
  for (;;) {
    const page = await rows<SlotDocument>(
      db
        .collection(SLOTS)
        .where({ offering, day: command.and(command.gte(from), command.lte(to)) })
        .orderBy('day', 'asc')
        .orderBy('startsAt', 'asc')
        .skip(found.length)
        .limit(MOST)
        .get(),
    )
    found.push(...page)
    if (page.length < MOST) return found
  }
}

/** The first slot of an offering that seems to have a place. */
export async function nextFreeSlot(
  db: Database,
  offering: string,
  after: Instant,
): Promise<SlotDocument | null> {
  const { command } = db
  const [found] = await rows<SlotDocument>(
    db
      .collection(SLOTS)
      .where({
        offering,
        state: 'open',
        startsAt: command.gt(new Date(after)),
        free: command.gt(0),
      })
      .orderBy('startsAt', 'asc')
      .limit(1)
      .get(),
  )
  return found ?? null
}

/** After so long a slot that gave out places is counted anew, in milliseconds. */
const RECOUNT_AFTER = 5 * 60_000

/**
 * Takes one of the places that seem to be free; null where none does, or the slot is closed or not there. The one
 * conditional write of a document that everybody wants: nobody waits for anybody.
 */
export async function takeTicket(db: Database, id: string, now: Instant): Promise<SlotDocument | null> {
  const { command } = db
  const { doc } = await db
    .collection(SLOTS)
    .where({ _id: id, state: 'open', free: command.gt(0) })
    .updateAndReturn({
      free: command.inc(-1),
      next: command.inc(1),
      settleAt: new Date(now + RECOUNT_AFTER),
    })
  return (doc as SlotDocument | null | undefined) ?? null
}

/** The place was not needed after all. */
export async function giveTicketBack(db: Database, id: string, now: Instant): Promise<void> {
  await db
    .collection(SLOTS)
    .where({ _id: id })
    .update({ free: db.command.inc(1), settleAt: new Date(now + RECOUNT_AFTER) })
}

/** The next number of a slot's line; null where it is closed. */
export async function joinAt(db: Database, id: string): Promise<SlotDocument | null> {
  const { doc } = await db
    .collection(SLOTS)
    .where({ _id: id, state: 'open' })
    .updateAndReturn({ line: db.command.inc(1) })
  return (doc as SlotDocument | null | undefined) ?? null
}

/** Numbers of the places that bookings have. */
export async function takenPlaces(db: Reader, slot: string): Promise<number[]> {
  const found = await rows<{ readonly place: number }>(
    db.collection(BOOKINGS).where({ slot, holding: true }).field({ place: true }).limit(MOST).get(),
  )
  return found.map(({ place }) => place)
}

export async function countTaken(db: Database, slot: string): Promise<number> {
  const { total } = await db.collection(BOOKINGS).where({ slot, holding: true }).count()
  return total
}

/** Those who wait for a slot, the first in its line first. */
export function firstWaiting(db: Reader, slot: string, limit: number): Promise<BookingDocument[]> {
  return rows(
    db
      .collection(BOOKINGS)
      .where({ slot, state: 'waiting' })
      .orderBy('line', 'asc')
      .limit(Math.min(limit, MOST))
      .get(),
  )
}

/** How many wait before a number of the line. */
export async function countAhead(db: Database, slot: string, line: number): Promise<number> {
  const { total } = await db
    .collection(BOOKINGS)
    .where({ slot, state: 'waiting', line: db.command.lt(line) })
    .count()
  return total
}

/** How many wait for each of some slots. */
export async function countWaiting(db: Database, slots: readonly string[]): Promise<Map<string, number>> {
  const counted = await Promise.all(
    slots.map(async slot => {
      const { total } = await db.collection(BOOKINGS).where({ slot, state: 'waiting' }).count()
      return [slot, total] as const
    }),
  )
  return new Map(counted)
}

/** What somebody has to come, of every offering: they may have few of each. */
export function upcomingOf(db: Database, person: string): Promise<BookingDocument[]> {
  return rows(
    db
      .collection(BOOKINGS)
      .where({ person, upcoming: true })
      .orderBy('startsAt', 'asc')
      .orderBy('_id', 'asc')
      .limit(100)
      .get(),
  )
}

/** What somebody had, the last first. */
export function pastOf(person: string, page: PageAsked): Promise<Page<BookingDocument>> {
  return newestFirst<BookingDocument>(BOOKINGS, { person, upcoming: false }, 'startsAt', page)
}

export function bookingIn(reader: Reader, id: string): Promise<BookingDocument | null> {
  return row<BookingDocument>(reader.collection(BOOKINGS).doc(id).get())
}

export async function bookingByNumber(reader: Reader, number: string): Promise<BookingDocument | null> {
  const [found] = await rows<BookingDocument>(reader.collection(BOOKINGS).where({ number }).limit(1).get())
  return found ?? null
}

export async function addBooking(
  to: Pick<Transaction | Database, 'collection'>,
  one: BookingDocument,
): Promise<void> {
  await to.collection(BOOKINGS).add(one)
}

export async function writeBooking(transaction: Transaction, one: BookingDocument): Promise<void> {
  const { _id, ...rest } = one
  await transaction.collection(BOOKINGS).doc(_id).set(rest)
}

/** Everybody in a slot or its line. */
export async function everybodyIn(db: Database, slot: string): Promise<BookingDocument[]> {
  const { command } = db
  const found = await rows<BookingDocument>(
    db
      .collection(BOOKINGS)
      .where({ slot, state: command.in(['waiting', 'offered', 'booked']) })
      .limit(MOST)
      .get(),
  )
  return found.filter(({ state }) => state === 'waiting' || isHolding(state))
}

/** Everything booked at a station on a day, by its time. */
export async function bookingsOfDay(station: string, day: ChinaDate): Promise<BookingDocument[]> {
  const db = await database()
  return rows(
    db
      .collection(BOOKINGS)
      .where({ station, day })
      .orderBy('startsAt', 'asc')
      .orderBy('_id', 'asc')
      .limit(MOST)
      .get(),
  )
}

/** What the clock looks at by itself: the collection, and the field with the moment. */
interface Due {
  readonly collection: string
  readonly field: string
}

/** Looks for some that are due, the longest due first, those left out that were tried already. */
function dueIn<Document>({ collection, field }: Due) {
  return (db: Database, at: Date, limit: number, except: readonly string[]): Promise<Document[]> => {
    // `lt` of a moment: null is none.
    const due = {
      [field]: db.command.lt(new Date(at.getTime() + 1)),
      _id: db.command.nin(except),
    }
    return rows(db.collection(collection).where(due).orderBy(field, 'asc').limit(limit).get())
  }
}

/** Bookings that the clock has to look at. */
export const bookingsDue = dueIn<BookingDocument>({ collection: BOOKINGS, field: 'dueAt' })

/** Bookings whose people are reminded now. */
export const bookingsToRemind = dueIn<BookingDocument>({ collection: BOOKINGS, field: 'remindAt' })

/** Slots that have to be looked after. */
export const slotsToSettle = dueIn<SlotDocument>({ collection: SLOTS, field: 'settleAt' })

/** What was counted of a slot, unless somebody took a place or joined meanwhile: then it is counted again later. */
export async function noteCount(
  db: Database,
  { _id, next, line, state, bookable }: SlotDocument,
  free: number,
  settleAt: Date | null,
): Promise<boolean> {
  const { updated } = await db
    .collection(SLOTS)
    .where({ _id, next, line, state, bookable })
    .update({ free, settleAt: db.command.set(settleAt) })
  return updated > 0
}

/**
 * The clock has looked at it and comes back then; unless something happened to it meanwhile: the person among it, for
 * clearing an account makes the clock look too, and changes no version.
 */
export async function lookAgain(
  db: Database,
  { _id, version, person }: BookingDocument,
  dueAt: Date | null,
): Promise<void> {
  await db
    .collection(BOOKINGS)
    .where({ _id, version, person })
    .update({ dueAt: db.command.set(dueAt) })
}

/** It could not be counted: it is tried again then. */
export async function settleLater(db: Database, id: string, settleAt: Date): Promise<void> {
  await db.collection(SLOTS).where({ _id: id }).update({ settleAt })
}

/** Closes a slot in the transaction of who decides it; taking everybody out of it comes after. */
export async function markForClosing(
  transaction: Transaction,
  { _id, closedBy }: SlotDocument,
  reason: string,
  at: Date,
): Promise<void> {
  if (closedBy === 'staff') return
  await transaction
    .collection(SLOTS)
    .doc(_id)
    .update({ state: 'closed', reason, closedBy: 'staff', free: 0, updatedAt: at, settleAt: at })
}

/** Offerings by their ids, from one on. */
export function offeringsAfter(db: Database, after: string, limit: number): Promise<OfferingDocument[]> {
  return rows(
    db
      .collection(OFFERINGS)
      .where({ _id: db.command.gt(after) })
      .orderBy('_id', 'asc')
      .limit(limit)
      .get(),
  )
}

export async function writeSlot(transaction: Transaction, one: SlotDocument): Promise<void> {
  const { _id, ...rest } = one
  await transaction.collection(SLOTS).doc(_id).set(rest)
}
