import { database } from '../platform/database'
import { releasePhotos } from '../platform/photos'
import { removeSubmission, submissionsOver } from '../submissions/store-jobs'
import { submissionInside } from '../submissions/store'
import { transact } from '../platform/transact'
import type { Run } from './run-job'

const BATCH = 50
const BATCHES = 20

/** Removes what is not shown and whose time is over, and lets go of its photos; returns how many. */
export async function endSubmissions({ at, keep }: Run): Promise<number> {
  const db = await database()
  let done = 0
  for (let i = 0; i < BATCHES; i++) {
    await keep()
    const over = await submissionsOver(db, at, BATCH)
    for (const { _id } of over)
      await transact(db, async transaction => {
        const one = await submissionInside(transaction, _id)
        // Objected to or published since.
        if (!one?.expiresAt || one.expiresAt > at) return
        await releasePhotos(transaction, one.photos, at)
        await removeSubmission(transaction, _id)
        done++
      })
    if (over.length < BATCH) break
  }
  return done
}
