import { evaluate } from '../matcher/expressions'
import { Finder } from '../query/find'
import type { CollectionTable } from '../store/collection-table'
import { placeAt } from '../update/places'
import { pathParts, reach } from '../values/paths'
import { copyValue, type Document, isDocument, type Value } from '../values/value'
import { requestFailed } from '../wire/service-error'
import { type Batches, found, gather, type Run, type Scope } from './batches'
import { bytesOf, JoinBudget } from './budget'
import { lookupQuery } from './lookup-query'
import { pacer } from './pace'
import { asStages } from './stages'

/** Documents that go on together, and their bytes: what is joined may be large. */
const MOST = 100
const MOST_BYTES = 4 * 1024 * 1024

type Join = (document: Document) => Batches

function fieldOf(value: Value | undefined, name: string): string {
  if (typeof value !== 'string') throw requestFailed(`$lookup argument '${name}' must be a string`)
  return value
}

const find = (collection: CollectionTable, query: Document): Batches =>
  found(new Finder({ collection, query, order: [], need: Number.MAX_SAFE_INTEGER }))

function byField(from: CollectionTable, value: Document): Join {
  const local = fieldOf(value['localField'], 'localField')
  const foreign = fieldOf(value['foreignField'], 'foreignField')
  return document => {
    const wanted: Value[] = []
    reach(document, pathParts(local), at => {
      wanted.push(...(Array.isArray(at) ? at : [at ?? null]))
      return false
    })
    return find(from, { [foreign]: { $in: wanted.length > 0 ? wanted : [null] } })
  }
}

function byPipeline(scope: Scope, from: CollectionTable, value: Document, run: Run): Join {
  const written = value['pipeline']
  if (!Array.isArray(written)) throw requestFailed("'pipeline' option must be specified as an array")
  const stages = asStages(written)
  const names = isDocument(value['let']) ? Object.entries(value['let']) : []
  return document => {
    const own = names.map(([name, expression]) => [name, evaluate(document, expression, scope.variables)])
    const variables = { ...scope.variables, ...(Object.fromEntries(own) as Scope['variables']) }
    return run({ ...scope, variables }, find(from, lookupQuery(written, variables)), stages)
  }
}

/**
 * `$lookup`: what is joined to each document is found as a query of its own finds it, by index where there is one,
 * and others have their turns meanwhile.
 * @throws ServiceError when what is joined to one document is larger than a document may be
 */
export async function* joined(scope: Scope, source: Batches, value: Document, run: Run): Batches {
  const name = fieldOf(value['from'], 'from')
  const as = fieldOf(value['as'], 'as')
  const from = scope.catalog.collection(name)
  const join = 'pipeline' in value ? byPipeline(scope, from, value, run) : byField(from, value)
  const pace = pacer()
  let batch: Document[] = []
  let bytes = 0
  for await (const documents of source) {
    for (const document of documents) {
      const result = copyValue(document)
      placeAt(result, as, true)?.set(await gather(join(document), '$lookup', new JoinBudget(name)))
      batch.push(result)
      bytes += bytesOf(result)
      const turn = pace()
      if (turn === undefined && batch.length < MOST && bytes < MOST_BYTES) continue
      yield batch
      batch = []
      bytes = 0
      await turn
    }
  }
  if (batch.length > 0) yield batch
}
