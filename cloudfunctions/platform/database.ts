import { cloudApp } from './cloud-app'

/**
 * The part of `@cloudbase/node-sdk`'s database that stores use, with types of our own: the SDK's are `any`.
 * Inside a transaction only `doc()`, `add()` and `where().get()` belong to it; see docs/architecture.
 */
export interface Database {
  readonly command: Command
  readonly Geo: { readonly Point: new (lng: number, lat: number) => unknown }
  RegExp(pattern: { regexp: string; options?: string }): unknown
  collection(name: string): Collection
  startTransaction(): Promise<Transaction>
}
/** Builds conditions and updates; the values are the SDK's own objects. */
export interface Command {
  in(values: readonly unknown[]): unknown
  nin(values: readonly unknown[]): unknown
  /** Also where the field is missing. */
  neq(value: unknown): unknown
  gt(value: unknown): unknown
  gte(value: unknown): unknown
  lt(value: unknown): unknown
  lte(value: unknown): unknown
  and(...conditions: readonly unknown[]): unknown
  or(...conditions: readonly unknown[]): unknown
  /** Nearest first; distances in metres. */
  geoNear(near: { geometry: unknown; minDistance?: number; maxDistance?: number }): unknown
  /** Replaces a value whole, where an update would merge into it. */
  set(value: unknown): unknown
  inc(by: number): unknown
  /** Adds values to the end of a list. */
  push(values: readonly unknown[]): unknown
}
export interface Collection extends Query {
  doc(id: string): Document
  add(document: object): Promise<unknown>
  where(condition: unknown): Query
  aggregate(): Aggregation
}
/** Figures of many documents at once; for jobs, never on read. Outside of transactions only. */
export interface Aggregation {
  match(condition: unknown): Aggregation
  /** By `_id`; the other fields are accumulators: `{ $sum: 1 }`. */
  group(stage: Readonly<Record<string, unknown>>): Aggregation
  end(): Promise<{ data: unknown[] }>
}
export interface Query {
  orderBy(field: string, direction: 'asc' | 'desc'): Query
  skip(count: number): Query
  limit(count: number): Query
  field(projection: Readonly<Record<string, boolean>>): Query
  get(): Promise<{ data: unknown[] }>
  count(): Promise<{ total: number }>
  update(changes: object): Promise<{ updated: number }>
  remove(): Promise<{ deleted: number }>
  /** Changes one document and answers with it as it is then. */
  updateAndReturn(changes: object): Promise<{ updated: number; doc?: unknown }>
}
export interface Document {
  field(projection: Readonly<Record<string, boolean>>): Pick<Document, 'get'>
  get(): Promise<{ data: unknown }>
  set(document: object): Promise<unknown>
  update(changes: object): Promise<{ updated: number }>
  remove(): Promise<unknown>
}
export interface Transaction {
  collection(name: string): {
    doc(id: string): TransactionDocument
    add(document: object): Promise<unknown>
    where(condition: unknown): Query
  }
  commit(): Promise<unknown>
  rollback(): Promise<unknown>
}
/** What the database and a transaction have in common: a document by its id, and documents by a condition. */
export interface Reader {
  collection(name: string): {
    doc(id: string): { get(): Promise<{ data: unknown }> }
    where(condition: unknown): Query
  }
}
export interface TransactionDocument {
  get(): Promise<{ data: unknown }>
  set(document: object): Promise<unknown>
  update(changes: object): Promise<unknown>
  delete(): Promise<unknown>
}

let opened: Promise<Database> | undefined

/** The database, opened at first use. */
export function database(): Promise<Database> {
  return (opened ??= cloudApp().then(app => app.database() as Database))
}

/** Many documents, typed by the store that stored them. */
export async function rows<Stored>(answer: Promise<{ data: unknown }>): Promise<Stored[]> {
  const { data } = await answer
  return data as Stored[]
}

/** One document by id, or null: outside a transaction the SDK answers with a list, inside with the document. */
export async function row<Stored>(answer: Promise<{ data: unknown }>): Promise<Stored | null> {
  const { data } = await answer
  return ((Array.isArray(data) ? data[0] : data) as Stored | null | undefined) ?? null
}

/** True for the database's refusal to store a second document under an `_id` or a unique key. */
export function isDuplicate(error: unknown): boolean {
  return error instanceof Error && /E11000|DuplicateWrite|duplicate key/i.test(error.message)
}

/** True for a write–write conflict between transactions: nothing of ours was written, it may be tried again. */
export function isConflict(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'DATABASE_TRANSACTION_CONFLICT'
}
