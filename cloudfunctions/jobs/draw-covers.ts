import { MINUTE } from '../../domain/time/china-time'
import { database } from '../platform/database'
import { drawCover } from '../photos/draw-cover'
import { coversDue, putOffCover } from '../photos/store-jobs'
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
      const outcome = await failures.tried(() => drawCover(photo, at))
      if (outcome === true) did(1)
      if (outcome === 'failed')
        await failures.apart(() => putOffCover(db, photo, new Date(at.getTime() + AGAIN)))
    }
    if (due.length < BATCH) break
  }
  failures.tell()
}
