import type { Anomaly, AnomalyKind } from './history'
import type { Edge, EventGraph } from './event-graph'

interface Step {
  readonly from: number
  readonly edge: Edge
}

const isDependency = ({ why }: Edge) => why === 'ww' || why === 'wr' || why === 'rw'

/** The strongly connected components with more than one node (Tarjan, without recursion). */
function components(edges: EventGraph['edges']): number[][] {
  const index = new Int32Array(edges.length).fill(-1)
  const low = new Int32Array(edges.length)
  const onStack = new Uint8Array(edges.length)
  const stack: number[] = []
  const found: number[][] = []
  let count = 0
  for (let root = 0; root < edges.length; root++) {
    if (index[root] !== -1) continue
    const work: { node: number; next: number }[] = [{ node: root, next: 0 }]
    while (work.length > 0) {
      const frame = work[work.length - 1] as { node: number; next: number }
      const { node } = frame
      if (frame.next === 0) {
        index[node] = low[node] = count++
        stack.push(node)
        onStack[node] = 1
      }
      const edge = edges[node]?.[frame.next++]
      if (edge !== undefined) {
        if (index[edge.to] === -1) work.push({ node: edge.to, next: 0 })
        else if (onStack[edge.to] === 1) low[node] = Math.min(low[node] as number, index[edge.to] as number)
        continue
      }
      work.pop()
      const parent = work.at(-1)?.node
      if (parent !== undefined) low[parent] = Math.min(low[parent] as number, low[node] as number)
      if (low[node] !== index[node]) continue
      const component = stack.splice(stack.lastIndexOf(node))
      for (const member of component) onStack[member] = 0
      if (component.length > 1) found.push(component)
    }
  }
  return found
}

/** The way from one node to another inside a component that needs the fewest dependencies. */
function shortest(graph: EventGraph, inside: ReadonlySet<number>, from: number, to: number): Step[] {
  const came = new Map<number, Step>()
  // Moments cost nothing, dependencies one: what is found first is cheapest.
  let wave = [from]
  const reached = new Set<number>()
  while (wave.length > 0) {
    const next: number[] = []
    for (let node = wave.pop(); node !== undefined; node = wave.pop()) {
      if (reached.has(node)) continue
      reached.add(node)
      if (node === to) return backwards(came, from, to)
      for (const edge of graph.edges[node] ?? []) {
        if (!inside.has(edge.to) || reached.has(edge.to)) continue
        if (isDependency(edge)) next.push(edge.to)
        else wave.push(edge.to)
        if (!came.has(edge.to) || !isDependency(edge)) came.set(edge.to, { from: node, edge })
      }
    }
    wave = next
  }
  throw new Error('a strongly connected component has a way between any two of its nodes')
}

function backwards(came: ReadonlyMap<number, Step>, from: number, to: number): Step[] {
  const steps: Step[] = []
  for (let at = to; at !== from;) {
    const step = came.get(at) as Step
    steps.unshift(step)
    at = step.from
  }
  return steps
}

function kindOf(steps: readonly Step[]): AnomalyKind {
  const whys = steps.map(({ edge }) => edge.why)
  const count = (why: Edge['why']) => whys.filter(other => other === why).length
  const timed = count('time') > 0
  if (count('rw') === 0) {
    if (count('wr') === 0) return timed ? 'missed-conflict' : 'dirty-write'
    return timed ? 'future-read' : 'circular-flow'
  }
  return count('rw') === 1 && count('wr') + count('ww') === 0 ? 'stale-read' : 'snapshot-violation'
}

function told(graph: EventGraph, steps: readonly Step[]): string {
  const nameOf = (node: number) => {
    const transaction = graph.transactionOf(node)
    return transaction === undefined
      ? undefined
      : `${node % 2 === 0 ? 'snapshot' : 'commit'} of T${transaction.id}`
  }
  const parts: string[] = []
  for (const { from, edge } of steps) {
    const name = nameOf(from)
    if (name !== undefined) parts.push(name)
    if (isDependency(edge)) parts.push(`before (${edge.why} ${edge.key ?? ''})`)
    else if (name !== undefined) parts.push(edge.why === 'within' ? 'before' : 'before (time)')
  }
  return parts.join(' ')
}

/** At most so many circles of one history are described; each of them condemns it. */
const MOST = 20

/** Circles in what must come before what: no order of snapshots and commits explains the history. */
export function findCircles(graph: EventGraph): Anomaly[] {
  const found = new Map<string, Anomaly>()
  for (const component of components(graph.edges)) {
    const inside = new Set(component)
    for (const node of component) {
      for (const edge of graph.edges[node] ?? []) {
        if (found.size >= MOST) return [...found.values()]
        if (!isDependency(edge) || !inside.has(edge.to)) continue
        const steps = [{ from: node, edge }, ...shortest(graph, inside, edge.to, node)]
        const transactions = [
          ...new Set(steps.flatMap(({ from }) => graph.transactionOf(from)?.id ?? [])),
        ].sort((a, b) => a - b)
        const name = transactions.join()
        if (!found.has(name)) {
          found.set(name, { kind: kindOf(steps), message: told(graph, steps), transactions })
        }
      }
    }
  }
  return [...found.values()]
}
