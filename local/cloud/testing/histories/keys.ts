import type { SdkDatabase } from '../sdk'
import type { CollectionSpec } from '../../collection-spec'

/** Lists lie in two collections, so that transactions reach across; one has an index, the other none. */
export const listCollections = ['left', 'right'] as const
export type ListCollection = (typeof listCollections)[number]

export const collections: readonly CollectionSpec[] = [
  {
    name: 'left',
    indexes: [
      {
        name: 'epoch_size',
        keys: [
          { field: 'epoch', direction: 1 },
          { field: 'size', direction: -1 },
        ],
      },
    ],
  },
  { name: 'right', indexes: [] },
  { name: 'counters', indexes: [] },
]

/** Lists of one collection that are written at the same time; then come others, so that none grows long. */
const LISTS = 3

/** Transactions before other lists come. */
export const EPOCH = 60

/** The document of a list. */
export interface ListPlace {
  collection: ListCollection
  id: string
  epoch: number
}

/** The lists of one collection in one epoch. */
export const listsOf = (collection: ListCollection, epoch: number): ListPlace[] =>
  Array.from({ length: LISTS }, (_, at) => ({ collection, id: `${epoch}-${at}`, epoch }))

export const keyOf = ({ collection, id }: ListPlace) => `${collection}/${id}`

export const counterId = (epoch: number) => `hits-${epoch}`

/** Makes the counters, and some of the lists: the others are made by whoever writes them first. */
export async function prepare(database: SdkDatabase, epochs: number): Promise<void> {
  const all = Array.from({ length: epochs }, (_, epoch) => epoch)
  await database.collection('counters').add(all.map(epoch => ({ _id: counterId(epoch), n: 0 })))
  for (const collection of listCollections) {
    const places = all.flatMap(epoch => listsOf(collection, epoch).slice(1))
    await database
      .collection(collection)
      .add(places.map(({ id, epoch }) => ({ _id: id, epoch, list: [], size: 0 })))
  }
}
