import { freePlaces } from '../../domain/booking/claims'
import { isGone } from '../../domain/privacy/gone'
import { afterQuiet } from '../../domain/sending/quiet-hours'
import { chinaDate, MINUTE } from '../../domain/time/china-time'
import { database, isDuplicate, type Database } from '../platform/database'
import { inParallel } from '../platform/in-parallel'
import { messageSettings } from '../platform/sendings'
import { transact } from '../platform/transact'
import { advance, dueOf, withPlace } from '../platform/booking-advance'
import type { BookingDocument, SlotDocument } from './document'
import { offeringNow } from './offering-now'
import { queueOf } from './queue/draw'
import { endSoon } from './queue/store'
import * as store from './store'
import { tellBooking } from './tell'

/** A place that comes free so shortly before the start is offered to nobody: they could not come. In milliseconds. */
const TOO_SHORT = 5 * MINUTE
/** People who are taken out of a slot by one call; the clock goes on with the others. */
const AT_ONCE = 100
const WIDTH = 4
/** Others are at the same slot: after so many looks it is left for the clock. */
const ATTEMPTS = 10
/** A call that had begun when a slot was closed is over after so long: then the slot is looked through once more. */
const UNDER_WAY = 2 * MINUTE

/**
 * Looks after a slot: passes places that came free on to who waits, in the order of the line; of a slot that was closed
 * tells everybody in it; counts what is free. Done twice or by two at once it has the effect of once: each step is a
 * transaction of one booking, and a place has one claim.
 */
export async function settle(slotId: string, at: Date): Promise<void> {
  const db = await database()
  const slot = await store.slotIn(db, slotId)
  if (!slot) return
  if (slot.state === 'closed') return clearOut(db, slot, at)
  if (slot.startsAt.getTime() - at.getTime() > TOO_SHORT) await passOn(db, slot, at)
  const [taken, waiting] = await Promise.all([
    store.countTaken(db, slotId),
    store.firstWaiting(db, slotId, 1),
  ])
  // What is free while somebody waits is theirs.
  const free = waiting.length > 0 ? 0 : Math.max(0, slot.bookable - taken)
  // A place that nobody could be given yet, for others were at it.
  const stuck =
    waiting.length > 0 && taken < slot.bookable && slot.startsAt.getTime() - at.getTime() > TOO_SHORT
  const counted = !stuck && (await store.noteCount(db, slot, free, null))
  if (!counted) await store.settleLater(db, slotId, new Date(at.getTime() + MINUTE))
}

async function passOn(db: Database, slot: SlotDocument, at: Date): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const free = freePlaces(slot.bookable, await store.takenPlaces(db, slot._id))
    if (free.length === 0) return
    const waiting = await store.firstWaiting(db, slot._id, free.length)
    let offered = 0
    for (const [i, one] of waiting.entries()) {
      const place = free[i]
      // Gone, or somebody was faster: whoever is next must not pass who was before, so one looks again.
      if (place === undefined || !(await offer(db, one._id, slot, place, at))) break
      offered++
    }
    if (offered === waiting.length) return
  }
}

/** Keeps a place for somebody who waits. @returns false where they are gone, or somebody else has got the place meanwhile */
async function offer(
  db: Database,
  id: string,
  slot: SlotDocument,
  place: number,
  at: Date,
): Promise<boolean> {
  const offering = await offeringNow(slot.offering, at.getTime())
  const minutes = offering?.plan.rules.offerMinutes ?? 0
  // Nobody is called at night: what comes free then is kept into the morning, if that leaves them time to come.
  const settings = await messageSettings(at.getTime())
  const morning = settings ? afterQuiet(settings.quiet, at.getTime()) : at.getTime()
  const from = slot.startsAt.getTime() - morning > TOO_SHORT ? morning : at.getTime()
  const until = new Date(Math.min(from + minutes * MINUTE, slot.startsAt.getTime()))
  try {
    return await transact(db, async transaction => {
      const one = await store.bookingIn(transaction, id)
      // Their account is gone: it passes them, and nothing is kept for them.
      if (one && isGone(one.person)) {
        const left = advance(one, 'cancel', 'person', at)
        if (left) await store.writeBooking(transaction, left)
        return false
      }
      const changes = { ...withPlace(slot._id, place), offeredUntil: until, dueAt: until }
      const after = one && advance(one, 'offer', 'clock', at, changes)
      // Gone from the line, or somebody else has offered.
      if (!after) return false
      await store.writeBooking(transaction, after)
      await tellBooking(transaction, after, { kind: 'booking_offered', until: until.toISOString() }, at)
      return true
    })
  } catch (error) {
    if (isDuplicate(error)) return false
    throw error
  }
}

/** Takes everybody out of a slot that was closed; looked through again when no call from before can be under way. */
async function clearOut(db: Database, slot: SlotDocument, at: Date): Promise<void> {
  const everybody = await store.everybodyIn(db, slot._id)
  await inParallel(everybody.slice(0, AT_ONCE), WIDTH, ({ _id }) =>
    cancelByStaff(db, _id, slot.reason ?? '', at),
  )
  if (everybody.length > AT_ONCE) return store.settleLater(db, slot._id, at)
  await endQueue(db, slot, at)
  const last = slot.updatedAt.getTime() + UNDER_WAY
  await store.noteCount(db, slot, 0, at.getTime() >= last ? null : new Date(last))
}

/** Who walked in and waits hears of it where nothing of the day is left to wait for. */
async function endQueue(db: Database, { offering, day }: SlotDocument, at: Date): Promise<void> {
  if (day !== chinaDate(at.getTime())) return
  const slots = await store.slotsOfDays(db, offering, day, day)
  if (slots.some(({ state, endsAt }) => state === 'open' && endsAt > at)) return
  await endSoon(db, queueOf(offering, at.getTime()), at)
}

async function cancelByStaff(db: Database, id: string, reason: string, at: Date): Promise<void> {
  await transact(db, async transaction => {
    const one = await store.bookingIn(transaction, id)
    // Opened again meanwhile.
    if (one && (await store.slotIn(transaction, one.slot))?.state !== 'closed') return
    // Nothing is passed on: the slot is closed.
    const after = one && advance(one, 'cancel', 'staff', at, { reason, dueAt: null })
    if (!after) return
    await store.writeBooking(transaction, after)
    await tellBooking(transaction, after, { kind: 'booking_cancelled', reason }, at)
  })
}

/**
 * What the clock does to a booking whose moment has come: an offer is over, nobody came, nothing came free; a place that
 * was given up is passed on.
 */
export async function look(db: Database, { _id, slot }: BookingDocument, at: Date): Promise<void> {
  const wants = await transact(db, async transaction => {
    const one = await store.bookingIn(transaction, _id)
    if (!one?.dueAt || one.dueAt > at) return null
    // Their account is gone: what was to come is somebody else's.
    if (one.upcoming && isGone(one.person)) {
      const left = advance(one, 'cancel', 'person', at)
      if (left) await store.writeBooking(transaction, left)
      return left ?? one
    }
    const over = one.startsAt <= at
    const event =
      one.state === 'offered'
        ? 'lapse'
        : one.state === 'booked'
          ? 'miss'
          : one.state === 'checked_in'
            ? 'serve'
            : one.state === 'waiting' && over
              ? 'lapse'
              : null
    if (event === null) return one
    const after = advance(one, event, 'clock', at)
    if (!after) return one
    await store.writeBooking(transaction, after)
    if (event !== 'serve') {
      const kind = event === 'miss' ? 'booking_missed' : 'booking_lapsed'
      await tellBooking(transaction, after, { kind, offered: one.state === 'offered' }, at)
    }
    return after
  })
  if (!wants) return
  await settle(slot, at)
  await store.lookAgain(db, wants, wants.state === 'waiting' ? dueOf('waiting', wants, 0) : null)
}
