import { randomUUID } from 'node:crypto'
import type { Database } from '../database/database'
import type { Answer } from '../database/engine'
import type { Parameters } from '../database/parameters'
import type { LogEntry } from '../log-entry'
import type { QueryLog } from '../query/query-log'
import { invalidParameter, ServiceError, unknownAction } from '../wire/service-error'

/** Answers one action. */
export type Action = (parameters: Parameters) => Answer | Promise<Answer>

/**
 * When everything written so far is on disk: nobody hears of a write, or of what others wrote, before that. Rejects
 * where some of it could not be written.
 */
type Settled = () => Promise<void> | undefined

const SLOW_MILLISECONDS = 100

/** The actions of the `database.` family. */
export const databaseActions = (database: Database): Record<string, Action> => ({
  'database.addCollection': parameters => database.addCollection(parameters),
  'database.insertDocument': parameters => database.insertDocument(parameters),
  'database.getDocument': parameters => database.getDocument(parameters),
  'database.calculateDocument': parameters => database.calculateDocument(parameters),
  'database.modifyDocument': parameters => database.modifyDocument(parameters),
  'database.modifyAndReturnDoc': parameters => database.modifyAndReturnDoc(parameters),
  'database.removeDocument': parameters => database.removeDocument(parameters),
  'database.aggregateDocuments': parameters => database.aggregateDocuments(parameters),
  'database.startTransaction': () => database.startTransaction(),
  'database.commitTransaction': parameters => database.commitTransaction(parameters),
  'database.abortTransaction': parameters => database.abortTransaction(parameters),
})

/** Takes requests apart, has them answered, and puts the answers into the service's envelope. */
export class Gateway {
  private readonly actions: Map<string, Action>
  private readonly counts = new Map<string, number>()
  private readonly queries: QueryLog
  private readonly log: (entry: LogEntry) => void
  private readonly watch: () => Settled

  /** @param watch is asked when a request comes, and tells when it may be answered */
  constructor(
    actions: Record<string, Action>,
    queries: QueryLog,
    watch: () => Settled,
    log: (entry: LogEntry) => void,
  ) {
    this.actions = new Map(Object.entries(actions))
    this.queries = queries
    this.watch = watch
    this.log = log
  }

  /** How often each action was asked for. */
  requests(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.counts)
  }

  /** Answers the body of a request. Never throws: what goes wrong is in the answer, as with the service. */
  async answer(text: string): Promise<Record<string, unknown>> {
    const requestId = randomUUID().replaceAll('-', '')
    const settled = this.watch()
    let action = ''
    try {
      const parameters = read(text)
      action = typeof parameters['action'] === 'string' ? parameters['action'] : ''
      const run = this.actions.get(action)
      if (run === undefined) throw unknownAction(action)
      this.counts.set(action, (this.counts.get(action) ?? 0) + 1)
      const started = performance.now()
      const answer = await run(parameters)
      if (answer.reading !== undefined)
        this.record(requestId, action, parameters, answer, performance.now() - started)
      await settled()
      return { requestId, ...answer.body }
    } catch (error) {
      return this.refusal(requestId, action, settled, error)
    }
  }

  private async refusal(
    requestId: string,
    action: string,
    settled: Settled,
    reason: unknown,
  ): Promise<Record<string, unknown>> {
    let error = reason
    try {
      // "There already" is an answer about what others wrote, too.
      if (error instanceof ServiceError) await settled()
    } catch (failure) {
      error = failure
    }
    if (error instanceof ServiceError) return { requestId, code: error.code, message: error.message }
    this.log({
      kind: 'failure',
      requestId,
      action,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    })
    return {
      requestId,
      code: 'SYS_ERR',
      message: '[InternalError] the local cloud failed; its log has the reason',
    }
  }

  private record(
    requestId: string,
    action: string,
    parameters: Parameters,
    answer: Answer,
    elapsed: number,
  ): void {
    if (answer.reading === undefined) return
    const { collectionName } = parameters
    const record = {
      requestId,
      action,
      collection: typeof collectionName === 'string' ? collectionName : '',
      ...answer.reading,
      returned: answer.returned ?? 0,
      milliseconds: Math.round(elapsed * 1000) / 1000,
    }
    this.queries.add(record)
    if (elapsed > SLOW_MILLISECONDS) this.log({ kind: 'slow-query', ...record })
  }
}

function read(text: string): Parameters {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw invalidParameter('the request is not JSON')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalidParameter('the request must be an object')
  return value as Parameters
}
