import { database } from '../platform/database'
import { releasePhotos } from '../platform/photos'
import { removeSubmission, submissionsOver } from '../submissions/store-jobs'
import { submissionInside } from '../submissions/store'
import { transact } from '../platform/transact'
import { Failures } from './failures'
import type { Run } from './run-job'

const BATCH = 50

/** Removes what is not shown and whose time is over, and lets go of its photos. */
export async function endSubmissions({ at, keep, did, over, leave }: Run): Promise<void> {
  const db = await database()
  const failures = new Failures()
  const left: string[] = []
  for (;;) {
    if (over()) {
      leave()
      break
    }
    await keep()
    const ended = await submissionsOver(db, at, BATCH, left)
    for (const { _id } of ended) {
      const well = await failures.apart(() =>
        transact(db, async transaction => {
          const one = await submissionInside(transaction, _id)
          // Objected to or published since.
          if (!one?.expiresAt || one.expiresAt > at) return
          await releasePhotos(transaction, one.photos, at)
          await removeSubmission(transaction, _id)
        }),
      )
      if (well) did(1)
      else left.push(_id)
    }
    if (ended.length < BATCH) break
  }
  failures.tell()
}
