import type { Locale } from '../../domain/contract/locale'
import type { ExportState } from '../../domain/privacy/export'
import { MINUTE } from '../../domain/time/china-time'
import { row, rows, type Database, type Reader, type Transaction } from '../platform/database'

/** A copy of somebody's data, as stored in `exports`: one at a time. */
export interface ExportDocument {
  /** Their id in `people`. */
  readonly _id: string
  readonly person: string
  readonly locale: Locale
  readonly state: ExportState
  /** Which source is being read, and after which document. */
  readonly source: number
  readonly after: string
  /** When the first of its sources was read. Absent until then, and in copies of the release before. */
  readonly begunAt?: Date
  /** How many parts are written. */
  readonly parts: number
  /** Where the file will be; nobody can guess it. */
  readonly filePath: string
  /** Noted before the file is written, so that none is ever lost. */
  readonly fileId: string | null
  readonly bytes: number | null
  /** The file of the copy before this one, until it is removed. Absent in copies of the release before. */
  readonly replaced?: string | null
  readonly expiresAt: Date
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly version: number
}

/** What was read of one source in one go, as stored in `export_parts` until the file is written. */
export interface ExportPart {
  /** `<export>#<number>`: written again it is the same. */
  readonly _id: string
  readonly export: string
  readonly number: number
  readonly source: number
  /** JSON of readable documents. */
  readonly documents: string
}

const EXPORTS = 'exports'
const PARTS = 'export_parts'

export async function exportInside(reader: Reader, id: string): Promise<ExportDocument | null> {
  return row<ExportDocument>(reader.collection(EXPORTS).doc(id).get())
}

/** Changes an export that is as it was seen. @returns what it is now; null when another run was faster, or it is gone */
export async function changeExport(
  db: Database,
  before: ExportDocument,
  changes: Partial<ExportDocument>,
  at: Date,
): Promise<ExportDocument | null> {
  const next = { ...changes, updatedAt: at, version: before.version + 1 }
  const { updated } = await db
    .collection(EXPORTS)
    .where({ _id: before._id, version: before.version })
    .update(next)
  return updated === 1 ? { ...before, ...next } : null
}

export async function writePart(db: Database, { _id, ...part }: ExportPart): Promise<void> {
  await db.collection(PARTS).doc(_id).set(part)
}

export async function removePart(db: Database, id: string): Promise<void> {
  await db.collection(PARTS).doc(id).remove()
}

/** In their order, a few at a time. */
export async function* partsOf(db: Database, id: string): AsyncGenerator<ExportPart> {
  for (let number = 0; ;) {
    const page = await rows<ExportPart>(
      db
        .collection(PARTS)
        .where({ export: id, number: db.command.gte(number) })
        .orderBy('number', 'asc')
        .limit(50)
        .get(),
    )
    yield* page
    const last = page.at(-1)
    if (!last || page.length < 50) return
    number = last.number + 1
  }
}

export async function removeParts(db: Database, id: string): Promise<void> {
  await db.collection(PARTS).where({ export: id }).remove()
}

/** Copies that are not ready, first those that were left alone for longest. */
export function unfinishedExports(db: Database, limit: number): Promise<ExportDocument[]> {
  return rows<ExportDocument>(
    db.collection(EXPORTS).where({ state: 'working' }).orderBy('updatedAt', 'asc').limit(limit).get(),
  )
}

/** Puts one that could not be gone on with behind the others; for whoever waits for it nothing changes. */
export async function putOffExport(db: Database, { _id, version }: ExportDocument, at: Date): Promise<void> {
  await db.collection(EXPORTS).where({ _id, version }).update({ updatedAt: at })
}

/** A step that had begun before the day of a copy was over has ended after so long: the service cuts it off. */
const UNDER_WAY = 2 * MINUTE

/** Copies whose day is over, and which nobody writes any more. @param except ids that were looked at already */
export function expiredExports(
  db: Database,
  at: Date,
  limit: number,
  except: readonly string[],
): Promise<ExportDocument[]> {
  return rows<ExportDocument>(
    db
      .collection(EXPORTS)
      .where({ expiresAt: db.command.lte(new Date(at.getTime() - UNDER_WAY)), _id: db.command.nin(except) })
      .limit(limit)
      .get(),
  )
}

export async function writeExport(transaction: Transaction, { _id, ...rest }: ExportDocument): Promise<void> {
  await transaction.collection(EXPORTS).doc(_id).set(rest)
}

/** Removes it as it was seen; one that was asked for since stays. */
export async function removeExportDocument(
  db: Database,
  { _id, version }: Pick<ExportDocument, '_id' | 'version'>,
): Promise<void> {
  await db.collection(EXPORTS).where({ _id, version }).remove()
}
