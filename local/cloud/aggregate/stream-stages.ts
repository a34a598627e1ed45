import { limits } from '../limits'
import { readOrder, Sorter } from '../query/sort'
import type { Document, Value } from '../values/value'
import { type Batches, gather, inBatches, type Scope } from './batches'
import { allowedBytes, Budget, weightOf } from './budget'
import { evaluateStages } from './evaluate-stages'
import { Grouping } from './group'
import { joined } from './lookup'
import { pacer } from './pace'
import { asDocument, asStages, neededBy, type Stage } from './stages'

/** Stages that look at one document at a time. */
const EACH = new Set([
  '$addFields',
  '$match',
  '$project',
  '$redact',
  '$replaceRoot',
  '$replaceWith',
  '$set',
  '$unset',
  '$unwind',
])

/** Of these, stages that make no document larger. */
const NO_LARGER = new Set(['$match', '$redact', '$unset'])

const asPipeline = (stages: readonly Stage[]): Document[] =>
  stages.map(({ name, value }) => ({ [name]: value }))

async function* eachBy({ variables }: Scope, source: Batches, stages: readonly Stage[]): Batches {
  const growing = stages.some(({ name }) => !NO_LARGER.has(name))
  for await (const batch of source) {
    const results = evaluateStages(batch, asPipeline(stages), variables)
    yield* inBatches(results, growing ? allowedBytes : undefined)
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

async function* grouped(scope: Scope, source: Batches, stage: Stage): Batches {
  const grouping = Grouping.of(asDocument(stage.value, '$group'), new Budget('$group'), scope.variables)
  if (grouping === undefined) {
    yield* together(scope, source, stage)
    return
  }
  const pace = pacer()
  for await (const batch of source) {
    for (const document of batch) grouping.add(document)
    await pace()
  }
  yield* inBatches(grouping.results())
}

async function* sorted(source: Batches, value: Value, need: number): Batches {
  const sorter = new Sorter<Document>(readOrder(asDocument(value, '$sort')), need, limits.stageBytes)
  for await (const batch of source)
    for (const document of batch) sorter.add(document, document, weightOf(document))
  yield* inBatches(sorter.sorted())
}

/** A stage that needs all its documents at once. */
async function* together({ variables }: Scope, source: Batches, stage: Stage): Batches {
  yield* inBatches(evaluateStages(await gather(source, stage.name), asPipeline([stage]), variables))
}

/** Several pipelines over the same documents. */
async function* faceted(scope: Scope, source: Batches, pipelines: Document): Batches {
  const all = await gather(source, '$facet')
  const result: Document = {}
  for (const [name, stages] of Object.entries(pipelines)) {
    const own = Array.isArray(stages) ? asStages(stages) : []
    result[name] = await gather(streamStages(scope, inBatches(all), own), '$facet')
  }
  yield [result]
}

function after(scope: Scope, source: Batches, stage: Stage, rest: readonly Stage[]): Batches {
  const { name, value } = stage
  switch (name) {
    case '$limit':
      return limited(source, Number(value))
    case '$skip':
      return skipping(source, Number(value))
    case '$count':
      return counted(source, value as string)
    case '$group':
      return grouped(scope, source, stage)
    case '$sortByCount': {
      const groups = grouped(scope, source, { name: '$group', value: { _id: value, count: { $sum: 1 } } })
      return sorted(groups, { count: -1 }, neededBy(rest))
    }
    case '$sort':
      return sorted(source, value, neededBy(rest))
    case '$lookup':
      return joined(scope, source, asDocument(value, '$lookup'), streamStages)
    case '$facet':
      return faceted(scope, source, asDocument(value, '$facet'))
    default:
      return together(scope, source, stage)
  }
}

/** Documents after all stages; what a stage need not hold passes through it. */
export function streamStages(scope: Scope, source: Batches, stages: readonly Stage[]): Batches {
  let batches = source
  let at = 0
  while (at < stages.length) {
    let end = at
    while (end < stages.length && EACH.has((stages[end] as Stage).name)) end++
    if (end > at) batches = eachBy(scope, batches, stages.slice(at, end))
    const stage = stages[end]
    if (stage !== undefined) batches = after(scope, batches, stage, stages.slice(end + 1))
    at = end + 1
  }
  return batches
}
