import { groundIn } from '../../cloudfunctions/platform/places'
import { PHOTOS } from '../../cloudfunctions/platform/photos'
import { JOB_RUNS } from '../../cloudfunctions/platform/job-runs'
import { INBOX } from '../../cloudfunctions/platform/notify'
import { SENDINGS } from '../../cloudfunctions/platform/sendings'
import { inParallel } from '../../cloudfunctions/platform/in-parallel'
import { rows, type Database } from '../../cloudfunctions/platform/database'
import { stationPlace } from '../../domain/role/place'
import type { Instant } from '../../domain/time/china-time'
import { demoMessages, demoRuns, demoSendings } from './demo-messages'
import { demoSubmission, photoNames, submissionId, toldSubmissions, type Scene } from './demo-submissions'
import { storePhoto, type PutFile } from './store-photo'

/**
 * Writes what people of the demonstration did: photos that they sent of a station, in every state; messages in the
 * inboxes of personas; messages that WeChat did not bring, and runs of jobs. All of it stands at the first station by
 * code, which is where the persona of station staff works. Run again it writes the same.
 */
export async function loadDoings(database: Database, putFile: PutFile, now: Instant): Promise<void> {
  const [first] = await rows<{ readonly _id: string }>(
    database.collection('stations').where({ demo: true }).orderBy('_id', 'asc').limit(1).get(),
  )
  const ground = first && (await groundIn(database, stationPlace(first._id)))
  if (!ground) return
  const scene: Scene = { station: first._id, ground, now }
  const set = async (collection: string, { _id, ...document }: { readonly _id: string }) =>
    database.collection(collection).doc(_id).set(document)
  await inParallel([...toldSubmissions.entries()], 2, async ([i, told]) => {
    const submission = demoSubmission(i, told, scene)
    const use = { kind: 'submission', id: submissionId(i), path: ground.path } as const
    for (const name of photoNames(i))
      await set(PHOTOS, await storePhoto(putFile, { person: told.by, use, at: submission.createdAt, name }))
    await set('submissions', submission)
  })
  const messages = demoMessages(scene)
  for (const message of messages) await set(INBOX, message)
  for (const sending of demoSendings(messages)) await set(SENDINGS, sending)
  for (const run of demoRuns(now)) await set(JOB_RUNS, run)
}
