import { randomBytes } from 'node:crypto'
import type { App, Collection, Commands, Database, Expressions, Row } from './sdk-surface'

/** Something a program may expect of CloudBase, tried through the SDK alone. Throws when it is not so. */
export interface Case {
  name: string
  /** `geo-index`: the collection of `World.places` needs a 2dsphere index, which the SDK cannot make. */
  needs?: 'geo-index'
  run: (world: World) => Promise<void>
}

/** Cases about one thing. */
export interface Room {
  name: string
  cases: readonly Case[]
}

/** What a case is given: the SDK, and collections that are empty but for what it asks for. */
export interface World {
  app: App
  db: Database
  _: Commands
  $: Expressions
  /** An empty collection of the run with these documents; every call within a case gives another. */
  collection: (documents?: readonly Row[]) => Promise<Collection>
  /** The collection whose field `location` has a 2dsphere index, with these documents. */
  places: (documents: readonly Row[]) => Promise<Collection>
  /** A name that no collection has. */
  missing: string
  /** The beginning of every name this run gives to something. */
  prefix: string
}

const MOST_AT_ONCE = 500

/**
 * The collections of one run. The SDK can make collections but not drop them, so the cases take turns with a few,
 * and what is left at the end is empty.
 */
export class Lender {
  readonly prefix: string
  readonly made = new Set<string>()
  private readonly app: App
  private readonly db: Database
  private readonly placesName: string

  /** @param places the name of the collection with the geo index; one of the run's own when absent */
  constructor(app: App, prefix = `conformance-${randomBytes(3).toString('hex')}`, places?: string) {
    this.app = app
    this.db = app.database()
    this.prefix = prefix
    this.placesName = places ?? `${prefix}-places`
  }

  /** A world for one case; the collections it is given are those the case before it had. */
  world(): World {
    let lent = 0
    return {
      app: this.app,
      db: this.db,
      _: this.db.command,
      $: this.db.command.aggregate,
      collection: documents => this.filled(`${this.prefix}-${++lent}`, documents ?? []),
      places: documents => this.filled(this.placesName, documents),
      missing: `${this.prefix}-missing`,
      prefix: this.prefix,
    }
  }

  /** Takes out of the collections what the cases left in them. */
  async clear(): Promise<void> {
    for (const name of this.made) await this.empty(name)
  }

  private async filled(name: string, documents: readonly Row[]): Promise<Collection> {
    if (!this.made.has(name)) {
      await this.db.createCollection(name).catch((error: unknown) => {
        if (!isExisting(error)) throw error
      })
      this.made.add(name)
    }
    await this.empty(name)
    const collection = this.db.collection(name)
    for (let at = 0; at < documents.length; at += MOST_AT_ONCE)
      await collection.add(documents.slice(at, at + MOST_AT_ONCE))
    return collection
  }

  private empty(name: string): Promise<unknown> {
    return this.db
      .collection(name)
      .where({ _id: this.db.command.exists(true) })
      .remove()
  }
}

const isExisting = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  error.code === 'DATABASE_COLLECTION_ALREADY_EXIST'
