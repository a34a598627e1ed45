import { Aggregator } from 'mingo/aggregator'
import { Context } from 'mingo/core'
import { Lazy } from 'mingo/lazy'
import type { Options } from 'mingo/types'
import { compileQuery, type Variables } from '../matcher/compile-query'
import { evaluate, mingoOptions } from '../matcher/expressions'
import { Finder } from '../query/find'
import { readOrder, Sorter } from '../query/sort'
import type { Catalog } from '../store/catalog'
import type { CollectionTable } from '../store/collection-table'
import { placeAt } from '../update/places'
import { pathParts, reach } from '../values/paths'
import { copyValue, type Document, isDocument, type Value } from '../values/value'
import { decodeStored } from '../wire/extended-json'
import { requestFailed } from '../wire/service-error'
import { lookupQuery } from './lookup-query'
import { mendedStages, type Stage as PipelineOperator } from './mended-stages'
import { asDocument } from './stages'

function* find(collection: CollectionTable, query: Document): Iterable<Document> {
  const finder = new Finder({ collection, query, order: [], need: Number.MAX_SAFE_INTEGER })
  for (const hit of finder.hits()) yield hit.document ?? decodeStored(hit.body)
}

function fieldOf(value: Value | undefined, name: string): string {
  if (typeof value !== 'string') throw requestFailed(`$lookup argument '${name}' must be a string`)
  return value
}

/** `$lookup` by index: the joined documents of each input are found as a query of its own finds them. */
function lookup(catalog: Catalog): PipelineOperator {
  return (source, operand, options) => {
    const value = asDocument(operand, '$lookup')
    const from = catalog.collection(fieldOf(value['from'], 'from'))
    const as = fieldOf(value['as'], 'as')
    const join =
      'pipeline' in value ? byPipeline(catalog, from, value, options.variables ?? {}) : byField(from, value)
    return source.map(item => {
      const result = copyValue(item as Document)
      placeAt(result, as, true)?.set(join(item as Document))
      return result
    })
  }
}

function byField(from: CollectionTable, value: Document): (document: Document) => Document[] {
  const local = fieldOf(value['localField'], 'localField')
  const foreign = fieldOf(value['foreignField'], 'foreignField')
  return document => {
    const wanted: Value[] = []
    reach(document, pathParts(local), found => {
      wanted.push(...(Array.isArray(found) ? found : [found ?? null]))
      return false
    })
    return [...find(from, { [foreign]: { $in: wanted.length > 0 ? wanted : [null] } })]
  }
}

function byPipeline(
  catalog: Catalog,
  from: CollectionTable,
  value: Document,
  outer: Variables,
): (document: Document) => Document[] {
  const stages = value['pipeline']
  if (!Array.isArray(stages)) throw requestFailed("'pipeline' option must be specified as an array")
  const names = isDocument(value['let']) ? Object.entries(value['let']) : []
  return document => {
    const own = names.map(([name, expression]) => [name, evaluate(document, expression, outer)])
    const variables: Variables = { ...outer, ...(Object.fromEntries(own) as Variables) }
    return evaluateStages(
      catalog,
      find(from, lookupQuery(stages, variables)),
      stages as Document[],
      variables,
    )
  }
}

const operatorsOf = (catalog: Catalog): Context => {
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
    $lookup: lookup(catalog),
    ...mendedStages,
  }
  return Context.from(Context.init({ pipeline: own }), mingoOptions.context)
}

/** What stages make of documents that are all in memory. */
export function evaluateStages(
  catalog: Catalog,
  source: Iterable<Document>,
  pipeline: readonly Document[],
  variables: Variables = {},
): Document[] {
  const options = { ...mingoOptions, context: operatorsOf(catalog), variables } as unknown as Options
  return new Aggregator(pipeline as Record<string, unknown>[], options).run<Document>(source)
}
