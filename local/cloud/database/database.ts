import { aggregate } from '../aggregate/run-pipeline'
import type { MovableClock } from '../clock/movable-clock'
import { Catalog } from '../store/catalog'
import type { Sqlite } from '../store/sqlite'
import { WriteGroup } from '../store/write-group'
import type { Transactions } from '../transactions/transactions'
import { encode } from '../wire/extended-json'
import { AnswerList } from './answer-list'
import { modifyAndReturn, modifyDocuments, removeDocuments } from './change-documents'
import type { Answer, Engine } from './engine'
import { type EngineParts, standardParts } from './engine-parts'
import { insertDocuments } from './insert-documents'
import type { Parameters } from './parameters'
import { countDocuments, getDocuments } from './read-documents'
import type { Writer } from './writer'

/** The `database.` actions of the gateway. */
export class Database implements Engine {
  readonly catalog: Catalog
  readonly transactions: Transactions
  readonly group: WriteGroup
  readonly writer: Writer
  readonly clock: MovableClock

  constructor(sqlite: Sqlite, clock: MovableClock, parts: EngineParts = standardParts) {
    this.clock = clock
    this.group = new WriteGroup(sqlite)
    this.catalog = new Catalog(sqlite)
    this.transactions = parts.transactions(clock)
    this.writer = parts.writer(this.group, this.transactions)
    this.group.onFailure(() => {
      this.transactions.endAll()
      this.catalog.refresh()
    })
  }

  addCollection({ collectionName }: Parameters): Answer {
    const name = this.catalog.newName(collectionName)
    this.writer.whole(() => {
      this.catalog.create(name)
    })
    return { body: { data: {} } }
  }

  insertDocument(parameters: Parameters): Promise<Answer> {
    return this.writing(parameters, insertDocuments)
  }

  getDocument(parameters: Parameters): Promise<Answer> {
    return getDocuments(this, parameters)
  }

  calculateDocument(parameters: Parameters): Promise<Answer> {
    return countDocuments(this, parameters)
  }

  modifyDocument(parameters: Parameters): Promise<Answer> {
    return this.writing(parameters, modifyDocuments)
  }

  modifyAndReturnDoc(parameters: Parameters): Promise<Answer> {
    return this.writing(parameters, modifyAndReturn)
  }

  removeDocument(parameters: Parameters): Promise<Answer> {
    return this.writing(parameters, removeDocuments)
  }

  async aggregateDocuments(parameters: Parameters): Promise<Answer> {
    const collection = this.catalog.collection(parameters['collectionName'])
    const { list, reading } = await aggregate(
      this.catalog,
      collection,
      parameters['stages'],
      this.clock.now(),
    )
    const answer = new AnswerList()
    for (const document of list) answer.add(encode(document))
    return { body: { data: { list: answer.texts } }, reading, returned: list.length }
  }

  /** A write that fails ends its transaction, as in MongoDB, whatever it failed for. */
  private async writing(
    parameters: Parameters,
    write: (engine: Engine, parameters: Parameters) => Promise<Answer>,
  ): Promise<Answer> {
    try {
      return await write(this, parameters)
    } catch (error) {
      this.transactions.fail(parameters['transactionId'])
      throw error
    }
  }

  startTransaction(): Answer {
    return { body: { transactionId: this.transactions.begin().id } }
  }

  commitTransaction({ transactionId }: Parameters): Answer {
    const transaction = this.transactions.get(transactionId)
    try {
      this.writer.commit(transaction)
    } finally {
      this.transactions.end(transaction)
    }
    return { body: { transactionId } }
  }

  abortTransaction({ transactionId }: Parameters): Answer {
    this.transactions.end(this.transactions.get(transactionId))
    return { body: { transactionId } }
  }
}
