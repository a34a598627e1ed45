import type { MovableClock } from '../clock/movable-clock'
import type { WriteGroup } from '../store/write-group'
import { Transactions } from '../transactions/transactions'
import { Writer } from './writer'

/** The parts that keep clients apart: who knows the open transactions, and who writes. */
export interface EngineParts {
  transactions: (clock: MovableClock) => Transactions
  writer: (group: WriteGroup, transactions: Transactions) => Writer
}

export const standardParts: EngineParts = {
  transactions: clock => new Transactions(clock),
  writer: (group, transactions) => new Writer(group, transactions),
}
