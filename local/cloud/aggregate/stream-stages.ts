import { limits } from '../limits'
import { readOrder, Sorter } from '../query/sort'
import type { Catalog } from '../store/catalog'
import type { Document, Value } from '../values/value'
import { Budget, weightOf } from './budget'
import { evaluateStages } from './evaluate-stages'
import { Grouping } from './group'
import { asDocument, neededBy, type Stage } from './stages'

/** Documents on their way from one stage to the next, some at a time. */
export type Batches = AsyncIterable<Document[]>

const BATCH = 500
/** Documents joined at once: each is a search of its own. */
const JOINED = 20

/** Stages that look at one document at a time. */
const EACH = new Set([
  '$addFields',
  '$lookup',
  '$match',
  '$project',
  '$redact',
  '$replaceRoot',
  '$replaceWith',
  '$set',
  '$unset',
  '$unwind',
])

function* inBatches(documents: Iterable<Document>, size: number): Iterable<Document[]> {
  let batch: Document[] = []
  for (const document of documents) {
    batch.push(document)
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

const asPipeline = (stages: readonly Stage[]): Document[] =>
  stages.map(({ name, value }) => ({ [name]: value }))

async function* eachBy(catalog: Catalog, source: Batches, stages: readonly Stage[]): Batches {
  const size = stages.some(({ name }) => name === '$lookup') ? JOINED : BATCH
  for await (const batch of source) {
    for (const part of inBatches(batch, size)) yield evaluateStages(catalog, part, asPipeline(stages))
  }
}

async function* limited(source: Batches, most: number): Batches {
  let left = most
  for await (const batch of source) {
    yield batch.slice(0, left)
    left -= batch.length
    if (left <= 0) return
  }
}

async function* skipping(source: Batches, count: number): Batches {
  let left = count
  for await (const batch of source) {
    if (left < batch.length) yield batch.slice(left)
    left = Math.max(0, left - batch.length)
  }
}

async function* counted(source: Batches, field: string): Batches {
  let count = 0
  for await (const batch of source) count += batch.length
  if (count > 0) yield [{ [field]: count }]
}

async function* grouped(catalog: Catalog, source: Batches, stage: Stage): Batches {
  const grouping = Grouping.of(asDocument(stage.value, '$group'), new Budget('$group'))
  if (grouping === undefined) {
    yield* together(catalog, source, stage)
    return
  }
  for await (const batch of source) for (const document of batch) grouping.add(document)
  yield* inBatches(grouping.results(), BATCH)
}

async function* sorted(source: Batches, value: Value, need: number): Batches {
  const sorter = new Sorter<Document>(readOrder(asDocument(value, '$sort')), need, limits.stageBytes)
  for await (const batch of source)
    for (const document of batch) sorter.add(document, document, weightOf(document))
  yield* inBatches(sorter.sorted(), BATCH)
}

/** A stage that needs all its documents at once. */
async function* together(catalog: Catalog, source: Batches, stage: Stage): Batches {
  yield evaluateStages(catalog, await gather(source, stage.name), asPipeline([stage]))
}

/**
 * All documents of a stage.
 * @throws ServiceError when they are more than may be held in memory
 */
export async function gather(source: Batches, stage: string): Promise<Document[]> {
  const budget = new Budget(stage)
  const all: Document[] = []
  for await (const batch of source) {
    for (const document of batch) {
      budget.take(document)
      all.push(document)
    }
  }
  return all
}

function after(catalog: Catalog, source: Batches, stage: Stage, rest: readonly Stage[]): Batches {
  const { name, value } = stage
  switch (name) {
    case '$limit':
      return limited(source, Number(value))
    case '$skip':
      return skipping(source, Number(value))
    case '$count':
      return counted(source, value as string)
    case '$group':
      return grouped(catalog, source, stage)
    case '$sortByCount': {
      const groups = grouped(catalog, source, { name: '$group', value: { _id: value, count: { $sum: 1 } } })
      return sorted(groups, { count: -1 }, neededBy(rest))
    }
    case '$sort':
      return sorted(source, value, neededBy(rest))
    default:
      return together(catalog, source, stage)
  }
}

/** Documents after all stages; what a stage need not hold passes through it. */
export function streamStages(catalog: Catalog, source: Batches, stages: readonly Stage[]): Batches {
  let batches = source
  let at = 0
  while (at < stages.length) {
    let end = at
    while (end < stages.length && EACH.has((stages[end] as Stage).name)) end++
    if (end > at) batches = eachBy(catalog, batches, stages.slice(at, end))
    const stage = stages[end]
    if (stage !== undefined) batches = after(catalog, batches, stage, stages.slice(end + 1))
    at = end + 1
  }
  return batches
}
