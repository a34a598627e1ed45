/**
 * The SDK's database as the conformance cases use it: everything it can send, with types of our own where the SDK
 * has none.
 */
export type Row = Record<string, unknown>

type CommandName =
  | 'eq'
  | 'neq'
  | 'lt'
  | 'lte'
  | 'gt'
  | 'gte'
  | 'in'
  | 'nin'
  | 'all'
  | 'elemMatch'
  | 'exists'
  | 'size'
  | 'mod'
  | 'geoNear'
  | 'geoWithin'
  | 'geoIntersects'
  | 'and'
  | 'nor'
  | 'or'
  | 'not'
  | 'set'
  | 'remove'
  | 'inc'
  | 'mul'
  | 'push'
  | 'pull'
  | 'pullAll'
  | 'pop'
  | 'shift'
  | 'unshift'
  | 'addToSet'
  | 'rename'
  | 'bit'
  | 'max'
  | 'min'
  | 'expr'
  | 'jsonSchema'
  | 'text'

type ChainedName = 'and' | 'or' | 'eq' | 'neq' | 'lt' | 'lte' | 'gt' | 'gte' | 'in' | 'nin'
type GeoChainedName = 'geoNear' | 'geoWithin' | 'geoIntersects'

/** A condition or a change; conditions go on with `.and(…)`, `.lt(…)` and the like. */
export type Command = { [name in ChainedName | GeoChainedName]: (...operands: unknown[]) => Command }

type ExpressionName =
  | 'abs'
  | 'add'
  | 'ceil'
  | 'divide'
  | 'exp'
  | 'floor'
  | 'ln'
  | 'log'
  | 'log10'
  | 'mod'
  | 'multiply'
  | 'pow'
  | 'sqrt'
  | 'subtract'
  | 'trunc'
  | 'arrayElemAt'
  | 'arrayToObject'
  | 'concatArrays'
  | 'filter'
  | 'in'
  | 'indexOfArray'
  | 'isArray'
  | 'map'
  | 'range'
  | 'reduce'
  | 'reverseArray'
  | 'size'
  | 'slice'
  | 'zip'
  | 'and'
  | 'not'
  | 'or'
  | 'cmp'
  | 'eq'
  | 'gt'
  | 'gte'
  | 'lt'
  | 'lte'
  | 'neq'
  | 'cond'
  | 'ifNull'
  | 'switch'
  | 'dateFromParts'
  | 'dateFromString'
  | 'dayOfMonth'
  | 'dayOfWeek'
  | 'dayOfYear'
  | 'isoDayOfWeek'
  | 'isoWeek'
  | 'isoWeekYear'
  | 'millisecond'
  | 'minute'
  | 'month'
  | 'second'
  | 'hour'
  | 'week'
  | 'year'
  | 'literal'
  | 'mergeObjects'
  | 'objectToArray'
  | 'allElementsTrue'
  | 'anyElementTrue'
  | 'setDifference'
  | 'setEquals'
  | 'setIntersection'
  | 'setIsSubset'
  | 'setUnion'
  | 'concat'
  | 'dateToString'
  | 'indexOfBytes'
  | 'indexOfCP'
  | 'split'
  | 'strLenBytes'
  | 'strLenCP'
  | 'strcasecmp'
  | 'substr'
  | 'substrBytes'
  | 'substrCP'
  | 'toLower'
  | 'toUpper'
  | 'meta'
  | 'addToSet'
  | 'avg'
  | 'first'
  | 'last'
  | 'max'
  | 'min'
  | 'push'
  | 'stdDevPop'
  | 'stdDevSamp'
  | 'sum'
  | 'let'

/** `db.command.aggregate`: what expressions and accumulators are made with. */
export type Expressions = { [name in ExpressionName]: (operand: unknown) => object } & {
  pipeline: () => Pipeline
}

/** `db.command`. */
export type Commands = { [name in CommandName]: (...operands: unknown[]) => Command } & {
  aggregate: Expressions
  project: Record<'slice' | 'elemMatch', (operand: unknown) => object>
}

type StageName =
  | 'addFields'
  | 'bucket'
  | 'bucketAuto'
  | 'count'
  | 'geoNear'
  | 'group'
  | 'limit'
  | 'lookup'
  | 'match'
  | 'project'
  | 'replaceRoot'
  | 'sample'
  | 'skip'
  | 'sort'
  | 'sortByCount'
  | 'unwind'

export type Pipeline = { [stage in StageName]: (operand: unknown) => Pipeline } & {
  end: () => Promise<Found>
  unwrap: () => { stageKey: string; stageValue: string }[]
  done: () => Row[]
}

export interface Found {
  data: Row[]
  requestId: string
}

export interface Updated {
  updated: number
  requestId: string
}

export interface Removed {
  deleted: number
  requestId: string
}

interface Options {
  limit?: number
  offset?: number
  projection?: object
  order?: object
  multiple?: boolean
  timeout?: number
  raw?: boolean
}

export interface Query {
  where: (condition: object) => Query
  options: (options: Options) => Query
  orderBy: (field: string, direction: 'asc' | 'desc') => Query
  limit: (count: number) => Query
  skip: (count: number) => Query
  field: (projection: object) => Query
  get: () => Promise<Found>
  count: () => Promise<{ total: number; requestId: string }>
  update: (changes: object) => Promise<Updated>
  updateAndReturn: (changes: object) => Promise<Updated & { doc: Row | null }>
  remove: () => Promise<Removed>
}

/** `data` of `get()` is a list outside transactions and a document or null inside. */
export interface Doc<Data> {
  get: () => Promise<{ data: Data; requestId: string }>
  field: (projection: object) => Doc<Data>
  create: (document: object) => Promise<{ id: string; requestId: string }>
  set: (document: object) => Promise<Updated & { upsertedId?: string; upserted?: { _id?: string }[] }>
  update: (changes: object) => Promise<Updated>
  remove: () => Promise<Removed>
  delete: () => Promise<Removed>
}

export interface Added {
  id: string
  ids: string[]
  inserted?: number
  ok?: number
  requestId: string
}

export interface Collection<Data = Row[]> extends Query {
  readonly name: string
  doc: (id: string | number) => Doc<Data>
  add: (documents: object) => Promise<Added>
  aggregate: (stages?: object[]) => Pipeline
  options: (options: Options) => Collection<Data>
}

export interface Transaction {
  collection: (name: string) => Collection<Row | null>
  commit: () => Promise<{ requestId: string }>
  rollback: (reason?: unknown) => Promise<{ requestId: string }>
  getTransactionId: () => string
}

type ShapeOf<Part> = new (parts: Part) => object

export interface Database {
  command: Commands
  Geo: {
    Point: new (longitude: number, latitude: number) => object
    LineString: ShapeOf<object[]>
    Polygon: ShapeOf<object[]>
    MultiPoint: ShapeOf<object[]>
    MultiLineString: ShapeOf<object[]>
    MultiPolygon: ShapeOf<object[]>
  }
  RegExp: (pattern: { regexp: string; options?: string }) => object
  ObjectId: (id: { id: string }) => object
  serverDate: (options?: { offset: number }) => object
  createCollection: (name: string) => Promise<{ requestId: string }>
  collection: (name: string) => Collection
  startTransaction: () => Promise<Transaction>
  runTransaction: <T>(work: (transaction: Transaction) => Promise<T>, times?: number) => Promise<T>
}

interface FileResult {
  fileID: string
  code: string
  tempFileURL: string
}

/** An app of the SDK. */
export interface App {
  database: () => Database
  uploadFile: (file: { cloudPath: string; fileContent: Buffer }) => Promise<{ fileID: string }>
  downloadFile: (file: { fileID: string }) => Promise<{ fileContent?: Buffer }>
  getTempFileURL: (files: { fileList: unknown[] }) => Promise<{ fileList: FileResult[] }>
  deleteFile: (files: { fileList: string[] }) => Promise<{ fileList: FileResult[] }>
}
