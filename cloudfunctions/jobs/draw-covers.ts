import { MINUTE } from '../../domain/time/china-time'
import { database } from '../platform/database'
import { drawCover, isAsWanted } from '../photos/draw-cover'
import { coversDue, noteNothingDue, putOffCover } from '../photos/store-jobs'
import { Failures } from './failures'
import type { Run } from './run-job'

/** Pictures of one batch: some seconds. */
const BATCH = 10
/** One that could not be drawn is tried again after so long, behind the others. */
const AGAIN = 10 * MINUTE

/**
 * Draws the copies that others see where the call that covered something in a picture was cut off before it had drawn
 * it.
 */
export async function drawCovers({ at, keep, did, over, leave }: Run): Promise<void> {
  const db = await database()
  const failures = new Failures()
  const seen: string[] = []
  for (;;) {
    const due = await coversDue(db, at, BATCH, seen)
    for (const photo of due) {
      if (over()) {
        leave()
        failures.tell()
        return
      }
      await keep()
      seen.push(photo._id)
      const outcome = await failures.tried(async () => {
        const drawn = await drawCover(photo, at)
        // Stored by an earlier release as due with nothing to be done: it would be looked at every minute, for ever.
        if (!drawn && isAsWanted(photo)) await noteNothingDue(db, photo)
        return drawn
      })
      if (outcome === true) did(1)
      if (outcome === 'failed')
        await failures.apart(() => putOffCover(db, photo, new Date(at.getTime() + AGAIN)))
    }
    if (due.length < BATCH) break
  }
  failures.tell()
}
