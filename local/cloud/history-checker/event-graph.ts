import type { History, Recorded } from './history'
import type { Versions } from './versions'

/** Why one event must come before another. */
export interface Edge {
  readonly to: number
  /** ww, wr, rw: Adya's dependencies. time: the clients' moments. within: a snapshot before its own commit. */
  readonly why: 'ww' | 'wr' | 'rw' | 'time' | 'within'
  readonly key?: string
}

/**
 * The events of a history (the snapshot and the commit of every transaction, and the moments of the clients)
 * and which must come before which under snapshot isolation. The history is explained by some order of
 * snapshots and commits exactly when these edges form no circle.
 */
export interface EventGraph {
  readonly edges: readonly (readonly Edge[])[]
  /** The transaction whose event a node is; undefined for moments. */
  readonly transactionOf: (node: number) => Recorded | undefined
}

/** The nodes of a history's transactions: snapshot at 2i, commit at 2i + 1. */
class Nodes {
  private readonly places: Map<Recorded, number>

  constructor(history: History) {
    this.places = new Map(history.map((transaction, at) => [transaction, at * 2]))
  }

  snapshot(transaction: Recorded): number {
    return this.places.get(transaction) as number
  }

  commit(transaction: Recorded): number {
    return this.snapshot(transaction) + 1
  }
}

/** Builds the graph of a history whose versions are known. */
export function eventGraph(history: History, versions: Versions): EventGraph {
  const nodes = new Nodes(history)
  const edges: Edge[][] = Array.from({ length: history.length * 2 }, () => [])
  const add = (from: number, edge: Edge) => edges[from]?.push(edge)
  addMoments(history, versions, nodes, edges)
  for (const transaction of history) {
    if (versions.committed(transaction))
      add(nodes.snapshot(transaction), { to: nodes.commit(transaction), why: 'within' })
  }
  const unobserved = unobservedWriters(versions)
  const orders = new Map([...versions.orders].map(([key, order]) => [key, writersInOrder(order, versions)]))
  for (const [key, writers] of orders) {
    for (const [at, writer] of writers.entries()) {
      const next = writers[at + 1]
      // First committer wins: the next to write must have seen this commit.
      if (next !== undefined) add(nodes.commit(writer), { to: nodes.snapshot(next), why: 'ww', key })
    }
    const last = writers.at(-1)
    for (const writer of unobserved.get(key) ?? []) {
      if (last !== undefined && last !== writer)
        add(nodes.commit(last), { to: nodes.snapshot(writer), why: 'ww', key })
    }
  }
  for (const { reader, key, values } of versions.reads) {
    const last = values.at(-1)
    const from = last === undefined ? undefined : versions.writerOf.get(last)
    if (from !== undefined) add(nodes.commit(from), { to: nodes.snapshot(reader), why: 'wr', key })
    const next = versions.orders.get(key)?.[values.length]
    const overwriter = next === undefined ? undefined : versions.writerOf.get(next)
    for (const writer of [
      ...(overwriter === undefined ? [] : [overwriter]),
      ...(unobserved.get(key) ?? []),
    ]) {
      if (writer !== reader) add(nodes.snapshot(reader), { to: nodes.commit(writer), why: 'rw', key })
    }
  }
  return { edges, transactionOf: node => history[node >> 1] }
}

/** Puts every event between the moments its client knows, and the moments in their order. */
function addMoments(history: History, versions: Versions, nodes: Nodes, edges: Edge[][]): void {
  const bounds: { node: number; low: number; high: number }[] = []
  for (const transaction of history) {
    const { began, seen, committing, ended, outcome } = transaction
    bounds.push({ node: nodes.snapshot(transaction), low: began, high: seen })
    if (!versions.committed(transaction)) continue
    bounds.push({
      node: nodes.commit(transaction),
      low: committing,
      high: outcome === 'unknown' ? Infinity : ended,
    })
  }
  const moments = [...new Set(bounds.flatMap(({ low, high }) => [low, high]))]
    .filter(Number.isFinite)
    .sort((a, b) => a - b)
  const first = edges.length
  const placeOf = new Map(moments.map((moment, at) => [moment, first + at]))
  for (const [at] of moments.entries()) {
    edges.push(at + 1 < moments.length ? [{ to: first + at + 1, why: 'time' }] : [])
  }
  for (const { node, low, high } of bounds) {
    edges[placeOf.get(low) as number]?.push({ to: node, why: 'time' })
    const above = placeOf.get(high)
    if (above !== undefined) edges[node]?.push({ to: above, why: 'time' })
  }
}

/** The writers of a version order, each at its last value. */
function writersInOrder(order: readonly number[], { writerOf }: Versions): Recorded[] {
  const writers = order.map(value => writerOf.get(value) as Recorded)
  return writers.filter((writer, at) => writer !== writers[at + 1])
}

/** Who certainly committed to a key what no read has shown: it comes after all that was read. */
function unobservedWriters({ written, orders, committed }: Versions): Map<string, Recorded[]> {
  const found = new Map<string, Recorded[]>()
  for (const [writer, keys] of written) {
    if (!committed(writer)) continue
    for (const [key, [first]] of keys) {
      if (orders.get(key)?.includes(first as number) !== true)
        found.set(key, [...(found.get(key) ?? []), writer])
    }
  }
  return found
}
