import { placeKey, type PlaceRef } from '../../domain/role/place'
import type { Role } from '../../domain/role/roles'
import type { Instant } from '../../domain/time/china-time'
import { AUDIT, type AuditDocument } from './audit'
import { database, rows } from './database'

/** Lines that are looked through: an edit is open for minutes, not for a hundred acts. */
const LINES = 100

type Said = Readonly<Record<string, unknown>>

/** An act on a thing, as somebody is told of it who wanted to change the same. */
export interface RecentLine {
  readonly role: Role | null
  readonly at: Instant
  readonly reason: string | null
  readonly before: Said
  readonly after: Said
}

/** The latest acts on a thing, oldest first. */
export async function recentLines(target: PlaceRef): Promise<RecentLine[]> {
  const db = await database()
  const found = await rows<AuditDocument>(
    db
      .collection(AUDIT)
      .where({ target: placeKey(target) })
      .orderBy('at', 'desc')
      .limit(LINES)
      .get(),
  )
  return found.reverse().map(({ role, at, reason, before, after }) => ({
    role,
    at: at.getTime(),
    reason,
    before: said(before),
    after: said(after),
  }))
}

/** Those that made a newer version of the thing than the one somebody saw. */
export async function linesSince(target: PlaceRef, version: number): Promise<RecentLine[]> {
  const lines = await recentLines(target)
  return lines.filter(({ after }) => typeof after.version === 'number' && after.version > version)
}

function said(text: string | null): Said {
  return text === null ? {} : (JSON.parse(text) as Said)
}
