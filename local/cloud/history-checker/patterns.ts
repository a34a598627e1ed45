import type { Anomaly, History, Recorded } from './history'
import type { ExternalRead, Versions } from './versions'

/** A commit seen in part: one of its keys with what it wrote, another without. */
function fractured(reads: readonly ExternalRead[], { written, writerOf }: Versions): Anomaly[] {
  const byKey = new Map(reads.map(({ key, values }) => [key, values]))
  const found = new Map<Recorded, Anomaly>()
  for (const { reader, key, values } of reads) {
    for (const value of values) {
      const writer = writerOf.get(value) as Recorded
      const keys = written.get(writer)
      if (keys === undefined || keys.size < 2 || found.has(writer)) continue
      for (const [other, [first]] of keys) {
        if (byKey.get(other)?.includes(first as number) !== false) continue
        found.set(writer, {
          kind: 'fractured-read',
          message: `T${reader.id} saw what T${writer.id} wrote to ${key}, and not what it wrote to ${other}`,
          transactions: [reader.id, writer.id],
        })
      }
    }
  }
  return [...found.values()]
}

/** Someone read a list, others changed it, and the reader wrote it as if they had not. */
function overwrote({ reader, key, values }: ExternalRead, versions: Versions): Anomaly[] {
  const { written, orders, writerOf, committed } = versions
  const first = written.get(reader)?.get(key)?.[0]
  const order = orders.get(key) ?? []
  const at = first === undefined ? -1 : order.indexOf(first)
  if (at <= values.length || !committed(reader)) return []
  const between = writerOf.get(order[values.length] as number) as Recorded
  return [
    {
      kind: 'lost-update',
      message: `T${reader.id} read ${key} before T${between.id} changed it, and wrote it after that`,
      transactions: [reader.id, between.id],
    },
  ]
}

/** Committed values that a later reader of their key did not find, and nobody ever found. */
function vanished(versions: Versions): Anomaly[] {
  const { reads, orders, written, committed } = versions
  const lastReads = new Map<string, ExternalRead>()
  for (const read of reads) {
    if (read.reader.began > (lastReads.get(read.key)?.reader.began ?? -1)) lastReads.set(read.key, read)
  }
  const found: Anomaly[] = []
  for (const [writer, keys] of written) {
    if (!committed(writer)) continue
    for (const [key, values] of keys) {
      const last = lastReads.get(key)
      if (last === undefined || last.reader.began < writer.ended || last.reader === writer) continue
      const order = orders.get(key) ?? []
      const gone = values.find(value => !order.includes(value))
      if (gone === undefined) continue
      found.push({
        kind: 'lost-update',
        message: `T${writer.id} committed ${gone} to ${key}, and T${last.reader.id}, which began later, did not find it`,
        transactions: [writer.id, last.reader.id],
      })
    }
  }
  return found
}

/** Every count lies between what was acknowledged before it and what was asked for before it. */
function wrongCounts(history: History): Anomaly[] {
  const increments = new Map<string, Recorded[]>()
  for (const transaction of history) {
    for (const operation of transaction.operations) {
      if (operation.kind !== 'increment' || transaction.outcome === 'aborted') continue
      increments.set(operation.key, [...(increments.get(operation.key) ?? []), transaction])
    }
  }
  const found: Anomaly[] = []
  for (const reader of history) {
    const own = new Map<string, number>()
    for (const operation of reader.operations) {
      if (operation.kind === 'increment') own.set(operation.key, (own.get(operation.key) ?? 0) + 1)
      if (operation.kind !== 'count') continue
      const { key, value } = operation
      const others = (increments.get(key) ?? []).filter(other => other !== reader)
      const mine = own.get(key) ?? 0
      const sure = others.filter(other => other.outcome === 'committed' && other.ended < reader.began).length
      const possible = others.filter(other => other.committing < reader.seen).length
      if (value >= sure + mine && value <= possible + mine) continue
      found.push({
        kind: 'wrong-count',
        message: `T${reader.id} counted ${value} on ${key}, where ${sure + mine} to ${possible + mine} were possible`,
        transactions: [reader.id],
      })
    }
  }
  return found
}

/** Anomalies that show in two transactions alone, by their everyday names. */
export function findPatterns(history: History, versions: Versions): Anomaly[] {
  const byReader = new Map<Recorded, ExternalRead[]>()
  for (const read of versions.reads) byReader.set(read.reader, [...(byReader.get(read.reader) ?? []), read])
  return [
    ...[...byReader.values()].flatMap(reads => fractured(reads, versions)),
    ...versions.reads.flatMap(read => overwrote(read, versions)),
    ...vanished(versions),
    ...wrongCounts(history),
  ]
}
