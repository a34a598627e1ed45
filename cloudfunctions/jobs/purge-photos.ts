import { database, rows, type Database } from '../platform/database'
import { LEAVE_OVER } from '../platform/leave-to-send'
import { PHOTOS, type PhotoDocument } from '../platform/photos'
import { removeFiles } from '../platform/storage'
import { Failures } from './failures'
import type { Run } from './run-job'

/** Pictures of one batch, and batches of one run: a run that leaves some is followed by the next. */
const BATCH = 20
const BATCHES = 50

/**
 * Removes pictures that nobody uses, with their files; and once more the originals of those in use, which could still
 * be sent for a while after they had been looked at.
 */
export async function purgePhotos(run: Run): Promise<void> {
  const db = await database()
  const failures = new Failures()
  await inBatches(db, run, failures, 'expiresAt', purge)
  await inBatches(db, run, failures, 'sweepAt', sweep)
  failures.tell()
}

async function inBatches(
  db: Database,
  { at, keep, did, over, leave }: Run,
  failures: Failures,
  field: 'expiresAt' | 'sweepAt',
  work: (db: Database, photo: PhotoDocument, at: Date) => Promise<void>,
): Promise<void> {
  const left: string[] = []
  for (let batch = 0; ; batch++) {
    if (batch === BATCHES || over()) {
      leave()
      break
    }
    await keep()
    const due = await rows<PhotoDocument>(
      db
        .collection(PHOTOS)
        .where({
          [field]: db.command.lt(at),
          createdAt: db.command.lt(new Date(at.getTime() - LEAVE_OVER)),
          _id: db.command.nin(left),
        })
        .orderBy(field, 'asc')
        .limit(BATCH)
        .get(),
    )
    for (const photo of due) {
      if (over()) {
        leave()
        return
      }
      if (await failures.apart(() => work(db, photo, at))) did(1)
      else left.push(photo._id)
    }
    if (due.length < BATCH) break
  }
}

async function purge(db: Database, photo: PhotoDocument, at: Date): Promise<void> {
  const photos = db.collection(PHOTOS)
  // From here on nobody can take it into use; cut off after this, the next run finds it again.
  const { updated } = await photos
    .where({ _id: photo._id, use: null, expiresAt: db.command.lt(at) })
    .update({ state: 'refused', updatedAt: at, version: db.command.inc(1) })
  if (updated === 0) return
  const [doomed] = await rows<PhotoDocument>(photos.where({ _id: photo._id }).limit(1).get())
  if (!doomed) return
  await removeFiles([doomed.original, ...doomed.files])
  await photos.doc(photo._id).remove()
}

async function sweep(db: Database, { _id, original }: PhotoDocument): Promise<void> {
  await removeFiles([original])
  await db.collection(PHOTOS).where({ _id }).update({ sweepAt: null })
}
