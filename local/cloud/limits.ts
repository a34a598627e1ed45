/** Limits of the real service that a program can run into, in one place. */
export const limits = {
  /** Rows of one `get()` when the caller names no limit. */
  defaultRows: 100,
  /** Rows of one `get()` at most. */
  maximumRows: 1000,
  /** Bytes of one stored document. */
  documentBytes: 16 * 1024 * 1024,
  /** Bytes of one request to the gateway. */
  requestBytes: 20 * 1024 * 1024,
  /** Bytes of the documents in one answer of the database. */
  answerBytes: 16 * 1024 * 1024,
  /** Bytes of one order of an administrator. */
  adminBytes: 1024 * 1024,
  /** Levels of objects and arrays inside one another. */
  nesting: 100,
  /** Bytes a sort without an index may hold. */
  sortBytes: 32 * 1024 * 1024,
  /** Bytes one stage of an aggregation may hold. */
  stageBytes: 100 * 1024 * 1024,
  /** Collections of one environment. */
  collections: 100,
  /** Milliseconds a transaction may stay open. */
  transactionMilliseconds: 30_000,
  /** Milliseconds a writer outside transactions waits for a locked document. */
  lockWaitMilliseconds: 5_000,
  /** Bytes of an event given to a function. */
  eventBytes: 6 * 1024 * 1024,
  /** Bytes a function may answer. */
  resultBytes: 1024 * 1024,
  /** Bytes of a request's text body over HTTP access. */
  httpBodyBytes: 100 * 1024,
  /** Bytes of a request's body of any other type over HTTP access; in Base64 it must still fit into an event. */
  httpBinaryBytes: 4 * 1024 * 1024,
  /** Bytes of one stored file. */
  fileBytes: 50 * 1024 * 1024,
  /** Seconds a function runs when its configuration says nothing. */
  functionSeconds: 3,
  /** Megabytes a function may use when its configuration says nothing. */
  functionMegabytes: 256,
  /** Bytes of what is remembered of calls of functions, and as much again of WeChat's open API. */
  logBytes: 16 * 1024 * 1024,
  /** Milliseconds an instance may take to load its function. */
  loadMilliseconds: 10_000,
  /** Milliseconds a call waits for an instance to be free where no more may be started. */
  instanceWaitMilliseconds: 15_000,
} as const
