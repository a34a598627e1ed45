import type { Stored } from '../store/collection-table'

interface Version {
  collection: number
  id: string
  commit: number
  before: Stored | undefined
}

/**
 * What documents were before recent commits, for transactions that must still see them so. Holds nothing while
 * no transaction is open.
 */
export class History {
  private readonly collections = new Map<number, Map<string, Version[]>>()
  private queue: Version[] = []
  private commits = 0

  /** The number of the newest commit: what a transaction that begins now sees. */
  now(): number {
    return this.commits
  }

  /** Opens the next commit; what is recorded from now on belongs to it. */
  nextCommit(): void {
    this.commits++
  }

  /** Keeps what a document was before the commit that is being made. */
  record(collection: number, id: Buffer, before: Stored | undefined): void {
    const version = { collection, id: id.toString('latin1'), commit: this.commits, before }
    let documents = this.collections.get(collection)
    if (documents === undefined) this.collections.set(collection, (documents = new Map<string, Version[]>()))
    const versions = documents.get(version.id)
    if (versions === undefined) documents.set(version.id, [version])
    else versions.push(version)
    this.queue.push(version)
  }

  /** The version a snapshot sees where it differs from what is stored now; `{ before }` may hold undefined. */
  seen(collection: number, id: string, snapshot: number): { before: Stored | undefined } | undefined {
    return this.collections
      .get(collection)
      ?.get(id)
      ?.find(version => version.commit > snapshot)
  }

  /** Every document of a collection that changed after a snapshot, as the snapshot sees it. */
  *changedSince(collection: number, snapshot: number): Iterable<[id: string, before: Stored | undefined]> {
    for (const [id, versions] of this.collections.get(collection) ?? []) {
      const version = versions.find(candidate => candidate.commit > snapshot)
      if (version !== undefined) yield [id, version.before]
    }
  }

  /** Forgets what no snapshot from `oldest` on can see; everything when none is open. */
  forget(oldest: number | undefined): void {
    if (oldest === undefined) {
      this.collections.clear()
      this.queue = []
      return
    }
    let gone = 0
    while (gone < this.queue.length && (this.queue[gone] as Version).commit <= oldest) {
      const { collection, id } = this.queue[gone++] as Version
      const documents = this.collections.get(collection)
      const versions = documents?.get(id)
      versions?.shift()
      if (versions?.length === 0) documents?.delete(id)
    }
    if (gone > 0) this.queue = this.queue.slice(gone)
  }
}
