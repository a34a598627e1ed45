import type { History } from '../../history-checker/history'
import type { SdkDatabase } from '../sdk'
import { type Client, readEverything, type Steps, work } from './client'
import { type Dice, seededDice } from './dice'
import { EPOCH, prepare } from './keys'
import { Recorder } from './recorder'

export interface Workload {
  database: SdkDatabase
  seed: number
  clients: number
  /** Transactions and single operations of each client. */
  rounds: number
  /** All at once as the machine lets them, or one request at a time in an order that the seed decides. */
  order: 'together' | 'by turns'
}

async function byTurns(clients: readonly Steps[], dice: Dice): Promise<void> {
  const open = [...clients]
  while (open.length > 0) {
    const at = dice(open.length)
    if ((await open[at]?.next())?.done === true) open.splice(at, 1)
  }
}

async function toTheEnd(steps: Steps): Promise<void> {
  while ((await steps.next()).done !== true);
}

/** Lets clients work on one database through the SDK and writes down what they saw. The database must be new. */
export async function recordHistory({ database, seed, clients, rounds, order }: Workload): Promise<History> {
  const recorder = new Recorder()
  const lastEpoch = Math.floor((clients * rounds) / EPOCH)
  await prepare(database, lastEpoch + 1)
  const client = (at: number): Client => ({
    name: `client ${at}`,
    database,
    recorder,
    dice: seededDice(seed * 1000 + at),
    rounds,
    lastEpoch,
  })
  const all = Array.from({ length: clients }, (_, at) => work(client(at + 1)))
  if (order === 'by turns') await byTurns(all, seededDice(seed))
  else await Promise.all(all.map(toTheEnd))
  await readEverything(client(0))
  return recorder.history()
}
