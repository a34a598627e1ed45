import { bookableToday } from '../../domain/booking/queue/room'
import { daysOfWindow, slotId, slotsOn, touches, type PlannedSlot } from '../../domain/booking/slots'
import { chinaDate } from '../../domain/time/china-time'
import type { WorkingCalendar } from '../../domain/time/working-calendar'
import { isDuplicate, type Database } from '../platform/database'
import { inParallel } from '../platform/in-parallel'
import { transact } from '../platform/transact'
import type { OfferingDocument, SlotDocument } from './document'
import { expiryOf } from '../platform/booking-advance'
import { queueOf } from './queue/draw'
import { holdsOf } from './queue/store'
import { settle } from './settle'
import { offeringIn, SLOTS, slotIn, slotsOfDays, writeSlot } from './store'

const WIDTH = 8

/** A day after every window. */
const FAR = '9999-12-31'

/** Where nobody has said why. */
const NO_REASON = '预约安排有变'

/**
 * Makes the slots of an offering what its plan says: adds those that are missing, changes how many fit in, and closes
 * those that fell away; whoever was in them is told why. Run again, or by two at once, it changes nothing more; a plan
 * that is no longer the newest changes nothing of what stands.
 *
 * @returns how many slots were written
 */
export async function publishSlots(
  db: Database,
  offering: OfferingDocument,
  calendar: WorkingCalendar,
  at: Date,
): Promise<number> {
  const window = daysOfWindow(offering.plan, at.getTime())
  const known = await slotsOfDays(db, offering._id, window[0] ?? FAR, FAR)
  // Also days beyond the window that were open under a longer one.
  const days = new Set([...window, ...known.map(({ day }) => day)])
  const planned = offering.ended ? [] : [...days].flatMap(day => slotsOn(offering.plan, calendar, day))
  const usual = new Map(planned.map(slot => [slotId(offering._id, slot.start), slot]))
  const byId = await withTurns(db, offering._id, { known, planned: usual, at })
  const knownIds = new Set(known.map(({ _id }) => _id))
  let written = 0
  await inParallel(
    [...byId].filter(([id, { start }]) => !knownIds.has(id) && start > at.getTime()),
    WIDTH,
    async ([id, plan]) => {
      try {
        await db.collection(SLOTS).add(newSlot(id, plan, offering, at))
        written++
      } catch (error) {
        // Another run was faster.
        if (!isDuplicate(error)) throw error
      }
    },
  )
  const changing = known.filter(slot => isChanged(slot, byId.get(slot._id) ?? null, at))
  await inParallel(changing, WIDTH, async ({ _id }) => {
    if (await replan(db, _id, byId.get(_id) ?? null, { offering, calendar, at })) {
      written++
      await settle(_id, at)
    }
  })
  // Somebody changed the plan while slots of the old one were added: theirs saw none of these to close.
  const newest = await offeringIn(db, offering._id)
  return newest && newest.version !== offering.version
    ? written + (await publishSlots(db, newest, calendar, at))
    : written
}

interface Planning {
  readonly offering: OfferingDocument
  readonly calendar: WorkingCalendar
  readonly at: Date
}

/** What is planned; on its own day a slot keeps the places for which numbers are drawn. */
async function withTurns(
  db: Database,
  offering: string,
  {
    known,
    planned,
    at,
  }: {
    readonly known: readonly SlotDocument[]
    readonly planned: ReadonlyMap<string, PlannedSlot>
    readonly at: Date
  },
): Promise<ReadonlyMap<string, PlannedSlot>> {
  const today = chinaDate(at.getTime())
  const ofToday = known.filter(({ day }) => day === today)
  if (ofToday.length === 0) return planned
  const holds = await holdsOf(db, queueOf(offering, at.getTime()))
  const kept = ofToday.flatMap(slot => {
    const plan = planned.get(slot._id)
    const turns = holds.filter(hold => hold.startsWith(`${slot._id}#`)).length
    return plan ? [[slot._id, { ...plan, bookable: bookableToday(slot, turns, plan) }] as const] : []
  })
  return new Map([...planned, ...kept])
}

function isChanged(slot: SlotDocument, plan: PlannedSlot | null, at: Date): boolean {
  if (slot.startsAt <= at || slot.closedBy === 'staff') return false
  const open = slot.state === 'open'
  return plan ? !open || plan.capacity !== slot.capacity || plan.bookable !== slot.bookable : open
}

/** Brings one slot in line with what is planned for its time. @returns whether anything was changed */
async function replan(
  db: Database,
  id: string,
  plan: PlannedSlot | null,
  { offering, calendar, at }: Planning,
): Promise<boolean> {
  return transact(db, async transaction => {
    const slot = await slotIn(transaction, id)
    if (!slot || !isChanged(slot, plan, at)) return false
    if ((await offeringIn(transaction, offering._id))?.version !== offering.version) return false
    const changed = plan
      ? {
          capacity: plan.capacity,
          bookable: plan.bookable,
          state: 'open' as const,
          reason: null,
          closedBy: null,
        }
      : {
          state: 'closed' as const,
          reason: whyClosed(slot, offering, calendar),
          closedBy: 'plan' as const,
          free: 0,
        }
    await writeSlot(transaction, {
      ...slot,
      ...changed,
      settleAt: at,
      updatedAt: at,
      version: slot.version + 1,
    })
    return true
  })
}

/** For who was in it: the closure that touches it, the holiday, or what staff said when they changed the plan. */
function whyClosed(
  { day, startsAt, endsAt }: SlotDocument,
  { plan, planReason }: OfferingDocument,
  calendar: WorkingCalendar,
): string {
  const closure = plan.closures.find(one => touches(one, startsAt.getTime(), endsAt.getTime()))
  return closure?.reason.zh ?? calendar.holidays[day] ?? (planReason || NO_REASON)
}

function newSlot(
  id: string,
  { start, end, capacity, bookable }: PlannedSlot,
  { _id, station, path }: OfferingDocument,
  at: Date,
): SlotDocument {
  return {
    _id: id,
    offering: _id,
    station,
    path,
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
    expiresAt: expiryOf(new Date(end)),
    createdAt: at,
    updatedAt: at,
    version: 1,
  }
}
