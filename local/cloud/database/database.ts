import { randomBytes } from 'node:crypto'
import type { MovableClock } from '../clock/movable-clock'
import { limits } from '../limits'
import { compileQuery } from '../matcher/compile-query'
import type { DocumentTest } from '../matcher/field-tests'
import { Finder, type Hit, type Reading } from '../query/find'
import { compileProjection } from '../query/projection'
import { readOrder } from '../query/sort'
import { Catalog } from '../store/catalog'
import { CollectionTable, type Stored } from '../store/collection-table'
import type { Sqlite } from '../store/sqlite'
import { WriteGroup } from '../store/write-group'
import type { Transaction, Transactions } from '../transactions/transactions'
import { compileUpdate } from '../update/apply-update'
import { type Document, isDocument, type Value } from '../values/value'
import { decodeDocument, decodeStored, encode } from '../wire/extended-json'
import { duplicateKey, invalidParameter, requestFailed } from '../wire/service-error'
import { aggregate } from '../aggregate/run-pipeline'
import { type EngineParts, standardParts } from './engine-parts'
import type { Writer } from './writer'

/** The parameters of a request, as they came. */
export type Parameters = Readonly<Record<string, unknown>>

/** An answer, and what finding it cost. */
export interface Answer {
  body: Record<string, unknown>
  reading?: Reading
  returned?: number
}

const newId = () => randomBytes(16).toString('hex')
/** Documents read or written before others get a turn. */
const TURN = 500
const breathe = () => new Promise<void>(resolve => setImmediate(resolve))

function whole(value: unknown, name: string, otherwise: number): number {
  if (value === undefined || value === null) return otherwise
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
    throw invalidParameter(`${name} must be a non-negative integer`)
  }
  return value
}

function checkStorable(value: Value, top = true): void {
  if (Array.isArray(value)) value.forEach(item => checkStorable(item, false))
  if (!isDocument(value)) return
  for (const field of Object.keys(value)) {
    if (field.startsWith('$')) throw requestFailed(`field name ${field} must not start with $`)
    if (top && field.includes('.')) throw requestFailed(`field name ${field} must not contain a dot`)
    checkStorable(value[field] as Value, false)
  }
}

function checkId(id: Value | undefined): void {
  if (Array.isArray(id) || id instanceof RegExp)
    throw requestFailed("The '_id' value cannot be of type array or regex")
}

/** The `database.` actions of the gateway. */
export class Database {
  readonly transactions: Transactions
  readonly group: WriteGroup
  readonly catalog: Catalog
  private readonly clock: MovableClock
  private readonly writer: Writer

  constructor(sqlite: Sqlite, clock: MovableClock, parts: EngineParts = standardParts) {
    this.clock = clock
    this.group = new WriteGroup(sqlite)
    this.catalog = new Catalog(sqlite)
    this.transactions = parts.transactions(clock)
    this.writer = parts.writer(this.group, this.transactions)
  }

  addCollection({ collectionName }: Parameters): Answer {
    this.group.join()
    this.catalog.create(collectionName)
    return { body: { data: {} } }
  }

  async insertDocument(parameters: Parameters): Promise<Answer> {
    const collection = this.catalog.collection(parameters['collectionName'])
    const transaction = this.transactionOf(parameters)
    const { data } = parameters
    if (!Array.isArray(data) || data.length === 0) throw invalidParameter('data must be a non-empty array')
    const documents = data.map(text => this.storable(text))
    const insertedIds: Value[] = []
    for (const document of documents) {
      await this.insert(collection, transaction, document)
      insertedIds.push(document['_id'] as Value)
      if (insertedIds.length % TURN === 0 && transaction === undefined) await breathe()
    }
    return { body: { data: { insertedIds } } }
  }

  private storable(text: unknown): Document {
    const document = decodeDocument(text, 'data', this.clock.now())
    checkStorable(document)
    checkId(document['_id'])
    if (document['_id'] !== undefined && document['_id'] !== null && Object.keys(document)[0] === '_id')
      return document
    const { _id, ...rest } = document
    return { _id: _id ?? newId(), ...rest }
  }

  private async insert(
    collection: CollectionTable,
    transaction: Transaction | undefined,
    document: Document,
  ): Promise<void> {
    const id = CollectionTable.key(document['_id'] as Value)
    const taken = () => duplicateKey(collection.name, '_id_', `{ _id: ${JSON.stringify(document['_id'])} }`)
    if (transaction !== undefined) {
      if (this.transactions.see(transaction, collection, id) !== undefined) {
        this.transactions.end(transaction)
        throw taken()
      }
      this.writer.writeIn(transaction, collection, id, document)
      return
    }
    for (;;) {
      if (collection.find(id) !== undefined) throw taken()
      const holder = this.writer.write(collection, id, undefined, document)
      if (holder === undefined) return
      await this.writer.outwait(holder)
    }
  }

  async getDocument(parameters: Parameters): Promise<Answer> {
    const collection = this.catalog.collection(parameters['collectionName'])
    const transaction = this.transactionOf(parameters)
    const single = parameters['queryType'] === 'DOC'
    const query = this.query(parameters['query'])
    const offset = whole(parameters['offset'], 'offset', 0)
    const limit = single ? 1 : whole(parameters['limit'], 'limit', limits.defaultRows) || limits.defaultRows
    if (limit > limits.maximumRows)
      throw invalidParameter(`limit must not be greater than ${limits.maximumRows}`)
    const project = this.projection(parameters['projection'])
    const order = readOrder(this.optional(parameters['order'], 'order'))
    const direct = this.direct(collection, transaction, query)
    if (direct !== undefined) {
      const hits = offset === 0 && direct.stored !== undefined ? [direct.stored] : []
      return listed(
        hits.map(hit => this.shown({ ...hit, document: undefined }, project)),
        direct.reading,
        offset,
        limit,
      )
    }
    const finder = new Finder({
      collection,
      query,
      order,
      need: offset + limit,
      ...(transaction === undefined ? {} : { overlay: this.transactions.overlay(transaction, collection) }),
    })
    const list: string[] = []
    let skipped = 0
    let turn = TURN
    for (const hit of finder.hits()) {
      if (skipped < offset) skipped++
      else list.push(this.shown(hit, project))
      if (list.length >= limit) break
      if (finder.reading.examined > turn && transaction === undefined) {
        turn = finder.reading.examined + TURN
        await breathe()
      }
    }
    return listed(list, finder.reading, offset, limit)
  }

  private shown(
    hit: Pick<Hit, 'body' | 'document'>,
    project: ((document: Document) => Document) | undefined,
  ): string {
    return project === undefined ? hit.body : encode(project(hit.document ?? decodeStored(hit.body)))
  }

  /** The short way for a query that is nothing but an `_id`. */
  private direct(
    collection: CollectionTable,
    transaction: Transaction | undefined,
    query: Document,
  ): { stored: Stored | undefined; reading: Reading } | undefined {
    const fields = Object.keys(query)
    const id = query['_id']
    if (fields.length !== 1 || (typeof id !== 'string' && typeof id !== 'number')) return undefined
    const key = CollectionTable.key(id)
    const stored =
      transaction === undefined ? collection.find(key) : this.transactions.see(transaction, collection, key)
    const found = stored === undefined ? 0 : 1
    return { stored, reading: { index: '_id_', keysExamined: found, examined: found } }
  }

  async calculateDocument(parameters: Parameters): Promise<Answer> {
    const collection = this.catalog.collection(parameters['collectionName'])
    const finder = new Finder({ collection, query: this.query(parameters['query']), order: [], need: 500 })
    let total = 0
    for (const _hit of finder.hits()) if (++total % TURN === 0) await breathe()
    return { body: { data: { total } }, reading: finder.reading, returned: total }
  }

  async modifyDocument(parameters: Parameters): Promise<Answer> {
    const collection = this.catalog.collection(parameters['collectionName'])
    const transaction = this.transactionOf(parameters)
    const query = this.required(parameters['query'], 'query')
    const change = this.change(parameters, query)
    const multi = parameters['multi'] === true
    for (let attempt = 0; ; attempt++) {
      const { touched, reading } = await this.each(collection, transaction, query, multi, change)
      if (touched.matched > 0 || parameters['upsert'] !== true) {
        return { body: { data: { updated: touched.changed } }, reading, returned: touched.matched }
      }
      const inserted = this.upserted(query, change)
      try {
        await this.insert(collection, transaction, inserted)
        return { body: { data: { updated: 0, upsert_id: inserted['_id'] } }, reading, returned: 1 }
      } catch (error) {
        // Another may have inserted it in between: then it is there to be updated.
        if (transaction !== undefined || attempt >= 2) throw error
      }
    }
  }

  /** The change a request asks for: operators when it merges, a whole document when it does not. */
  private change(
    parameters: Parameters,
    query: Document,
  ): (document: Document, inserting?: boolean) => Document {
    const data = this.required(parameters['data'], 'data')
    if (parameters['merge'] !== false) return compileUpdate(data, query, this.clock.now())
    checkStorable(data)
    return document => {
      const { _id, ...rest } = data
      return document['_id'] === undefined
        ? { ...(_id === undefined ? {} : { _id }), ...rest }
        : { _id: document['_id'], ...rest }
    }
  }

  private upserted(query: Document, change: (document: Document, inserting?: boolean) => Document): Document {
    const start: Document = {}
    for (const [field, value] of Object.entries(query)) {
      const wanted = isDocument(value) && '$eq' in value ? value['$eq'] : value
      if (field.startsWith('$') || field.includes('.') || wanted instanceof RegExp) continue
      if (isDocument(wanted) && Object.keys(wanted).some(key => key.startsWith('$'))) continue
      start[field] = wanted
    }
    const { _id, ...rest } = change(start, true)
    const document = { _id: _id ?? start['_id'] ?? newId(), ...rest }
    checkId(document._id)
    return document
  }

  async modifyAndReturnDoc(parameters: Parameters): Promise<Answer> {
    const collection = this.catalog.collection(parameters['collectionName'])
    const transaction = this.transactionOf(parameters)
    const query = this.query(parameters['query'])
    const change = this.change({ data: parameters['data'], merge: true }, query)
    const { touched, reading } = await this.each(collection, transaction, query, false, change)
    const doc = touched.last === undefined ? null : encode(touched.last)
    return { body: { data: { updated: touched.matched, doc } }, reading, returned: touched.matched }
  }

  async removeDocument(parameters: Parameters): Promise<Answer> {
    const collection = this.catalog.collection(parameters['collectionName'])
    const transaction = this.transactionOf(parameters)
    const query = this.required(parameters['query'], 'query')
    const multi = parameters['multi'] === true
    const { touched, reading } = await this.each(collection, transaction, query, multi, () => undefined)
    return { body: { data: { deleted: touched.matched } }, reading, returned: touched.matched }
  }

  /** Changes what a query finds: all of it or the first; a change to undefined removes. */
  private async each(
    collection: CollectionTable,
    transaction: Transaction | undefined,
    query: Document,
    multi: boolean,
    change: (document: Document) => Document | undefined,
    attempts = 10,
  ): Promise<{
    touched: { matched: number; changed: number; last: Document | undefined }
    reading: Reading
  }> {
    const touched = { matched: 0, changed: 0, last: undefined as Document | undefined }
    const test = compileQuery(query)
    const { ids, reading } = await this.matching(collection, transaction, query, multi)
    for (const id of ids) {
      const before = touched.matched
      if (transaction !== undefined) this.changeIn(transaction, collection, id, change, touched)
      else await this.changeAt(collection, test, id, change, touched)
      if (!multi && touched.matched > before) break
      if (touched.matched % TURN === TURN - 1 && transaction === undefined) await breathe()
    }
    // The one found may have been changed by another meanwhile: then the next that matches is meant.
    if (!multi && transaction === undefined && ids.length > 0 && touched.matched === 0 && attempts > 0) {
      return this.each(collection, transaction, query, multi, change, attempts - 1)
    }
    return { touched, reading }
  }

  /** The ids of what a query finds, before any of it is changed. */
  private async matching(
    collection: CollectionTable,
    transaction: Transaction | undefined,
    query: Document,
    multi: boolean,
  ): Promise<{ ids: Buffer[]; reading: Reading }> {
    const direct = this.direct(collection, transaction, query)
    if (direct !== undefined) {
      return { ids: direct.stored === undefined ? [] : [direct.stored.id], reading: direct.reading }
    }
    const overlay = transaction === undefined ? undefined : this.transactions.overlay(transaction, collection)
    const finder = new Finder({
      collection,
      query,
      order: [],
      need: multi ? 500 : 1,
      ...(overlay === undefined ? {} : { overlay }),
    })
    const ids: Buffer[] = []
    for (const hit of finder.hits()) {
      ids.push(CollectionTable.key((hit.document ?? decodeStored(hit.body))['_id'] as Value))
      if (!multi) break
      if (ids.length % TURN === 0 && transaction === undefined) await breathe()
    }
    return { ids, reading: finder.reading }
  }

  private changeIn(
    transaction: Transaction,
    collection: CollectionTable,
    id: Buffer,
    change: (document: Document) => Document | undefined,
    touched: { matched: number; changed: number; last: Document | undefined },
  ): void {
    const seen = this.transactions.see(transaction, collection, id)
    if (seen === undefined) return
    const next = change(decodeStored(seen.body))
    touched.matched++
    touched.last = next
    if (next !== undefined && encode(next) === seen.body) {
      // Nothing changes, but who writes a document must not have been overtaken.
      this.writer.writeIn(transaction, collection, id, next)
      return
    }
    touched.changed++
    this.writer.writeIn(transaction, collection, id, next)
  }

  private async changeAt(
    collection: CollectionTable,
    test: DocumentTest,
    id: Buffer,
    change: (document: Document) => Document | undefined,
    touched: { matched: number; changed: number; last: Document | undefined },
  ): Promise<void> {
    for (;;) {
      const stored = collection.find(id)
      if (stored === undefined) return
      const document = decodeStored(stored.body)
      // Others may have had a turn since it was found.
      if (!test(document)) return
      const next = change(document)
      const same = next !== undefined && encode(next) === stored.body
      const holder = same ? undefined : this.writer.write(collection, id, stored, next)
      if (holder !== undefined) {
        await this.writer.outwait(holder)
        continue
      }
      touched.matched++
      touched.last = next
      if (!same) touched.changed++
      return
    }
  }

  aggregateDocuments(parameters: Parameters): Answer {
    const collection = this.catalog.collection(parameters['collectionName'])
    const { list, reading } = aggregate(this.catalog, collection, parameters['stages'], this.clock.now())
    return { body: { data: { list: list.map(encode) } }, reading, returned: list.length }
  }

  startTransaction(): Answer {
    return { body: { transactionId: this.transactions.begin().id } }
  }

  commitTransaction({ transactionId }: Parameters): Answer {
    this.writer.commit(this.transactions.get(transactionId))
    return { body: { transactionId } }
  }

  abortTransaction({ transactionId }: Parameters): Answer {
    this.transactions.end(this.transactions.get(transactionId))
    return { body: { transactionId } }
  }

  private transactionOf({ transactionId }: Parameters): Transaction | undefined {
    return transactionId === undefined || transactionId === null || transactionId === ''
      ? undefined
      : this.transactions.get(transactionId)
  }

  private optional(text: unknown, name: string): Document | undefined {
    return text === undefined || text === null || text === ''
      ? undefined
      : decodeDocument(text, name, this.clock.now())
  }

  private query(text: unknown): Document {
    return this.optional(text, 'query') ?? {}
  }

  private required(text: unknown, name: string): Document {
    const value = this.optional(text, name)
    if (value === undefined) throw invalidParameter(`${name} is required`)
    return value
  }

  private projection(text: unknown): ((document: Document) => Document) | undefined {
    const projection = this.optional(text, 'projection')
    return projection === undefined || Object.keys(projection).length === 0
      ? undefined
      : compileProjection(projection)
  }
}

const listed = (list: string[], reading: Reading, offset: number, limit: number): Answer => ({
  body: { data: { list, offset, limit } },
  reading,
  returned: list.length,
})
