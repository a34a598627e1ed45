import { Finder, type Hit, type Reading } from '../query/find'
import { readOrder } from '../query/sort'
import type { Document } from '../values/value'
import { decodeStored, encode } from '../wire/extended-json'
import { type Answer, byId, type Engine, type Place, placeOf } from './engine'
import { optional, type Parameters, readPage, readProjection, readQuery } from './parameters'
import { breathe, TURN } from './turns'

type Projection = ((document: Document) => Document) | undefined

const shown = (hit: Pick<Hit, 'body' | 'document'>, project: Projection): string =>
  project === undefined ? hit.body : encode(project(hit.document ?? decodeStored(hit.body)))

const listed = (list: string[], reading: Reading, page: { offset: number; limit: number }): Answer => ({
  body: { data: { list, ...page } },
  reading,
  returned: list.length,
})

/** `database.getDocument`: a page of what a query finds, in the order asked for. */
export async function getDocuments(engine: Engine, parameters: Parameters): Promise<Answer> {
  const place = placeOf(engine, parameters)
  const now = engine.clock.now()
  const query = readQuery(parameters, now)
  const page = readPage(parameters)
  const project = readProjection(parameters, now)
  const order = readOrder(optional(parameters, 'order', now))
  const direct = byId(engine, place, query)
  if (direct !== undefined) {
    const hits = page.offset === 0 && direct.stored !== undefined ? [direct.stored] : []
    const list = hits.map(({ body }) => shown({ body, document: undefined }, project))
    return listed(list, direct.reading, page)
  }
  const finder = finderAt(engine, place, query, order, page.offset + page.limit)
  const list: string[] = []
  let skipped = 0
  let turn = TURN
  for (const hit of finder.hits()) {
    if (skipped < page.offset) skipped++
    else list.push(shown(hit, project))
    if (list.length >= page.limit) break
    if (finder.reading.examined > turn && place.transaction === undefined) {
      turn = finder.reading.examined + TURN
      await breathe()
    }
  }
  return listed(list, finder.reading, page)
}

/** Looks for documents as a transaction sees them, or as they are. */
export function finderAt(
  { transactions }: Engine,
  { collection, transaction }: Place,
  query: Document,
  order: ReturnType<typeof readOrder>,
  need: number,
): Finder {
  const overlay = transaction === undefined ? undefined : transactions.overlay(transaction, collection)
  return new Finder({ collection, query, order, need, ...(overlay === undefined ? {} : { overlay }) })
}

/** `database.calculateDocument`: how many documents a query finds. */
export async function countDocuments(engine: Engine, parameters: Parameters): Promise<Answer> {
  const collection = engine.catalog.collection(parameters['collectionName'])
  const query = readQuery(parameters, engine.clock.now())
  const finder = new Finder({ collection, query, order: [], need: TURN })
  let total = 0
  for (const _hit of finder.hits()) if (++total % TURN === 0) await breathe()
  return { body: { data: { total } }, reading: finder.reading, returned: total }
}
