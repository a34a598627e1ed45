import { publishSlots } from '../booking/publish'
import { offeringsAfter } from '../booking/store'
import { database } from '../platform/database'
import { district } from '../platform/district'
import { Failures } from './failures'
import type { Run } from './run-job'

/** Offerings of one batch. */
const BATCH = 20

/** Makes the slots of every offering what its plan says, as each day the window moves on. */
export async function publishAllSlots({ at, keep, did, over, leave }: Run): Promise<void> {
  const db = await database()
  const { calendar } = await district(at.getTime())
  const failures = new Failures()
  for (let after = ''; ;) {
    await keep()
    const batch = await offeringsAfter(db, after, BATCH)
    for (const offering of batch) {
      if (over()) {
        leave()
        failures.tell()
        return
      }
      await failures.apart(async () => {
        did(await publishSlots(db, offering, calendar, at, ''))
      })
    }
    const last = batch.at(-1)
    if (!last || batch.length < BATCH) break
    after = last._id
  }
  failures.tell()
}
