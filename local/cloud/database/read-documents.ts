import { Finder, type Hit, type Reading, type Search } from '../query/find'
import { readOrder } from '../query/sort'
import type { Document } from '../values/value'
import { decodeStored, encode } from '../wire/extended-json'
import { AnswerList } from './answer-list'
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
  const search = { query, order, need: page.offset + page.limit, skip: page.offset }
  const finder = finderAt(engine, place, search)
  const list = new AnswerList()
  let toSkip = page.offset - finder.passed
  for (const hit of finder.steps()) {
    if (hit === undefined) {
      // What a transaction sees must not change while it looks.
      if (place.transaction === undefined) await breathe()
    } else if (toSkip > 0) toSkip--
    else if (list.add(shown(hit, project)) >= page.limit) break
  }
  return listed(list.texts, finder.reading, page)
}

/** Looks for documents as a transaction sees them, or as they are. */
export function finderAt(
  { transactions }: Engine,
  { collection, transaction }: Place,
  search: Omit<Search, 'collection' | 'overlay'>,
): Finder {
  const overlay = transaction === undefined ? undefined : transactions.overlay(transaction, collection)
  return new Finder({ collection, ...search, ...(overlay === undefined ? {} : { overlay }) })
}

/** `database.calculateDocument`: how many documents a query finds. */
export async function countDocuments(engine: Engine, parameters: Parameters): Promise<Answer> {
  const collection = engine.catalog.collection(parameters['collectionName'])
  const query = readQuery(parameters, engine.clock.now())
  const finder = new Finder({ collection, query, order: [], need: TURN })
  let total = 0
  const counts = finder.counts()
  if (counts === undefined) {
    for (const hit of finder.steps()) {
      if (hit === undefined) await breathe()
      else total++
    }
  }
  for (const count of counts ?? []) {
    total += count
    await breathe()
  }
  return { body: { data: { total } }, reading: finder.reading, returned: total }
}
