import type { Operation, Recorded } from '../../history-checker/history'
import type { Row, SdkCollection, SdkDatabase, SdkTransaction } from '../sdk'
import type { Dice } from './dice'
import { counterId, EPOCH, keyOf, listCollections, type ListPlace, listsOf } from './keys'
import type { Recorder, Recording } from './recorder'

/** A client of the database: who it is and what it does with. */
export interface Client {
  name: string
  database: SdkDatabase
  recorder: Recorder
  dice: Dice
  /** Transactions and single operations it makes. */
  rounds: number
  /** The last epoch for which lists were prepared. */
  lastEpoch: number
}

/** Work that stops before every request, so that someone may decide who goes on. */
export type Steps = AsyncGenerator<undefined, void>

const listIn = (row: Row | null | undefined): number[] => (row?.['list'] as number[] | undefined) ?? []

const readOf = (place: ListPlace, row: Row | null | undefined): Operation => ({
  kind: 'read',
  key: keyOf(place),
  values: listIn(row),
  ...(row === null || row === undefined ? {} : { length: row['size'] as number }),
})

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''

/** What became of something that failed: only what the service itself refused has certainly not happened. */
function outcomeOf(error: unknown, recording: Recording): Recorded['outcome'] {
  const code = codeOf(error)
  if (code === 'DATABASE_TRANSACTION_CONFLICT' || code === 'DATABASE_REQUEST_FAILED') return 'aborted'
  return recording.isCommitting() ? 'unknown' : 'aborted'
}

/** The requests of one client on one list. */
class Lists {
  constructor(private readonly client: Client) {}

  epoch(): number {
    const { recorder, lastEpoch } = this.client
    return Math.min(lastEpoch, Math.floor(recorder.length / EPOCH))
  }

  any(): ListPlace {
    const collection = this.client.dice(2) === 0 ? 'left' : 'right'
    const places = listsOf(collection, this.epoch())
    return places[this.client.dice(places.length)] as ListPlace
  }

  /** The update that appends a value. */
  push(value: number): object {
    const { command } = this.client.database
    return { list: command.push([value]), size: command.inc(1) }
  }

  append(place: ListPlace, value: number): Operation {
    return { kind: 'append', key: keyOf(place), value }
  }
}

const rowsOf = (data: Row[] | Row | null) => (Array.isArray(data) ? data[0] : data)

/** One request inside a transaction. */
async function step(
  client: Client,
  lists: Lists,
  transaction: SdkTransaction,
  recording: Recording,
): Promise<void> {
  const place = lists.any()
  const collection = transaction.collection(place.collection)
  switch (client.dice(9)) {
    case 0:
    case 1:
      recording.answered(readOf(place, rowsOf((await collection.doc(place.id).get()).data)))
      return
    case 2:
      recording.answered(...(await scan(collection, place)))
      return
    case 3:
    case 4: {
      const value = client.recorder.value()
      const { updated } = await collection.doc(place.id).update(lists.push(value))
      recording.answered(updated === 1 ? lists.append(place, value) : readOf(place, null))
      return
    }
    case 5:
      recording.answered(...(await appendAndRead(client, lists, collection, place)))
      return
    case 6:
    case 7:
      await rewrite(client, lists, collection, place, recording)
      return
    default:
      await hit(client, lists, transaction, recording)
  }
}

async function scan(collection: SdkCollection<Row | null>, place: ListPlace): Promise<Operation[]> {
  const { data } = await collection.where({ epoch: place.epoch }).orderBy('size', 'desc').get()
  const rows = new Map(data.map(row => [row['_id'], row]))
  return listsOf(place.collection, place.epoch).map(each => readOf(each, rows.get(each.id)))
}

async function appendAndRead(
  client: Client,
  lists: Lists,
  collection: SdkCollection<Row | null> | SdkCollection<Row[]>,
  place: ListPlace,
): Promise<Operation[]> {
  const value = client.recorder.value()
  const { updated, doc } = await collection.where({ _id: place.id }).updateAndReturn(lists.push(value))
  return updated === 1 ? [lists.append(place, value), readOf(place, doc)] : [readOf(place, null)]
}

/** Reads a list and writes it whole, one longer; makes its document where there is none. */
async function rewrite(
  client: Client,
  lists: Lists,
  collection: SdkCollection<Row | null>,
  place: ListPlace,
  recording: Recording,
): Promise<void> {
  const row = rowsOf((await collection.doc(place.id).get()).data)
  recording.answered(readOf(place, row))
  const value = client.recorder.value()
  const list = [...listIn(row), value]
  const document = { epoch: place.epoch, list, size: list.length }
  if (row === null || row === undefined) await collection.add({ _id: place.id, ...document })
  else await collection.doc(place.id).set(document)
  recording.answered(lists.append(place, value))
}

async function hit(
  client: Client,
  lists: Lists,
  transaction: SdkTransaction,
  recording: Recording,
): Promise<void> {
  const key = counterId(lists.epoch())
  const counter = transaction.collection('counters').doc(key)
  if (client.dice(2) === 0) {
    await counter.update({ n: client.database.command.inc(1) })
    recording.answered({ kind: 'increment', key })
  } else {
    const row = rowsOf((await counter.get()).data)
    recording.answered({ kind: 'count', key, value: Number(row?.['n'] ?? 0) })
  }
}

async function* transact(client: Client): Steps {
  yield undefined
  const lists = new Lists(client)
  const recording = client.recorder.begin(client.name)
  let transaction: SdkTransaction | undefined
  try {
    transaction = await client.database.startTransaction()
    for (let left = 1 + client.dice(5); left > 0; left--) {
      yield undefined
      await step(client, lists, transaction, recording)
    }
    yield undefined
    if (client.dice(8) === 0) {
      await transaction.rollback()
      recording.ends('aborted')
      return
    }
    recording.commits()
    await transaction.commit()
    recording.ends('committed')
  } catch (error) {
    recording.ends(outcomeOf(error, recording))
    await transaction?.rollback().catch(() => undefined)
  }
}

/** One request outside transactions. */
async function* alone(client: Client): Steps {
  yield undefined
  const lists = new Lists(client)
  const place = lists.any()
  const collection = client.database.collection(place.collection)
  const counter = client.database.collection('counters').doc(counterId(lists.epoch()))
  const key = counterId(lists.epoch())
  const recording = client.recorder.begin(client.name)
  const value = client.recorder.value()
  recording.commits()
  try {
    switch (client.dice(5)) {
      case 0:
        recording.answered(readOf(place, rowsOf((await collection.doc(place.id).get()).data)))
        break
      case 1: {
        const { updated } = await collection.doc(place.id).update(lists.push(value))
        recording.answered(updated === 1 ? lists.append(place, value) : readOf(place, null))
        break
      }
      case 2:
        recording.answered(...(await appendAndRead(client, lists, collection, place)))
        break
      case 3:
        await counter.update({ n: client.database.command.inc(1) })
        recording.answered({ kind: 'increment', key })
        break
      default: {
        const row = rowsOf((await counter.get()).data)
        recording.answered({ kind: 'count', key, value: Number(row?.['n'] ?? 0) })
      }
    }
    recording.ends('committed')
  } catch (error) {
    const outcome = outcomeOf(error, recording)
    // Which of the writes it was does not matter to who reads it: it stands there or it does not.
    if (outcome === 'unknown') recording.sent(lists.append(place, value), { kind: 'increment', key })
    recording.ends(outcome)
  }
}

/** Everything one client does. */
export async function* work(client: Client): Steps {
  for (let round = 0; round < client.rounds; round++) {
    yield* client.dice(10) < 7 ? transact(client) : alone(client)
  }
}

/** Reads everything in one transaction, so that the history knows how it ended. */
export async function readEverything(client: Client): Promise<void> {
  const recording = client.recorder.begin(client.name)
  const transaction = await client.database.startTransaction()
  for (let epoch = 0; epoch <= client.lastEpoch; epoch++) {
    for (const name of listCollections) {
      for (const place of listsOf(name, epoch)) {
        recording.answered(
          readOf(place, rowsOf((await transaction.collection(name).doc(place.id).get()).data)),
        )
      }
    }
    const key = counterId(epoch)
    const row = rowsOf((await transaction.collection('counters').doc(key).get()).data)
    recording.answered({ kind: 'count', key, value: Number(row?.['n'] ?? 0) })
  }
  recording.commits()
  await transaction.commit()
  recording.ends('committed')
}
