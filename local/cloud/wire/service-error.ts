/** An error the service answers with: HTTP 200 and `{ code, message }`, which makes the SDK throw. */
export class ServiceError extends Error {
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

const TAIL = ' Please check your request, but if the problem persists, contact us.'

export const invalidParameter = (reason: string) =>
  new ServiceError('INVALID_PARAM', `[InvalidParameter] ${reason}${TAIL}`)

export const unknownAction = (action: string) =>
  new ServiceError('INVALID_ACTION', `[InvalidAction] unknown action ${action.slice(0, 100)}.${TAIL}`)

export const requestFailed = (reason: string) =>
  new ServiceError('DATABASE_REQUEST_FAILED', `[FailedOperation] ${reason}${TAIL}`)

export const answerTooLarge = (most: number) =>
  new ServiceError(
    'EXCEED_MAX_RESPONSE_SIZE',
    `[LimitExceeded] the documents of one answer are larger than ${most} bytes: ask for fewer, or for fewer of their fields.${TAIL}`,
  )

export const collectionMissing = (name: string) =>
  new ServiceError(
    'DATABASE_COLLECTION_NOT_EXIST',
    `[ResourceNotFound] Db or Table not exist: ${name.slice(0, 100)}.${TAIL}`,
  )

export const collectionExists = (name: string) =>
  new ServiceError(
    'DATABASE_COLLECTION_ALREADY_EXIST',
    `[ResourceUnavailable.ResourceExist] Table exist: ${name}.${TAIL}`,
  )

export const duplicateKey = (collection: string, index: string, key: string) =>
  new ServiceError(
    'DATABASE_REQUEST_FAILED',
    `[FailedOperation.DuplicateWrite] multiple write errors: [{write errors: [{E11000 duplicate key error ` +
      `collection: ${collection} index: ${index} dup key: ${key}}]}, {<nil>}]`,
  )

export const transactionConflict = () =>
  new ServiceError(
    'DATABASE_TRANSACTION_CONFLICT',
    `[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others.${TAIL}`,
  )

export const transactionMissing = () =>
  new ServiceError(
    'DATABASE_TRANSACTION_FAIL',
    '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, ' +
      `transaction must be commit or abort in 30 seconds.${TAIL}`,
  )
