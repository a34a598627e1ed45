import {
  isLive,
  takesPlace,
  turnTable,
  type TurnActor,
  type TurnEvent,
} from '../../../domain/booking/queue/lifecycle'
import { transition } from '../../../domain/contract/state-table'
import type { TurnNotice } from '../../../domain/inbox/turn-notices'
import type { Database, Transaction } from '../../platform/database'
import { tell } from '../../platform/notify'
import { transact } from '../../platform/transact'
import { offeringIn } from '../store'
import type { TurnDocument } from './document'
import { turnIn, writeTurn } from './store'

type Changes = Partial<Pick<TurnDocument, 'hold' | 'once' | 'dueAt'>>

/** A turn after an event; null where the event cannot happen to it now. What ends gives its claims back. */
export function advanceTurn(
  one: TurnDocument,
  event: TurnEvent,
  by: TurnActor,
  at: Date,
  changes: Changes = {},
): TurnDocument | null {
  const state = transition(turnTable, one.state, event, by)
  if (!state) return null
  const calling = event === 'call' || event === 'call_again'
  return {
    ...one,
    ...(takesPlace(state) ? {} : { hold: one._id }),
    ...(isLive(state) ? {} : { once: one._id, dueAt: null }),
    ...changes,
    state,
    stateAt: at,
    calledAt: one.calledAt ?? (calling ? at : null),
    calls: one.calls + (calling ? 1 : 0),
    holding: takesPlace(state),
    history: [...one.history, { at, event, by }],
    updatedAt: at,
    version: one.version + 1,
  }
}

/** Tells who drew a number what became of it; nobody, where staff drew it. */
export async function tellTurn(
  transaction: Transaction,
  { person, offering, number }: TurnDocument,
  kind: TurnNotice['kind'],
  at: Date,
): Promise<void> {
  const known = person === null ? null : await offeringIn(transaction, offering)
  if (person === null || !known) return
  const placeName = known.stop?.name ?? known.stationName
  await tell(transaction, person, { kind, offeringId: offering, placeName, number, at: at.toISOString() }, at)
}

/** Ends a turn whose day is over: done twice or by two at once it has the effect of once. */
export async function endTurn(db: Database, { _id }: TurnDocument, at: Date): Promise<void> {
  await transact(db, async transaction => {
    const one = await turnIn(transaction, _id)
    if (!one?.dueAt || one.dueAt > at) return
    const after = advanceTurn(one, 'end', 'clock', at)
    await writeTurn(transaction, after ?? { ...one, dueAt: null })
    if (after?.state === 'lapsed') await tellTurn(transaction, after, 'turn_lapsed', at)
  })
}
