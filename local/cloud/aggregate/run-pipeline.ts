import { Aggregator } from 'mingo/aggregator'
import { Context } from 'mingo/core'
import { Lazy } from 'mingo/lazy'
import type { Options } from 'mingo/types'
import { compileQuery, type Variables } from '../matcher/compile-query'
import { evaluate, mingoOptions } from '../matcher/expressions'
import { shapesAt } from '../indexes/extract-keys'
import { distanceToShape } from '../geo/distance'
import { readShape } from '../geo/geojson'
import type { Order } from '../planner/choose-plan'
import { Finder, type Reading } from '../query/find'
import { readOrder, Sorter } from '../query/sort'
import type { Catalog } from '../store/catalog'
import type { CollectionTable } from '../store/collection-table'
import { placeAt } from '../update/places'
import { pathParts, reach, valueAt } from '../values/paths'
import { copyValue, type Document, isDocument, type Value } from '../values/value'
import { decode, decodeStored } from '../wire/extended-json'
import { invalidParameter, requestFailed, ServiceError } from '../wire/service-error'
import { checkStage, isStage } from './check-stages'
import { mendedStages, type Stage as PipelineOperator } from './mended-stages'

interface Stage {
  name: string
  value: Value
}

function readStages(stages: unknown, now: number): Stage[] {
  if (!Array.isArray(stages)) throw invalidParameter('stages must be an array')
  return stages.map((stage: unknown) => {
    if (typeof stage !== 'object' || stage === null) throw invalidParameter('a stage must be an object')
    const { stageKey, stageValue } = stage as { stageKey?: unknown; stageValue?: unknown }
    if (typeof stageKey !== 'string' || typeof stageValue !== 'string')
      throw invalidParameter('a stage needs a key and a value')
    return { name: stageKey, value: decode(stageValue, now) }
  })
}

const asDocument = (value: Value, name: string): Document => {
  if (!isDocument(value)) throw invalidParameter(`the ${name} specification must be an object`)
  return value
}

/** What the first stages ask of the collection itself, so that an index can find it. */
interface Beginning {
  query: Document
  order: Order
  need: number
  rest: Stage[]
  after?: (document: Document) => Document
}

function beginning(collection: CollectionTable, stages: Stage[]): Beginning {
  const rest = [...stages]
  let query: Document = {}
  let after: Beginning['after']
  if (rest[0]?.name === '$geoNear') {
    const near = geoNear(collection, asDocument((rest.shift() as Stage).value, '$geoNear'))
    query = near.query
    after = near.after
  }
  while (rest[0]?.name === '$match') {
    const more = asDocument((rest.shift() as Stage).value, '$match')
    query = Object.keys(query).length === 0 ? more : { $and: [query, more] }
  }
  let order: Order = []
  if (after === undefined && rest[0]?.name === '$sort')
    order = readOrder(asDocument((rest.shift() as Stage).value, '$sort'))
  let need = Infinity
  for (const { name, value } of rest) {
    if (name === '$limit' && typeof value === 'number') {
      need =
        value +
        rest.filter(stage => stage.name === '$skip').reduce((sum, stage) => sum + Number(stage.value), 0)
    }
    if (name !== '$skip') break
  }
  return { query, order, need, rest, ...(after === undefined ? {} : { after }) }
}

function geoField(collection: CollectionTable, key: Value | undefined): string {
  if (typeof key === 'string') return key
  const fields = new Set(
    collection.indexes.flatMap(({ table }) =>
      table.spec.keys.filter(item => item.direction === '2dsphere').map(item => item.field),
    ),
  )
  const [field] = fields
  if (field === undefined)
    throw requestFailed('$geoNear requires a 2d or 2dsphere index, but none were found')
  if (fields.size > 1) throw requestFailed('There is more than one 2dsphere index; $geoNear needs a key')
  return field
}

function geoNear(
  collection: CollectionTable,
  value: Document,
): { query: Document; after: (document: Document) => Document } {
  const field = geoField(collection, value['key'])
  const [center] = readShape(value['near'])?.points ?? []
  const distanceField = value['distanceField']
  if (center === undefined) throw requestFailed('$geoNear requires a near option as an Array or a point')
  if (typeof distanceField !== 'string')
    throw requestFailed('$geoNear requires a distanceField option as a String')
  const near: Document = { $geometry: { type: 'Point', coordinates: [...center] } }
  if (value['maxDistance'] !== undefined) near['$maxDistance'] = value['maxDistance']
  if (value['minDistance'] !== undefined) near['$minDistance'] = value['minDistance']
  const multiplier = typeof value['distanceMultiplier'] === 'number' ? value['distanceMultiplier'] : 1
  const includeLocs = value['includeLocs']
  const condition: Document = { [field]: { $nearSphere: near } }
  const more = value['query']
  return {
    query: isDocument(more) && Object.keys(more).length > 0 ? { $and: [condition, more] } : condition,
    after: document => {
      const metres = Math.min(...shapesAt(document, field).map(shape => distanceToShape(center, shape)))
      const result = copyValue(document)
      placeAt(result, distanceField, true)?.set(metres * multiplier)
      if (typeof includeLocs === 'string')
        placeAt(result, includeLocs, true)?.set(valueAt(document, field) ?? null)
      return result
    },
  }
}

function find(
  collection: CollectionTable,
  query: Document,
  order: Order,
  need: number,
): { reading: Reading; documents: () => Iterable<Document> } {
  const finder = new Finder({ collection, query, order, need: Math.min(need, Number.MAX_SAFE_INTEGER) })
  return {
    reading: finder.reading,
    *documents() {
      for (const hit of finder.hits()) yield hit.document ?? decodeStored(hit.body)
    },
  }
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
    return [
      ...find(from, { [foreign]: { $in: wanted.length > 0 ? wanted : [null] } }, [], Infinity).documents(),
    ]
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
    return run(catalog, find(from, {}, [], Infinity).documents(), stages as Document[], variables)
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

function run(
  catalog: Catalog,
  source: Iterable<Document>,
  pipeline: readonly Document[],
  variables: Variables = {},
): Document[] {
  const options = { ...mingoOptions, context: operatorsOf(catalog), variables } as unknown as Options
  return new Aggregator(pipeline as Record<string, unknown>[], options).run<Document>(source)
}

/**
 * Runs an aggregation: what its first stages select is found by index, the rest is evaluated as it streams.
 * @throws ServiceError when a stage or an expression is wrong
 */
export function aggregate(
  catalog: Catalog,
  collection: CollectionTable,
  stages: unknown,
  now: number,
): { list: Document[]; reading: Reading } {
  const list = readStages(stages, now)
  for (const { name, value } of list) {
    if (!isStage(name)) throw invalidParameter(`Unrecognized pipeline stage name: '${name}'`)
    checkStage(name, value)
  }
  const start = beginning(collection, list)
  const { reading, documents } = find(collection, start.query, start.order, start.need)
  function* source(): Iterable<Document> {
    for (const document of documents()) yield start.after === undefined ? document : start.after(document)
  }
  const pipeline = start.rest.map(({ name, value }) => ({ [name]: value }))
  try {
    return { list: run(catalog, source(), pipeline), reading }
  } catch (error) {
    if (error instanceof ServiceError) throw error
    throw requestFailed(
      `PlanExecutor error during aggregation: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}
