import Database from 'libsql'
import { RecentMap } from './recent-map'

/** Statements for queries of one look that stay prepared. */
const MOST_PASSING = 300

/** What a column may hold. */
export type Cell = Buffer | string | number | null
/** One row as an array of its columns. */
export type Row = readonly Cell[]

/** A prepared statement whose rows come as arrays. */
export interface Statement {
  all: (...values: Cell[]) => Row[]
  /** The first row, at half the cost. */
  get: (...values: Cell[]) => Row | undefined
  run: (...values: Cell[]) => { changes: number; lastInsertRowid: number }
}

/** The part of SQLite this cloud uses: prepared statements on one file. */
export class Sqlite {
  private readonly database: Database.Database
  private readonly statements = new Map<string, Statement>()
  private readonly recent = new RecentMap<string, Statement>(MOST_PASSING)

  constructor(path: string) {
    this.database = new Database(path)
  }

  execute(sql: string): void {
    this.database.exec(sql)
  }

  /** Prepares a statement once and gives the same one again, for as long as the database is open. */
  statement(sql: string): Statement {
    let statement = this.statements.get(sql)
    if (statement === undefined) this.statements.set(sql, (statement = this.prepare(sql)))
    return statement
  }

  /**
   * A statement whose words follow from what a query looks like, of which there is no end: only those of late
   * stay prepared.
   * @param name tells it from every other
   */
  passing(name: string, sql: () => string): Statement {
    return this.recent.get(name, () => this.prepare(sql()))
  }

  private prepare(sql: string): Statement {
    const prepared = this.database.prepare(sql)
    // The values go as one array: the driver takes a lone buffer for named parameters.
    const reading = prepared.reader ? prepared.raw() : prepared
    return {
      all: (...values) => reading.all(values) as Row[],
      get: (...values) => reading.get(values) as Row | undefined,
      run: (...values) => {
        const { changes, lastInsertRowid } = prepared.run(values)
        return { changes, lastInsertRowid: Number(lastInsertRowid) }
      },
    }
  }

  /** Forgets prepared statements, as tables they speak of are about to change. */
  forgetStatements(): void {
    this.statements.clear()
    this.recent.clear()
  }

  close(): void {
    this.forgetStatements()
    this.database.close()
  }
}
