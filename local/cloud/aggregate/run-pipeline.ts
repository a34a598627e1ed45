import { Finder, type Reading } from '../query/find'
import type { Catalog } from '../store/catalog'
import type { CollectionTable } from '../store/collection-table'
import type { Document } from '../values/value'
import { requestFailed, ServiceError } from '../wire/service-error'
import { type Batches, found, gather } from './batches'
import { pacer } from './pace'
import { beginning, type Beginning, readStages } from './stages'
import { streamStages } from './stream-stages'

/** The number alone, where the index knows it. */
async function* countedByIndex(counts: Iterable<number>, field: string): Batches {
  const pace = pacer()
  let total = 0
  for (const count of counts) {
    total += count
    await pace()
  }
  if (total > 0) yield [{ [field]: total }]
}

function started(catalog: Catalog, finder: Finder, { rest, after }: Beginning): Batches {
  const [first, ...others] = rest
  const counts = first?.name === '$count' ? finder.counts() : undefined
  if (counts !== undefined && typeof first?.value === 'string')
    return streamStages({ catalog, variables: {} }, countedByIndex(counts, first.value), others)
  return streamStages({ catalog, variables: {} }, found(finder, after), rest)
}

/**
 * Runs an aggregation: what its first stages select is found by index, the rest is evaluated as it streams.
 * @throws ServiceError when a stage or an expression is wrong, or a stage would hold too much in memory
 */
export async function aggregate(
  catalog: Catalog,
  collection: CollectionTable,
  stages: unknown,
  now: number,
): Promise<{ list: Document[]; reading: Reading }> {
  const start = beginning(collection, readStages(stages, now))
  const { query, order, need } = start
  const finder = new Finder({ collection, query, order, need })
  try {
    return { list: await gather(started(catalog, finder, start), 'the result'), reading: finder.reading }
  } catch (error) {
    if (error instanceof ServiceError) throw error
    throw requestFailed(
      `PlanExecutor error during aggregation: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}
