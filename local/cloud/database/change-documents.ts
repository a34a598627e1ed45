import { compileQuery } from '../matcher/compile-query'
import type { Reading } from '../query/find'
import { CollectionTable, type Stored } from '../store/collection-table'
import type { Transaction } from '../transactions/transactions'
import { compileUpdate } from '../update/apply-update'
import { checkFields } from '../update/check-fields'
import { impliedBy } from '../update/implied-by'
import type { Document, Value } from '../values/value'
import { decodeStored, encode } from '../wire/extended-json'
import { type Answer, byId, type Engine, type Place, placeOf } from './engine'
import { insertOne } from './insert-documents'
import { type Parameters, readQuery, required } from './parameters'
import { finderAt } from './read-documents'
import { checkId, newId } from './storable'
import { breathe, TURN } from './turns'

/** A document after a change; undefined removes it. */
type Change = (document: Document, inserting?: boolean) => Document | undefined
type Update = (document: Document, inserting?: boolean) => Document

/** What a change has come to. */
interface Touched {
  matched: number
  changed: number
  /** The last document that matched, as it is now. */
  last: Document | undefined
}

/** A change that has to be made: to what a query finds, all of it or the first. */
interface Order {
  query: Document
  multi: boolean
  change: Change
}

/**
 * A document to be changed: by its row, so that a million of them are no burden, or by its id where only a
 * transaction sees it.
 */
type Target = number | Buffer

/** The change a request asks for: operators when it merges, a whole document when it does not. */
function readChange(parameters: Parameters, query: Document, now: number): Update {
  const data = required(parameters, 'data', now)
  if (parameters['merge'] !== false) return compileUpdate(data, query, now)
  checkFields(data)
  const { _id, ...rest } = data
  return document =>
    document['_id'] === undefined
      ? { ...(_id === undefined ? {} : { _id }), ...rest }
      : { _id: document['_id'], ...rest }
}

function upserted(query: Document, change: Update): Document {
  const start = impliedBy(query)
  const { _id, ...rest } = change(start, true)
  const document = { _id: _id ?? start['_id'] ?? newId(), ...rest }
  checkId(document._id)
  return document
}

/** `database.modifyDocument`: changes or replaces what a query finds, or makes it. */
export async function modifyDocuments(engine: Engine, parameters: Parameters): Promise<Answer> {
  const place = placeOf(engine, parameters)
  const now = engine.clock.now()
  const query = required(parameters, 'query', now)
  const change = readChange(parameters, query, now)
  const multi = parameters['multi'] === true
  for (let attempt = 0; ; attempt++) {
    const { touched, reading } = await carryOut(engine, place, { query, multi, change })
    if (touched.matched > 0 || parameters['upsert'] !== true) {
      // A document replaced by its like counts as updated; one that an operator leaves as it was does not.
      const updated = parameters['merge'] === false ? touched.matched : touched.changed
      return { body: { data: { updated } }, reading, returned: touched.matched }
    }
    const inserted = upserted(query, change)
    try {
      await insertOne(engine, place, inserted)
      return { body: { data: { updated: 0, upsert_id: inserted['_id'] } }, reading, returned: 1 }
    } catch (error) {
      // Another may have inserted it in between: then it is there to be updated.
      if (place.transaction !== undefined || attempt >= 2) throw error
    }
  }
}

/** `database.modifyAndReturnDoc`: changes the first that a query finds, and gives it back. */
export async function modifyAndReturn(engine: Engine, parameters: Parameters): Promise<Answer> {
  const place = placeOf(engine, parameters)
  const now = engine.clock.now()
  const query = readQuery(parameters, now)
  const change = readChange({ data: parameters['data'], merge: true }, query, now)
  const { touched, reading } = await carryOut(engine, place, { query, multi: false, change })
  const doc = touched.last === undefined ? null : encode(touched.last)
  return { body: { data: { updated: touched.matched, doc } }, reading, returned: touched.matched }
}

/** `database.removeDocument`: removes what a query finds, all of it or the first. */
export async function removeDocuments(engine: Engine, parameters: Parameters): Promise<Answer> {
  const place = placeOf(engine, parameters)
  const query = required(parameters, 'query', engine.clock.now())
  const multi = parameters['multi'] === true
  const { touched, reading } = await carryOut(engine, place, { query, multi, change: () => undefined })
  return { body: { data: { deleted: touched.matched } }, reading, returned: touched.matched }
}

async function carryOut(
  engine: Engine,
  place: Place,
  order: Order,
  attempts = 10,
): Promise<{ touched: Touched; reading: Reading }> {
  const { multi, change } = order
  const touched: Touched = { matched: 0, changed: 0, last: undefined }
  const test = compileQuery(order.query)
  const { targets, reading } = await targetsOf(engine, place, order)
  for (const [at, target] of targets.entries()) {
    const before = touched.matched
    if (place.transaction === undefined) await changeAt(engine, place, target, test, change, touched)
    else changeIn(engine, place, place.transaction, idOf(place, target), change, touched)
    if (!multi && touched.matched > before) break
    if (at % TURN === TURN - 1 && place.transaction === undefined) await breathe()
  }
  // The one found may have been changed by another meanwhile: then the next that matches is meant.
  if (
    !multi &&
    place.transaction === undefined &&
    targets.length > 0 &&
    touched.matched === 0 &&
    attempts > 0
  ) {
    return carryOut(engine, place, order, attempts - 1)
  }
  return { touched, reading }
}

/** What a query finds, before any of it is changed. */
async function targetsOf(
  engine: Engine,
  place: Place,
  { query, multi }: Order,
): Promise<{ targets: Target[]; reading: Reading }> {
  const direct = byId(engine, place, query)
  if (direct !== undefined) {
    return { targets: direct.stored === undefined ? [] : [direct.stored.id], reading: direct.reading }
  }
  const finder = finderAt(engine, place, { query, order: [], need: multi ? TURN : 1 })
  const targets: Target[] = []
  for (const hit of finder.steps()) {
    if (hit === undefined) {
      if (place.transaction === undefined) await breathe()
      continue
    }
    const { row, document, body } = hit
    targets.push(row > 0 ? row : CollectionTable.key((document ?? decodeStored(body))['_id'] as Value))
    if (!multi) break
  }
  return { targets, reading: finder.reading }
}

const storedAt = ({ collection }: Place, target: Target): Stored | undefined =>
  typeof target === 'number' ? collection.at(target) : collection.find(target)

function idOf(place: Place, target: Target): Buffer | undefined {
  return typeof target === 'number' ? storedAt(place, target)?.id : target
}

function changeIn(
  { transactions, writer }: Engine,
  { collection }: Place,
  transaction: Transaction,
  id: Buffer | undefined,
  change: Change,
  touched: Touched,
): void {
  const seen = id === undefined ? undefined : transactions.see(transaction, collection, id)
  if (seen === undefined) return
  const next = change(decodeStored(seen.body))
  touched.matched++
  touched.last = next
  if (next === undefined || encode(next) !== seen.body) touched.changed++
  // Even where nothing changes, who writes a document must not have been overtaken.
  writer.writeIn(transaction, collection, seen.id, next)
}

async function changeAt(
  { writer }: Engine,
  place: Place,
  target: Target,
  test: (document: Document) => boolean,
  change: Change,
  touched: Touched,
): Promise<void> {
  for (;;) {
    const stored = storedAt(place, target)
    if (stored === undefined) return
    const document = decodeStored(stored.body)
    // Others may have had a turn since it was found.
    if (!test(document)) return
    const next = change(document)
    const same = next !== undefined && encode(next) === stored.body
    const holder = same ? undefined : writer.write(place.collection, stored.id, stored, next)
    if (holder !== undefined) {
      await writer.outwait(holder)
      continue
    }
    touched.matched++
    touched.last = next
    if (!same) touched.changed++
    return
  }
}
