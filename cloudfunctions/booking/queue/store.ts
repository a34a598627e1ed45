import { chinaDate, type ChinaDate, type Instant } from '../../../domain/time/china-time'
import {
  database,
  isDuplicate,
  row,
  rows,
  type Database,
  type Reader,
  type Transaction,
} from '../../platform/database'
import { countTaken, slotsOfDays } from '../store'
import type { QueueDocument, TurnDocument } from './document'
import type { SlotToday } from '../../../domain/booking/queue/room'

const QUEUES = 'queues'
const TURNS = 'turns'

/** Most documents that one read of the database may return. */
const MOST = 1000

/** The slots of an offering on the day of a moment, with what bookings have of each that may have room for a turn. */
export async function slotsToday(db: Database, offering: string, now: Instant): Promise<SlotToday[]> {
  const day = chinaDate(now)
  const found = await slotsOfDays(db, offering, day, day)
  return Promise.all(
    found.map(async ({ _id: id, startsAt, endsAt, capacity, bookable, state }) => ({
      id,
      start: startsAt.getTime(),
      end: endsAt.getTime(),
      capacity,
      bookable,
      closed: state === 'closed',
      held:
        endsAt.getTime() > now && (startsAt.getTime() <= now || capacity > bookable)
          ? await countTaken(db, id)
          : 0,
    })),
  )
}

/** The next number of a queue: one write, so that no two are given the same. */
export async function nextNumber(db: Database, id: string, expiresAt: Date): Promise<number> {
  for (;;) {
    const { doc } = await db
      .collection(QUEUES)
      .where({ _id: id })
      .updateAndReturn({ last: db.command.inc(1) })
    const queue = (doc as QueueDocument | null | undefined) ?? null
    if (queue) return queue.last
    try {
      await db.collection(QUEUES).add({ _id: id, last: 0, expiresAt })
    } catch (error) {
      // Somebody else drew the first number of the day.
      if (!isDuplicate(error)) throw error
    }
  }
}

/** Claims on places that turns of a day have. */
export async function holdsOf(db: Database, queue: string): Promise<string[]> {
  const found = await rows<{ readonly hold: string }>(
    db.collection(TURNS).where({ queue, holding: true }).field({ hold: true }).limit(MOST).get(),
  )
  return found.map(({ hold }) => hold)
}

export function turnIn(reader: Reader, id: string): Promise<TurnDocument | null> {
  return row<TurnDocument>(reader.collection(TURNS).doc(id).get())
}

export async function addTurn(transaction: Transaction, one: TurnDocument): Promise<void> {
  await transaction.collection(TURNS).add(one)
}

export async function writeTurn(transaction: Transaction, one: TurnDocument): Promise<void> {
  const { _id, ...rest } = one
  await transaction.collection(TURNS).doc(_id).set(rest)
}

/** Whoever has waited longest. */
export async function firstWaiting(reader: Reader, queue: string): Promise<TurnDocument | null> {
  const [found] = await rows<TurnDocument>(
    reader.collection(TURNS).where({ queue, state: 'waiting' }).orderBy('number', 'asc').limit(1).get(),
  )
  return found ?? null
}

/** How many wait, or how many of them before a number. */
export async function countWaiting(db: Database, queue: string, before?: number): Promise<number> {
  const upTo = before === undefined ? {} : { number: db.command.lt(before) }
  const { total } = await db
    .collection(TURNS)
    .where({ queue, state: 'waiting', ...upTo })
    .count()
  return total
}

/** Those who were called last today, the last first. */
export function lastCalled(db: Database, queue: string, limit: number): Promise<TurnDocument[]> {
  const called = db.command.gt(new Date(0))
  return rows(
    db.collection(TURNS).where({ queue, calledAt: called }).orderBy('calledAt', 'desc').limit(limit).get(),
  )
}

/** The highest number that was drawn; 0 for none. */
export async function lastDrawn(db: Database, queue: string): Promise<number> {
  const [found] = await rows<{ readonly number: number }>(
    db.collection(TURNS).where({ queue }).orderBy('number', 'desc').field({ number: true }).limit(1).get(),
  )
  return found?.number ?? 0
}

/** Nobody is called any more: whoever waits is told so by the clock, at once. */
export async function endSoon(db: Database, queue: string, at: Date): Promise<void> {
  const { command } = db
  await db
    .collection(TURNS)
    .where({ queue, state: 'waiting', dueAt: command.gt(at) })
    .update({ dueAt: at })
}

/** What somebody drew on a day, the last first. */
export function turnsOf(db: Database, person: string, day: ChinaDate): Promise<TurnDocument[]> {
  return rows(db.collection(TURNS).where({ person, day }).orderBy('createdAt', 'desc').limit(MOST).get())
}

/** The number of somebody's in a queue that is still to come. */
export async function liveTurnOf(queue: string, person: string): Promise<TurnDocument | null> {
  const db = await database()
  const [found] = await rows<TurnDocument>(
    db
      .collection(TURNS)
      .where({ once: onceClaim(queue, person) })
      .limit(1)
      .get(),
  )
  return found ?? null
}

/** Of one person in one queue. */
export const onceClaim = (queue: string, person: string): string => `${queue}#${person}`

/** Everything that was drawn at a station on a day, the lowest number first. */
export function turnsAt(db: Database, station: string, day: ChinaDate): Promise<TurnDocument[]> {
  return rows(db.collection(TURNS).where({ station, day }).orderBy('number', 'asc').limit(MOST).get())
}

/** Turns whose day is over, the longest due first. */
export function turnsDue(
  db: Database,
  at: Date,
  limit: number,
  except: readonly string[],
): Promise<TurnDocument[]> {
  const { command } = db
  const due = { dueAt: command.lt(new Date(at.getTime() + 1)), _id: command.nin(except) }
  return rows(db.collection(TURNS).where(due).orderBy('dueAt', 'asc').limit(limit).get())
}
