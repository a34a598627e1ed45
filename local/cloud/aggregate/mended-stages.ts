import { Aggregator } from 'mingo/aggregator'
import { type Iterator as LazyIterator, Lazy } from 'mingo/lazy'
import type { Options } from 'mingo/types'
import { type Document, isDocument, type Value } from '../values/value'

/** A stage as mingo calls it. */
export type Stage = (source: LazyIterator, operand: Value, options: Options) => LazyIterator

/** Counts; of nothing it gives nothing. */
const count: Stage = (source, operand) => {
  let total = 0
  for (const _item of source) total++
  return Lazy(total === 0 ? [] : [{ [operand as string]: total }])
}

/** Some of the documents by chance, none twice. */
const sample: Stage = (source, operand) => {
  const size = Number(isDocument(operand) ? operand['size'] : 0)
  const chosen: unknown[] = []
  let seen = 0
  for (const item of source) {
    seen++
    if (chosen.length < size) chosen.push(item)
    else {
      const at = Math.floor(Math.random() * seen)
      if (at < size) chosen[at] = item
    }
  }
  return Lazy(chosen)
}

/** Groups by ranges: a switch over the boundaries, sorted by where each begins. */
const bucket: Stage = (source, operand, options) => {
  const { groupBy, boundaries, default: otherwise, output } = operand as Document
  const bounds = boundaries as Value[]
  const branches = bounds.slice(0, -1).map((from, i) => ({
    case: {
      $and: [{ $gte: [groupBy, { $literal: from }] }, { $lt: [groupBy, { $literal: bounds[i + 1] }] }],
    },
    then: { $literal: from },
  }))
  const place = otherwise === undefined ? { branches } : { branches, default: { $literal: otherwise } }
  const fields = isDocument(output) ? output : { count: { $sum: 1 } }
  const pipeline = [{ $group: { _id: { $switch: place }, ...fields } }, { $sort: { _id: 1 } }]
  return new Aggregator(pipeline, options).stream(source)
}

/** Stages that mingo has otherwise than MongoDB. */
export const mendedStages: Readonly<Record<string, Stage>> = {
  $count: count,
  $sample: sample,
  $bucket: bucket,
}
