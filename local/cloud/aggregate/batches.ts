import type { Variables } from '../matcher/compile-query'
import type { Finder } from '../query/find'
import type { Catalog } from '../store/catalog'
import type { Document } from '../values/value'
import { decodeStored } from '../wire/extended-json'
import { Budget } from './budget'
import { pacer } from './pace'
import type { Stage } from './stages'

/** Documents on their way from one stage to the next, some at a time. */
export type Batches = AsyncIterable<Document[]>

/** Where a pipeline runs: its collections, and what `$$name` stands for in it. */
export interface Scope {
  catalog: Catalog
  variables: Variables
}

/** Sends documents through stages. */
export type Run = (scope: Scope, source: Batches, stages: readonly Stage[]) => Batches

const MOST = 500
/** Bytes of documents that go together; one alone may have more. */
const MOST_BYTES = 4 * 1024 * 1024

/**
 * Documents in batches that neither hold much nor take long, with turns for others in between.
 * @param weigh the bytes of a document; where it is not given they are not counted
 */
export async function* inBatches(
  documents: Iterable<Document>,
  weigh: (document: Document) => number = () => 0,
): Batches {
  const pace = pacer()
  let batch: Document[] = []
  let bytes = 0
  for (const document of documents) {
    batch.push(document)
    bytes += weigh(document)
    const turn = pace()
    if (turn === undefined && batch.length < MOST && bytes < MOST_BYTES) continue
    yield batch
    batch = []
    bytes = 0
    await turn
  }
  if (batch.length > 0) yield batch
}

/** What a search finds, in batches. */
export async function* found(
  finder: Finder,
  after: (document: Document) => Document = document => document,
): Batches {
  const pace = pacer()
  let batch: Document[] = []
  let bytes = 0
  for (const hit of finder.steps()) {
    if (hit !== undefined) {
      batch.push(after(hit.document ?? decodeStored(hit.body)))
      bytes += hit.body.length
    } else await pace()
    if (batch.length < MOST && bytes < MOST_BYTES) continue
    yield batch
    batch = []
    bytes = 0
  }
  if (batch.length > 0) yield batch
}

/**
 * All documents of a stage.
 * @throws ServiceError when they are more than may be held in memory
 */
export async function gather(
  source: Batches,
  stage: string,
  budget = new Budget(stage),
): Promise<Document[]> {
  const all: Document[] = []
  for await (const batch of source) {
    for (const document of batch) {
      budget.take(document)
      all.push(document)
    }
  }
  return all
}
