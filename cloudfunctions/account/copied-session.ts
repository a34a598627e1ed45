import type { Instant } from '../../domain/time/china-time'
import { database, type Transaction } from '../platform/database'
import { tell } from '../platform/notify'
import { endSession, sessionInside, type SessionDocument } from '../platform/session'
import { transact } from '../platform/transact'

/** Ends a session that somebody has a copy of, and tells whose it was: once, however often the copy comes. */
export async function endCopied(id: string, now: Instant): Promise<void> {
  await transact(await database(), async transaction => {
    const session = await sessionInside(transaction, id)
    if (!session || session.endedAt !== null) return
    await endSession(transaction, id, now)
    await tellOfCopy(transaction, session, now)
  })
}

/** Whoever is signed out without having done so wants to know why. */
export async function tellOfCopy(
  transaction: Transaction,
  { subject, browser }: SessionDocument,
  now: Instant,
): Promise<void> {
  await tell(transaction, subject, { kind: 'session_copied', browser }, new Date(now))
}
