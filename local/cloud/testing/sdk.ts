import cloudbase from '@cloudbase/node-sdk'

/** The parts of the SDK the tests use, with types of our own where the SDK has none. */
type Operator = (...operands: unknown[]) => unknown

type CommandName =
  | 'eq'
  | 'neq'
  | 'gt'
  | 'gte'
  | 'lt'
  | 'lte'
  | 'in'
  | 'nin'
  | 'and'
  | 'or'
  | 'inc'
  | 'mul'
  | 'push'
  | 'pop'
  | 'shift'
  | 'unshift'
  | 'pull'
  | 'addToSet'
  | 'rename'
  | 'max'
  | 'min'
  | 'bit'
  | 'set'
  | 'remove'
  | 'exists'
  | 'geoNear'
  | 'geoWithin'

type AggregateStage = 'match' | 'group' | 'sort' | 'lookup' | 'project' | 'geoNear' | 'limit'

/** What the SDK stores and gives back. */
export type Row = Record<string, unknown>

export type SdkAggregate = { [stage in AggregateStage]: (operand: unknown) => SdkAggregate } & {
  end: () => Promise<{ data: Row[] }>
}

export interface SdkQuery {
  where: (condition: object) => SdkQuery
  orderBy: (field: string, direction: 'asc' | 'desc') => SdkQuery
  skip: (count: number) => SdkQuery
  limit: (count: number) => SdkQuery
  field: (projection: object) => SdkQuery
  get: () => Promise<{ data: Row[] }>
  count: () => Promise<{ total: number }>
  update: (changes: object) => Promise<{ updated: number }>
  updateAndReturn: (changes: object) => Promise<{ updated: number; doc: Row }>
  remove: () => Promise<{ deleted: number }>
}

export interface SdkDocument<Found> {
  get: () => Promise<{ data: Found }>
  set: (document: object) => Promise<{ updated: number; upsertedId?: string }>
  update: (changes: object) => Promise<{ updated: number }>
  remove: () => Promise<{ deleted: number }>
}

export interface SdkCollection<Found> extends SdkQuery {
  doc: (id: string) => SdkDocument<Found>
  add: (document: object) => Promise<{ id: string; ids: string[] }>
  aggregate: () => SdkAggregate
}

export interface SdkTransaction {
  collection: (name: string) => SdkCollection<Row | null>
  commit: () => Promise<unknown>
  rollback: () => Promise<unknown>
}

export interface SdkDatabase {
  command: Record<CommandName, Operator> & {
    aggregate: Record<'sum' | 'max' | 'size', Operator>
    project: Record<'slice', Operator>
  }
  Geo: { Point: new (longitude: number, latitude: number) => object }
  serverDate: (options?: { offset: number }) => unknown
  createCollection: (name: string) => Promise<unknown>
  collection: (name: string) => SdkCollection<Row[]>
  startTransaction: () => Promise<SdkTransaction>
  runTransaction: <T>(work: (transaction: SdkTransaction) => Promise<T>) => Promise<T>
}

/** What lets one file be put into storage, past the SDK. */
interface UploadMetadata {
  url: string
  token: string
  authorization: string
  fileId: string
  cosFileId: string
}

export interface SdkApp {
  database: () => SdkDatabase
  callFunction: (call: { name: string; data: object }) => Promise<{ result: unknown }>
  callWxOpenApi: (
    call: { apiName: string; requestData: object },
    options?: { timeout: number },
  ) => Promise<{ result: unknown }>
  uploadFile: (file: { cloudPath: string; fileContent: Buffer }) => Promise<{ fileID: string }>
  downloadFile: (file: { fileID: string }) => Promise<{ fileContent?: Buffer }>
  getTempFileURL: (files: {
    fileList: (object | string)[]
  }) => Promise<{ fileList: { code: string; tempFileURL: string }[] }>
  deleteFile: (files: { fileList: string[] }) => Promise<{ fileList: { code: string }[] }>
  getUploadMetadata: (file: { cloudPath: string }) => Promise<{ data: UploadMetadata }>
  getFileInfo: (files: { fileList: object[] }) => Promise<{ fileList: object[] }>
  getFileAuthority: (files: { fileList: object[] }) => Promise<{ data: object[] }>
  callCompatibleWxOpenApi: (call: { apiName: string; requestData: Buffer }) => Promise<Buffer>
  copyFile: (files: { fileList: object[] }) => Promise<{ fileList: { code: string; fileId: string }[] }>
}

/**
 * The unmodified SDK, pointed at a cloud.
 * @param timeout milliseconds it waits for an answer
 */
export const sdkFor = (url: string, timeout = 60_000): SdkApp =>
  cloudbase.init({
    env: 'local-test',
    secretId: 'x',
    secretKey: 'y',
    serviceUrl: url,
    keepalive: true,
    timeout,
  }) as unknown as SdkApp
