import { Aggregator } from 'mingo/aggregator'
import { Context } from 'mingo/core'
import { Lazy } from 'mingo/lazy'
import type { Options } from 'mingo/types'
import { beginAllowance } from '../matcher/bounded-arrays'
import { compileQuery, type Variables } from '../matcher/compile-query'
import { mingoOptions } from '../matcher/expressions'
import { readOrder, Sorter } from '../query/sort'
import type { Document } from '../values/value'
import { mendedStages, type Stage as PipelineOperator } from './mended-stages'
import { asDocument } from './stages'

const own: Record<string, PipelineOperator> = {
  $match: (source, operand, options) => {
    const test = compileQuery(asDocument(operand, '$match'), options.variables)
    return source.filter(item => test(item as Document))
  },
  $sort: (source, operand) => {
    const sorter = new Sorter<Document>(readOrder(asDocument(operand, '$sort')), Number.MAX_SAFE_INTEGER)
    for (const item of source) sorter.add(item as Document, item as Document, 0)
    return Lazy(sorter.sorted())
  },
  ...mendedStages,
}

const context = Context.from(Context.init({ pipeline: own }), mingoOptions.context)

/** What stages make of documents that are in memory, one after the other where the stages allow that. */
export function* evaluateStages(
  source: Iterable<Document>,
  pipeline: readonly Document[],
  variables: Variables = {},
): Iterable<Document> {
  const options = { ...mingoOptions, context, variables } as unknown as Options
  const results = new Aggregator(pipeline as Record<string, unknown>[], options).stream(source)
  beginAllowance()
  for (const result of results) {
    yield result as Document
    beginAllowance()
  }
}
