import type { PlaceKey } from '../../domain/role/place'
import { AUDIT, AUDIT_HEADS, type AuditDocument, type Head } from '../platform/audit'
import { database, row, rows } from '../platform/database'
import { newestFirst, type Page, type PageAsked } from '../platform/newest-first'

export interface Filters {
  readonly place: PlaceKey
  readonly from?: Date
  readonly until?: Date
  readonly kind?: string
  readonly actor?: string
}

/** Lines at a place or below it, newest first. */
export async function findLines(
  { place, from, until, kind, actor }: Filters,
  page: PageAsked,
): Promise<Page<AuditDocument>> {
  const { command } = await database()
  const span = [...(from ? [command.gte(from)] : []), ...(until ? [command.lt(until)] : [])]
  const condition = {
    path: place,
    ...(kind === undefined ? {} : { kind }),
    ...(actor === undefined ? {} : { actor }),
    ...(span.length === 0 ? {} : { at: span.length === 1 ? span[0] : command.and(...span) }),
  }
  return newestFirst<AuditDocument>(AUDIT, condition, 'at', page)
}

export async function findLine(id: string): Promise<AuditDocument | null> {
  const db = await database()
  return row<AuditDocument>(db.collection(AUDIT).doc(id).get())
}

/** Lines of one chain from a position on, in order. */
export async function linesAfter(chain: PlaceKey, seq: number, limit: number): Promise<AuditDocument[]> {
  const db = await database()
  return rows<AuditDocument>(
    db
      .collection(AUDIT)
      .where({ chain, seq: db.command.gt(seq) })
      .orderBy('seq', 'asc')
      .limit(limit)
      .get(),
  )
}

export async function headOf(chain: PlaceKey): Promise<Head | null> {
  const db = await database()
  return row<Head>(db.collection(AUDIT_HEADS).doc(chain).get())
}
