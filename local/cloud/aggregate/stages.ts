import { shapesAt } from '../indexes/extract-keys'
import { distanceToShape } from '../geo/distance'
import { readShape } from '../geo/geojson'
import type { Order } from '../planner/choose-plan'
import { readOrder } from '../query/sort'
import type { CollectionTable } from '../store/collection-table'
import { placeAt } from '../update/places'
import { valueAt } from '../values/paths'
import { copyValue, type Document, isDocument, type Value } from '../values/value'
import { decode } from '../wire/extended-json'
import { invalidParameter, requestFailed } from '../wire/service-error'
import { checkStage, isStage } from './check-stages'

/** One step of a pipeline. */
export interface Stage {
  name: string
  value: Value
}

/** @throws ServiceError when the stages are none, or one does not exist or is given something wrong */
export function readStages(stages: unknown, now: number): Stage[] {
  if (!Array.isArray(stages)) throw invalidParameter('stages must be an array')
  const list = stages.map((stage: unknown) => {
    if (typeof stage !== 'object' || stage === null) throw invalidParameter('a stage must be an object')
    const { stageKey, stageValue } = stage as { stageKey?: unknown; stageValue?: unknown }
    if (typeof stageKey !== 'string' || typeof stageValue !== 'string')
      throw invalidParameter('a stage needs a key and a value')
    return { name: stageKey, value: decode(stageValue, now) }
  })
  for (const { name, value } of list) {
    if (!isStage(name)) throw invalidParameter(`Unrecognized pipeline stage name: '${name}'`)
    checkStage(name, value)
  }
  return list
}

/** The stages of a pipeline inside a stage, which were checked with it. */
export const asStages = (pipeline: readonly Value[]): Stage[] =>
  pipeline
    .flatMap(stage => (isDocument(stage) ? Object.entries(stage) : []))
    .map(([name, value]) => ({ name, value }))

/** @throws ServiceError when what a stage is given is no object */
export const asDocument = (value: Value, name: string): Document => {
  if (!isDocument(value)) throw invalidParameter(`the ${name} specification must be an object`)
  return value
}

/** What the first stages ask of the collection itself, so that an index can find it. */
export interface Beginning {
  query: Document
  order: Order
  need: number
  rest: Stage[]
  /** What becomes of each document that is found. */
  after: (document: Document) => Document
}

/** How many documents a stage has to give, as the `$skip` and `$limit` that follow it say. */
export function neededBy(rest: readonly Stage[]): number {
  let skipped = 0
  for (const { name, value } of rest) {
    if (name === '$limit' && typeof value === 'number') return value + skipped
    if (name !== '$skip' || typeof value !== 'number') break
    skipped += value
  }
  return Number.MAX_SAFE_INTEGER
}

/** Takes from the stages what a search by index can do. */
export function beginning(collection: CollectionTable, stages: readonly Stage[]): Beginning {
  const rest = [...stages]
  let query: Document = {}
  let after: Beginning['after'] | undefined
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
  return { query, order, need: neededBy(rest), rest, after: after ?? (document => document) }
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
