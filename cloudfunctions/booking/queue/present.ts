import { CALLS_OF_PACE, waitMinutes } from '../../../domain/booking/queue/wait'
import { queueState, type SlotToday } from '../../../domain/booking/queue/room'
import type { DeskTurn, Queue, Turn } from '../../../domain/booking/queue/views'
import { chinaDate } from '../../../domain/time/china-time'
import type { Call } from '../../platform/call'
import { database } from '../../platform/database'
import { nicknamesOf } from '../../platform/people'
import type { OfferingDocument } from '../document'
import { toOffering } from '../present'
import type { TurnDocument } from './document'
import { freeOf, queueOf } from './draw'
import * as store from './store'

type Seeing = Pick<Call, 'now' | 'locale'>

/** A queue as everybody sees it, with somebody's own number. */
export async function toQueue(
  offering: OfferingDocument,
  person: string | null,
  call: Seeing,
): Promise<Queue> {
  const db = await database()
  const queue = queueOf(offering._id, call.now)
  const slots = offering.ended ? [] : await store.slotsToday(db, offering._id, call.now)
  const [waiting, called, holds, drawn] = await Promise.all([
    store.countWaiting(db, queue),
    store.lastCalled(db, queue, CALLS_OF_PACE),
    store.holdsOf(db, queue),
    person === null ? [] : store.turnsOf(db, person, chinaDate(call.now)),
  ])
  const mine = drawn.find(one => one.queue === queue)
  const { state, opensAt } = queueState(slots, call.now)
  return {
    offering: toOffering(offering, call.locale),
    state,
    opensAt: opensAt === null ? null : new Date(opensAt).toISOString(),
    room: state === 'open' ? freeOf(slots, holds, call.now).length : 0,
    waiting,
    calling: called[0]?.number ?? null,
    waitMinutes: waitOf(offering, slots, called, waiting, call),
    mine: mine ? await toTurn(mine, offering, call, { slots, called }) : null,
  }
}

interface Known {
  readonly slots: readonly SlotToday[]
  readonly called: readonly TurnDocument[]
}

/** A turn as who drew it sees it. */
export async function toTurn(
  one: TurnDocument,
  offering: OfferingDocument,
  call: Seeing,
  known?: Known,
): Promise<Turn> {
  const db = await database()
  const waits = one.state === 'waiting'
  const [ahead, slots, called] = await Promise.all([
    waits ? store.countWaiting(db, one.queue, one.number) : null,
    known?.slots ?? (waits ? store.slotsToday(db, one.offering, call.now) : []),
    known?.called ?? (waits ? store.lastCalled(db, one.queue, CALLS_OF_PACE) : []),
  ])
  return {
    id: one._id,
    offering: toOffering(offering, call.locale),
    number: one.number,
    state: one.state,
    stateAt: one.stateAt.toISOString(),
    ahead,
    waitMinutes: ahead === null ? null : waitOf(offering, slots, called, ahead, call),
    drawnAt: one.createdAt.toISOString(),
  }
}

function waitOf(
  { plan }: OfferingDocument,
  slots: readonly SlotToday[],
  called: readonly TurnDocument[],
  ahead: number,
  { now }: Seeing,
): number | null {
  const open = slots.find(({ closed }) => !closed)
  if (!open) return null
  const calls = called.flatMap(({ calledAt }) => (calledAt ? [calledAt.getTime()] : []))
  return waitMinutes({ ahead, calls, eachMinutes: plan.rules.eachMinutes, start: open.start, now })
}

/** Turns as staff of the place see them. */
export async function toDeskTurns(all: readonly TurnDocument[]): Promise<DeskTurn[]> {
  const nicknames = await nicknamesOf(all.flatMap(({ person }) => (person === null ? [] : [person])))
  return all.map(one => ({
    id: one._id,
    version: one.version,
    offeringId: one.offering,
    number: one.number,
    state: one.state,
    stateAt: one.stateAt.toISOString(),
    nickname: (one.person !== null && nicknames.get(one.person)) || '',
    drawnAt: one.createdAt.toISOString(),
    calls: one.calls,
  }))
}
