/** What one query cost, as `explain` tells it. */
export interface QueryRecord {
  requestId: string
  action: string
  collection: string
  /** Name of the index, `_id_`, or COLLSCAN when none could be used. */
  index: string
  keysExamined: number
  examined: number
  returned: number
  milliseconds: number
}

const KEPT = 1000

/** The last thousand queries. */
export class QueryLog {
  private records: QueryRecord[] = []

  add(record: QueryRecord): void {
    this.records.push(record)
    if (this.records.length > KEPT * 2) this.records = this.records.slice(-KEPT)
  }

  /** Newest last. */
  list(): readonly QueryRecord[] {
    return this.records.slice(-KEPT)
  }

  clear(): void {
    this.records = []
  }
}
