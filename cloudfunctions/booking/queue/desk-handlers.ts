import type { queueDeskProcedures } from '../../../domain/booking/queue/contract'
import type { TurnEvent } from '../../../domain/booking/queue/lifecycle'
import { dueOfDay, queueState } from '../../../domain/booking/queue/room'
import type { DeskTurn } from '../../../domain/booking/queue/views'
import { NuanlinError } from '../../../domain/contract/errors'
import { chinaDate } from '../../../domain/time/china-time'
import type { Acted, Handlers, StaffCall } from '../../platform/call'
import { database, type Transaction } from '../../platform/database'
import { toOffering } from '../present'
import { offeringsOf } from '../store'
import { advanceTurn, tellTurn } from './advance'
import type { TurnDocument } from './document'
import { draw, freeHolds, freeOf, queueOf } from './draw'
import { toDeskTurns } from './present'
import * as store from './store'

export const handlers: Handlers<typeof queueDeskProcedures> = {
  async turns({ stationId }, { now, locale }) {
    const db = await database()
    const [offerings, found] = await Promise.all([
      offeringsOf(stationId),
      store.turnsAt(db, stationId, chinaDate(now)),
    ])
    const views = await toDeskTurns(found)
    const queues = await Promise.all(
      offerings.map(async one => {
        const slots = one.ended ? [] : await store.slotsToday(db, one._id, now)
        const own = found.filter(turn => turn.offering === one._id)
        const { state } = queueState(slots, now)
        const holds = own.filter(({ holding }) => holding).map(({ hold }) => hold)
        return {
          offering: toOffering(one, locale),
          state,
          room: state === 'open' ? freeOf(slots, holds, now).length : 0,
          items: views.filter(({ offeringId }) => offeringId === one._id),
        }
      }),
    )
    return { queues }
  },

  addTurn: {
    async effect({ offeringId }, call, transaction) {
      const one = await draw(offeringId, { person: null, onBehalf: false }, call.now, transaction)
      return acted(null, one)
    },
    answer: reference => deskTurn(reference),
  },

  callNext: {
    async effect({ offeringId }, call, transaction) {
      const queue = queueOf(offeringId, call.now)
      // Read and written in one transaction: who calls at the same moment is refused by the database, and looks again.
      const one = await store.firstWaiting(transaction, queue)
      if (!one) throw new NuanlinError('NOBODY_WAITS')
      return step(one, 'call', call, transaction)
    },
    answer: reference => deskTurn(reference),
  },

  callAgain: {
    async effect({ turnId, version }, call, transaction) {
      const one = await inside(transaction, turnId, version)
      if (one.state !== 'missed') return step(one, 'call_again', call, transaction)
      // Of yesterday: a page that was open over night.
      if (one.queue !== queueOf(one.offering, call.now)) throw new NuanlinError('WRONG_STATE')
      if (one.person !== null && (await store.liveTurnOf(one.queue, one.person)))
        throw new NuanlinError('WRONG_STATE')
      // Their place was free for others: they need another one.
      const slots = await store.slotsToday(await database(), one.offering, call.now)
      const [hold] = await freeHolds(one.queue, slots, call.now)
      const once = one.person === null ? one._id : store.onceClaim(one.queue, one.person)
      const dueAt = new Date(dueOfDay(slots))
      return step(one, 'call_again', call, transaction, { hold, once, dueAt })
    },
    answer: reference => deskTurn(reference),
  },

  missTurn: {
    async effect({ turnId, version }, call, transaction) {
      return step(await inside(transaction, turnId, version), 'miss', call, transaction)
    },
    answer: reference => deskTurn(reference),
  },

  serveTurn: {
    async effect({ turnId, version }, call, transaction) {
      return step(await inside(transaction, turnId, version), 'serve', call, transaction)
    },
    answer: reference => deskTurn(reference),
  },
}

/** A turn as staff saw it; another version is no longer what they decided on. */
async function inside(transaction: Transaction, id: string, version: number): Promise<TurnDocument> {
  const one = await store.turnIn(transaction, id)
  if (!one) throw new NuanlinError('NOT_FOUND')
  if (one.version !== version) throw new NuanlinError('CHANGED_MEANWHILE')
  return one
}

async function step(
  one: TurnDocument,
  event: TurnEvent,
  { now }: StaffCall,
  transaction: Transaction,
  changes: Partial<Pick<TurnDocument, 'hold' | 'once' | 'dueAt'>> = {},
): Promise<Acted> {
  const at = new Date(now)
  const after = advanceTurn(one, event, 'staff', at, changes)
  if (!after) throw new NuanlinError('WRONG_STATE')
  await store.writeTurn(transaction, after)
  if (after.state === 'called') await tellTurn(transaction, after, 'turn_called', at)
  if (after.state === 'missed') await tellTurn(transaction, after, 'turn_missed', at)
  return acted(one, after)
}

function acted(before: TurnDocument | null, after: TurnDocument): Acted {
  const facts = ({ state, number }: TurnDocument) => ({ state, number })
  return {
    reference: after._id,
    act: {
      target: { kind: 'turn', id: after._id },
      before: before && facts(before),
      after: facts(after),
    },
  }
}

async function deskTurn(id: string | null): Promise<DeskTurn> {
  const one = await store.turnIn(await database(), id ?? '')
  const [view] = one ? await toDeskTurns([one]) : []
  if (!view) throw new NuanlinError('NOT_FOUND')
  return view
}
