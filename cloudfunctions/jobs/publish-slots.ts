import { publishSlots } from '../booking/publish'
import { offeringIn, offeringsAfter } from '../booking/store'
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
    for (const { _id } of batch) {
      if (over()) {
        leave()
        failures.tell()
        return
      }
      await failures.apart(async () => {
        // As it is by now: a plan from before would cancel what a newer one has opened.
        const offering = await offeringIn(db, _id)
        if (offering) did(await publishSlots(db, offering, calendar, at))
      })
    }
    const last = batch.at(-1)
    if (!last || batch.length < BATCH) break
    after = last._id
  }
  failures.tell()
}
