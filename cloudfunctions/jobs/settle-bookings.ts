import { look, settle } from '../booking/settle'
import { endTurn } from '../booking/queue/advance'
import { turnsDue } from '../booking/queue/store'
import { remindOf } from '../booking/remind'
import { bookingsDue, bookingsToRemind, slotsToSettle } from '../booking/store'
import { database } from '../platform/database'
import { Failures } from './failures'
import { inTurns } from './in-turns'
import type { Run } from './run-job'

const BATCH = 50

/**
 * What the clock does to bookings whose moment has come, and slots that have to be looked after: a place that was given
 * up by a call that died is passed on here, and people are reminded. Numbers that
 * nobody called end with their day.
 */
export async function settleBookings(run: Run): Promise<void> {
  const db = await database()
  const failures = new Failures()
  const left = { bookings: [] as string[], slots: [] as string[], turns: [] as string[] }
  const bookings = async () => {
    const due = await bookingsDue(db, run.at, BATCH, left.bookings)
    for (const one of due)
      if (!(await failures.apart(() => look(db, one, run.at)))) left.bookings.push(one._id)
    return { done: due.length, more: due.length === BATCH }
  }
  const slots = async () => {
    const due = await slotsToSettle(db, run.at, BATCH, left.slots)
    for (const { _id } of due) {
      // Each once a run: one in which people keep booking is counted later.
      left.slots.push(_id)
      await failures.apart(() => settle(_id, run.at))
    }
    return { done: due.length, more: due.length === BATCH }
  }
  const reminders = async () => {
    const due = await bookingsToRemind(db, run.at, BATCH, left.bookings)
    for (const one of due)
      if (!(await failures.apart(() => remindOf(db, one, run.at)))) left.bookings.push(one._id)
    return { done: due.length, more: due.length === BATCH }
  }
  const turns = async () => {
    const due = await turnsDue(db, run.at, BATCH, left.turns)
    for (const one of due)
      if (!(await failures.apart(() => endTurn(db, one, run.at)))) left.turns.push(one._id)
    return { done: due.length, more: due.length === BATCH }
  }
  await inTurns(run, failures, [bookings, slots, reminders, turns], 0, work => work())
  failures.tell()
}
