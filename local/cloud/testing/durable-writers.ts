import type { CollectionSpec } from '../collection-spec'
import type { Row, SdkDatabase } from './sdk'

const byWriter = { name: 'writer_n', keys: ['writer', 'n'].map(field => ({ field, direction: 1 as const })) }

/** Where the writers write: an index to find a writer's documents, one that is unique, one over arrays. */
export const collections: readonly CollectionSpec[] = [
  {
    name: 'states',
    indexes: [byWriter, { name: 'tags', keys: [{ field: 'tags', direction: 1 }] }],
  },
  { name: 'mirrors', indexes: [byWriter] },
  {
    name: 'entries',
    indexes: [byWriter, { name: 'code', unique: true, keys: [{ field: 'code', direction: -1 }] }],
  },
]

/** Documents by collection and `_id`. */
export type Documents = ReadonlyMap<string, Row>

/**
 * Somebody whose documents follow from the number of writes that were done: so what is found after a crash
 * tells how many there were, and whether one of them was done by half.
 */
export interface DurableWriter {
  readonly name: string
  /** Does the write of this number, from 1 on. */
  readonly write: (database: SdkDatabase, n: number) => Promise<void>
  /** Everything the writer has after so many writes. */
  readonly documents: (n: number) => Documents
}

const state = (writer: string, n: number): Row => ({
  writer,
  n,
  tags: [`${writer}#${n}`, `${writer}#${n + 1}`, n % 7],
})
const entry = (writer: string, n: number): Row => ({
  _id: `${writer}-${n}`,
  writer,
  n,
  code: `${writer}:${n}`,
})

/** Adds, changes and removes documents one by one. */
export function singleWriter(name: string): DurableWriter {
  return {
    name,
    write: async (database, n) => {
      if (n % 4 === 0)
        await database
          .collection('entries')
          .doc(`${name}-${n - 1}`)
          .remove()
      else if (n % 2 === 1) await database.collection('entries').add(entry(name, n))
      else await database.collection('states').doc(name).set(state(name, n))
    },
    documents: n => {
      const documents = new Map<string, Row>()
      for (let done = 1; done <= n; done++) {
        if (done % 4 === 0) documents.delete(`entries/${name}-${done - 1}`)
        else if (done % 2 === 1) documents.set(`entries/${name}-${done}`, entry(name, done))
        else documents.set(`states/${name}`, { _id: name, ...state(name, done) })
      }
      return documents
    },
  }
}

/** Entries a committing writer keeps. */
const KEPT = 40

/** Changes documents of three collections in every commit: one replaced, one added to, one made, one removed. */
export function committingWriter(name: string): DurableWriter {
  return {
    name,
    write: async (database, n) => {
      const transaction = await database.startTransaction()
      await transaction.collection('states').doc(name).set(state(name, n))
      if (n === 1) await transaction.collection('mirrors').add({ _id: name, writer: name, n })
      else
        await transaction
          .collection('mirrors')
          .doc(name)
          .update({ n: database.command.inc(1) })
      await transaction.collection('entries').add(entry(name, n))
      if (n > KEPT)
        await transaction
          .collection('entries')
          .doc(`${name}-${n - KEPT}`)
          .remove()
      await transaction.commit()
    },
    documents: n => {
      if (n === 0) return new Map()
      const first = Math.max(1, n - KEPT + 1)
      const entries = Array.from({ length: n - first + 1 }, (_, at) => entry(name, first + at))
      return new Map<string, Row>([
        [`states/${name}`, { _id: name, ...state(name, n) }],
        [`mirrors/${name}`, { _id: name, writer: name, n }],
        ...entries.map(each => [`entries/${String(each['_id'])}`, each] as const),
      ])
    },
  }
}

/** Every document of every collection, read page by page without an index of ours. */
export async function readAll(database: SdkDatabase): Promise<Map<string, Row>> {
  const all = new Map<string, Row>()
  for (const { name } of collections) {
    for (let after = ''; ;) {
      const { data } = await database
        .collection(name)
        .where({ _id: database.command.gt(after) })
        .orderBy('_id', 'asc')
        .limit(1000)
        .get()
      for (const row of data) all.set(`${name}/${String(row['_id'])}`, row)
      const last = data.at(-1)
      if (last === undefined) break
      after = String(last['_id'])
    }
  }
  return all
}

/** The documents of one writer, read through the index that has its name. */
export async function readByIndex(database: SdkDatabase, writer: string): Promise<Map<string, Row>> {
  const all = new Map<string, Row>()
  for (const { name } of collections) {
    for (let after = -1; ;) {
      const { data } = await database
        .collection(name)
        .where({ writer, n: database.command.gt(after) })
        .orderBy('n', 'asc')
        .limit(1000)
        .get()
      for (const row of data) all.set(`${name}/${String(row['_id'])}`, row)
      const last = data.at(-1)
      if (last === undefined) break
      after = Number(last['n'])
    }
  }
  return all
}
