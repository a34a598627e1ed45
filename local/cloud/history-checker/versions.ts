import type { Anomaly, History, Recorded } from './history'

/** A list as its first read in a transaction found it, without what the transaction itself had appended. */
export interface ExternalRead {
  readonly reader: Recorded
  readonly key: string
  readonly values: readonly number[]
}

/** What a history says about who wrote what in which order. */
export interface Versions {
  readonly anomalies: readonly Anomaly[]
  readonly reads: readonly ExternalRead[]
  /** The transaction that appended a value. */
  readonly writerOf: ReadonlyMap<number, Recorded>
  /** The values of each key, oldest first, as far as anybody has read them. */
  readonly orders: ReadonlyMap<string, readonly number[]>
  /** Values each transaction appended, by key. */
  readonly written: ReadonlyMap<Recorded, ReadonlyMap<string, readonly number[]>>
  /** Whether a transaction committed: it was told so, or others saw what it wrote. */
  readonly committed: (transaction: Recorded) => boolean
}

const isPrefix = (short: readonly number[], long: readonly number[]) =>
  short.length <= long.length && short.every((value, at) => value === long[at])

const shown = (values: readonly number[]) =>
  values.length > 12 ? `[… ${values.slice(-12).join(' ')}]` : `[${values.join(' ')}]`

function writes(history: History): {
  writerOf: Map<number, Recorded>
  written: Map<Recorded, Map<string, number[]>>
} {
  const writerOf = new Map<number, Recorded>()
  const written = new Map<Recorded, Map<string, number[]>>()
  for (const transaction of history) {
    const byKey = new Map<string, number[]>()
    for (const operation of transaction.operations) {
      if (operation.kind !== 'append') continue
      if (writerOf.has(operation.value)) throw new Error(`value ${operation.value} was appended twice`)
      writerOf.set(operation.value, transaction)
      byKey.set(operation.key, [...(byKey.get(operation.key) ?? []), operation.value])
    }
    written.set(transaction, byKey)
  }
  return { writerOf, written }
}

/** Reads of one transaction: what they say about others, and where they contradict one another. */
function readsOf(transaction: Recorded, found: Anomaly[]): ExternalRead[] {
  const reads: ExternalRead[] = []
  const expected = new Map<string, readonly number[]>()
  const own = new Map<string, number[]>()
  for (const operation of transaction.operations) {
    if (operation.kind === 'append') {
      const { key, value } = operation
      own.set(key, [...(own.get(key) ?? []), value])
      const known = expected.get(key)
      if (known !== undefined) expected.set(key, [...known, value])
    } else if (operation.kind === 'read') {
      const { key, values, length } = operation
      if (length !== undefined && length !== values.length) {
        found.push({
          kind: 'garbage-read',
          message: `T${transaction.id} read ${key} with ${values.length} values that says it has ${length}`,
          transactions: [transaction.id],
        })
      }
      const known = expected.get(key)
      const mine = own.get(key) ?? []
      const same = known === undefined || (known.length === values.length && isPrefix(known, values))
      const external = values.slice(0, Math.max(0, values.length - mine.length))
      if (!same || !isPrefix(mine, values.slice(external.length))) {
        found.push({
          kind: 'non-repeatable-read',
          message: `T${transaction.id} read ${key} as ${shown(values)} where its own reads and writes make it ${shown(known ?? mine)}`,
          transactions: [transaction.id],
        })
      }
      if (known === undefined || !same) reads.push({ reader: transaction, key, values: external })
      expected.set(key, values)
    }
  }
  return reads
}

function judgeRead(
  { reader, key, values }: ExternalRead,
  writerOf: ReadonlyMap<number, Recorded>,
  written: Versions['written'],
  found: Anomaly[],
): boolean {
  const before = found.length
  const say = (kind: Anomaly['kind'], what: string, ...others: Recorded[]) =>
    found.push({
      kind,
      message: `T${reader.id} read ${key} as ${shown(values)}: ${what}`,
      transactions: [reader.id, ...others.map(({ id }) => id)],
    })
  if (new Set(values).size < values.length) say('repeated-write', 'a value stands there twice')
  const present = new Set(values)
  const judged = new Set<Recorded>()
  for (const value of values) {
    const writer = writerOf.get(value)
    if (
      writer === undefined ||
      writer === reader ||
      written.get(writer)?.get(key)?.includes(value) !== true
    ) {
      say('garbage-read', `nobody had written ${value} there`)
    } else if (!judged.has(writer)) {
      judged.add(writer)
      if (writer.outcome === 'aborted')
        say('aborted-read', `T${writer.id}, which wrote ${value}, was aborted`, writer)
      const missing = written
        .get(writer)
        ?.get(key)
        ?.find(other => !present.has(other))
      if (missing !== undefined) {
        say('intermediate-read', `T${writer.id} wrote ${value} and ${missing} there`, writer)
      }
    }
  }
  return found.length === before
}

/** Reads a history's lists for what they say by themselves, and for the order of the versions of every key. */
export function readVersions(history: History): Versions {
  const anomalies: Anomaly[] = []
  const { writerOf, written } = writes(history)
  const reads = history.flatMap(transaction => readsOf(transaction, anomalies))
  const sound = reads.filter(read => judgeRead(read, writerOf, written, anomalies))
  const orders = new Map<string, readonly number[]>()
  const observed = new Set<Recorded>()
  // Long lists first: every other must be the beginning of the longest.
  for (const read of [...sound].sort((a, b) => b.values.length - a.values.length)) {
    for (const value of read.values) observed.add(writerOf.get(value) as Recorded)
    const order = orders.get(read.key)
    if (order === undefined) orders.set(read.key, read.values)
    else if (!isPrefix(read.values, order)) {
      const lost = read.values.find((value, at) => value !== order[at]) as number
      const writer = writerOf.get(lost) as Recorded
      anomalies.push({
        kind: 'lost-update',
        message: `T${read.reader.id} read ${read.key} as ${shown(read.values)}, another as ${shown(order)}: ${lost} of T${writer.id} was overwritten`,
        transactions: [read.reader.id, writer.id],
      })
    }
  }
  return {
    anomalies,
    reads: sound.filter(({ key, values }) => isPrefix(values, orders.get(key) ?? [])),
    writerOf,
    orders,
    written,
    committed: transaction =>
      transaction.outcome === 'committed' || (transaction.outcome === 'unknown' && observed.has(transaction)),
  }
}
