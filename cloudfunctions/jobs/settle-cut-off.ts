import { rows, type Database } from '../platform/database'
import { SENDINGS, sendingInside, writeSending, type SendingDocument } from '../platform/sendings'
import { transact } from '../platform/transact'
import type { Run } from './run-job'

/** Messages of one run. */
const MOST = 1000

/** What a run before marked and never settled: nobody knows whether it went out. */
export async function settleCutOff(db: Database, { at, keep, did, over, leave }: Run): Promise<void> {
  const marked = await rows<SendingDocument>(
    db.collection(SENDINGS).where({ state: 'sending' }).limit(MOST).get(),
  )
  for (const one of marked) {
    if (over()) {
      leave()
      break
    }
    await keep()
    if (await settleOne(db, one, at)) did(1)
  }
}

/**
 * Settles one that is still as it was seen: a run that only stood still for too long, and whose lease is over, may yet
 * come to know better. @returns whether it was
 */
export function settleOne(db: Database, { _id, version }: SendingDocument, at: Date): Promise<boolean> {
  return transact(db, async transaction => {
    const now = await sendingInside(transaction, _id)
    if (now?.state !== 'sending' || now.version !== version) return false
    await writeSending(transaction, now, { state: 'unknown', reason: 'cut_off' }, at)
    return true
  })
}
