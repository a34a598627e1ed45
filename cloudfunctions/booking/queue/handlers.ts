import type { queueProcedures } from '../../../domain/booking/queue/contract'
import { isLive } from '../../../domain/booking/queue/lifecycle'
import type { Turn } from '../../../domain/booking/queue/views'
import { NuanlinError } from '../../../domain/contract/errors'
import { chinaDate } from '../../../domain/time/china-time'
import { callerOf, type Done, type Handlers, type PersonalCall } from '../../platform/call'
import { database } from '../../platform/database'
import { offeringIn, offeringsByIds } from '../store'
import { advanceTurn } from './advance'
import type { TurnDocument } from './document'
import { draw } from './draw'
import { toQueue, toTurn } from './present'
import * as store from './store'

export const handlers: Handlers<typeof queueProcedures> = {
  async queue({ offeringId }, call) {
    const offering = await offeringIn(await database(), offeringId)
    if (!offering) throw new NuanlinError('NOT_FOUND')
    return toQueue(offering, call.caller?.subject ?? null, call)
  },

  async myTurns(_input, call) {
    const { subject } = callerOf(call)
    const drawn = await store.turnsOf(await database(), subject, chinaDate(call.now))
    const live = drawn.filter(({ state }) => isLive(state))
    const offerings = await offeringsByIds(live.map(({ offering }) => offering))
    const items = await Promise.all(
      live.flatMap(one => {
        const offering = offerings.get(one.offering)
        return offering ? [toTurn(one, offering, call)] : []
      }),
    )
    return { items }
  },

  drawNumber: {
    async effect({ offeringId }, call, transaction) {
      const person = { person: call.caller.subject, onBehalf: call.actor !== null }
      const one = await draw(offeringId, person, call.now, transaction)
      return done(one, null)
    },
    answer: (reference, _input, call) => mine(reference, call),
  },

  leaveQueue: {
    async effect({ turnId }, call, transaction) {
      const one = await store.turnIn(transaction, turnId)
      if (one?.person !== call.caller.subject) throw new NuanlinError('NOT_FOUND')
      if (one.state === 'left') return done(one, one)
      const after = advanceTurn(one, 'leave', 'person', new Date(call.now))
      if (!after) throw new NuanlinError('WRONG_STATE')
      await store.writeTurn(transaction, after)
      return done(after, one)
    },
    answer: (reference, _input, call) => mine(reference, call),
  },
}

/** What was done, and the line for the log where somebody did it for them. */
function done(after: TurnDocument, before: TurnDocument | null): Done {
  const facts = ({ state, number, station }: TurnDocument) => ({ state, number, station })
  const line = {
    target: { kind: 'turn', id: after._id },
    before: before && facts(before),
    after: facts(after),
  }
  return { reference: after._id, onBehalf: before === after ? null : line }
}

async function mine(reference: string | null, call: PersonalCall): Promise<Turn> {
  const db = await database()
  const one = await store.turnIn(db, reference ?? '')
  const offering = one && (await offeringIn(db, one.offering))
  if (!offering || one.person !== call.caller.subject) throw new NuanlinError('NOT_FOUND')
  return toTurn(one, offering, call)
}
