import { daysOfWindow, slotId, slotsOn } from '../../domain/booking/slots'
import { nameIn } from '../../domain/contract/name'
import type { WorkingCalendar } from '../../domain/time/working-calendar'
import { chinaDate } from '../../domain/time/china-time'
import { isDuplicate, type Database } from '../platform/database'
import { inParallel } from '../platform/in-parallel'
import type { OfferingDocument, SlotDocument } from './document'
import { settle } from './settle'
import { SLOTS, slotsOfDays } from './store'

const WIDTH = 8

/**
 * Makes the slots of an offering's window what its plan says: adds those that are missing, changes how many fit in, and closes
 * those that fell away; whoever was in them is told why. Run again, or by two at once, it changes nothing more.
 *
 * @param reason for who loses their place by a change of the plan
 * @returns how many slots were written
 */
export async function publishSlots(
  db: Database,
  offering: OfferingDocument,
  calendar: WorkingCalendar,
  at: Date,
  reason: string,
): Promise<number> {
  const days = daysOfWindow(offering.plan, at.getTime())
  const [first = '', last = ''] = [days[0], days.at(-1)]
  const planned = offering.ended ? [] : days.flatMap(day => slotsOn(offering.plan, calendar, day))
  const byId = new Map(planned.map(slot => [slotId(offering._id, slot.start), slot]))
  // Also beyond the window: a shorter one, or a plan that ended, must not leave slots behind.
  const known = await slotsOfDays(db, offering._id, first, FAR)
  const knownIds = new Set(known.map(({ _id }) => _id))
  let written = 0
  await inParallel(
    [...byId].filter(([id, { start }]) => !knownIds.has(id) && start > at.getTime()),
    WIDTH,
    async ([id, { start, end, capacity, bookable }]) => {
      const slot: SlotDocument = {
        _id: id,
        offering: offering._id,
        station: offering.station,
        path: offering.path,
        day: chinaDate(start),
        startsAt: new Date(start),
        endsAt: new Date(end),
        capacity,
        bookable,
        free: bookable,
        next: 0,
        line: 0,
        state: 'open',
        reason: null,
        closedBy: null,
        settleAt: null,
        createdAt: at,
        updatedAt: at,
        version: 1,
      }
      try {
        await db.collection(SLOTS).add(slot)
        written++
      } catch (error) {
        // Another run was faster.
        if (!isDuplicate(error)) throw error
      }
    },
  )
  await inParallel(known, WIDTH, async slot => {
    if (slot.startsAt <= at || slot.closedBy === 'staff') return
    const plan = byId.get(slot._id)
    if (plan) {
      const { capacity, bookable } = plan
      if (slot.state === 'open' && capacity === slot.capacity && bookable === slot.bookable) return
      await db.collection(SLOTS).where({ _id: slot._id, closedBy: slot.closedBy }).update({
        capacity,
        bookable,
        state: 'open',
        reason: null,
        closedBy: null,
        updatedAt: at,
        settleAt: at,
      })
      await settle(slot._id, at)
    } else if (slot.state === 'open' && (slot.day <= last || offering.ended)) {
      const closure = offering.plan.closures.find(({ date }) => date === slot.day)
      const words = closure ? nameIn(closure.reason, 'zh-CN') : reason
      await closeByPlan(db, slot._id, words, at)
    } else return
    written++
  })
  return written
}

/** A day after every window. */
const FAR = '9999-12-31'

/** Closes a slot, then takes everybody out of it; cut off in between the clock goes on with it. */
async function closeByPlan(db: Database, id: string, reason: string, at: Date): Promise<void> {
  await db
    .collection(SLOTS)
    .where({ _id: id, state: 'open' })
    .update({ state: 'closed', reason, closedBy: 'plan', free: 0, updatedAt: at, settleAt: at })
  await settle(id, at)
}
