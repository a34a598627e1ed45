import { PHOTOS, photoViews, type PhotoDocument } from '../../cloudfunctions/platform/photos'
import { drawCover } from '../../cloudfunctions/photos/draw-cover'
import { MINUTE } from '../../domain/time/china-time'
import type { Client } from '../helpers/client'
import { aStation } from '../helpers/factories'
import { sendPhoto, upload } from '../helpers/photos'
import { startTestCloud, type TestCloud } from '../helpers/test-cloud'

const { env } = process
let test: TestCloud
let keeper: Client
let author: Client
beforeAll(async () => {
  test = await startTestCloud([aStation({ code: 'A1' })], { timers: false })
  // What functions share is also called from here.
  process.env = { ...env, ...test.cloud.sdkEnvironment() }
  keeper = await test.asStaff('keeper', 'station_staff', 'station:A1')
  // WeChat does not know them: what they send waits for staff at once.
  author = test.withToken((await test.enter('h5:author-of-covers')).tokens.accessToken)
})
afterAll(async () => {
  process.env = env
  await test.stop()
})

const here = { kind: 'station', id: 'A1' } as const
const spot = (x: number) => ({ thickness: 0.1, points: [[x, 0.5]] as [number, number][] })

/** One photo that waits for staff, in a submission of its own. */
async function waiting() {
  const { id: photoId } = await sendPhoto(author)
  const { id: submissionId } = await author.submissions.send({ stationId: 'A1', photoIds: [photoId] })
  return { photoId, submissionId }
}

async function queued(submissionId: string) {
  for (const shelf of ['waiting', 'published'] as const) {
    const { items } = await keeper.submissions.queue({ place: here, shelf })
    const found = items.find(({ id }) => id === submissionId)
    if (found) return found
  }
  throw new Error('it is on no shelf')
}

async function stored(photoId: string): Promise<PhotoDocument> {
  const { data } = await test.database.collection(PHOTOS).where({ _id: photoId }).get()
  const [photo] = data as PhotoDocument[]
  if (!photo) throw new Error('there is no such picture')
  return photo
}

/** While its file is none that can be opened no copy of a picture can be drawn. @returns what puts it right again */
async function unreadable(photoId: string): Promise<() => Promise<unknown>> {
  const { full } = await stored(photoId)
  const one = test.database.collection(PHOTOS).where({ _id: photoId })
  const { original } = await stored(await upload(author, Buffer.from('no picture')))
  await one.update({ 'full.fileId': original })
  return () => one.update({ 'full.fileId': full?.fileId })
}

/** Covers something, and what is to be covered is written when the function dies before it has drawn it. */
async function coverCutOff(photoId: string, strokes: ReturnType<typeof spot>[]): Promise<PhotoDocument> {
  const { version } = await stored(photoId)
  const putRight = await unreadable(photoId)
  const saved = await keeper.photos.cover({ photoId, version, strokes })
  expect(saved).toMatchObject({ strokes, pending: true })
  await putRight()
  return stored(photoId)
}

const publish = async (submissionId: string) =>
  keeper.submissions.decide({
    submissionId,
    version: (await queued(submissionId)).version,
    decision: 'publish',
  })
const outside = async (photoId: string) =>
  (await test.asVisitor().submissions.ofStation({ stationId: 'A1' })).items
    .flatMap(({ photos }) => photos)
    .filter(({ id }) => id === photoId)
const job = () => test.cloud.invoke('jobs', { Type: 'Timer', TriggerName: 'draw-covers' })

it('the call that covers notes in its transaction what is to be drawn, and takes it off when it is drawn', async () => {
  const { photoId } = await waiting()
  const { version } = await keeper.photos.toCover({ photoId })
  const saved = await keeper.photos.cover({ photoId, version, strokes: [spot(0.4)] })
  expect(saved).toMatchObject({ pending: false })
  const after = await stored(photoId)
  expect(after).toMatchObject({ coverDue: null, covered: { version: after.cover?.version } })
  await keeper.photos.cover({ photoId, version: saved.version, strokes: [] })
  expect(await stored(photoId)).toMatchObject({ coverDue: null, cover: null, covered: null })
})

it('saved with nothing to be covered, and no copy made before, nothing is left to be drawn', async () => {
  const { photoId } = await waiting()
  const { version } = await keeper.photos.toCover({ photoId })
  const saved = await keeper.photos.cover({ photoId, version, strokes: [] })
  expect(saved).toMatchObject({ strokes: [], pending: false })
  expect(await stored(photoId)).toMatchObject({ coverDue: null, cover: null, covered: null })
  // Also where a copy was wanted, but never made.
  const cutOff = await coverCutOff(photoId, [spot(0.4)])
  expect(cutOff).toMatchObject({ covered: null })
  await keeper.photos.cover({ photoId, version: cutOff.version, strokes: [] })
  expect(await stored(photoId)).toMatchObject({ coverDue: null, cover: null, covered: null })
})

it('staff are told, nobody publishes it, and a job draws it', async () => {
  const { photoId, submissionId } = await waiting()
  const cutOff = await coverCutOff(photoId, [spot(0.3)])
  expect(cutOff.coverDue).not.toBeNull()
  const seen = await queued(submissionId)
  expect(seen.photos).toMatchObject([{ id: photoId, coverPending: true }])
  await expect(publish(submissionId)).rejects.toMatchObject({
    code: 'COVER_PENDING',
    message: '有照片的遮盖还没画好，过一两分钟再发布。',
  })
  expect(await job()).toMatchObject({ result: { done: 1 } })
  expect(await stored(photoId)).toMatchObject({ coverDue: null, covered: { version: cutOff.cover?.version } })
  expect((await queued(submissionId)).photos).toMatchObject([{ id: photoId, coverPending: false }])
  expect(await job()).toMatchObject({ result: { done: 0 } })
  await publish(submissionId)
  const [shown] = await outside(photoId)
  const file = Buffer.from(await (await fetch(shown?.url ?? '')).arrayBuffer())
  const { covered, full } = await stored(photoId)
  expect(file).toHaveLength(covered?.full.bytes ?? 0)
  expect(file).not.toHaveLength(full?.bytes ?? 0)
})

it('one that is public is seen by nobody outside until it is drawn', async () => {
  const { photoId, submissionId } = await waiting()
  await publish(submissionId)
  expect(await outside(photoId)).toHaveLength(1)
  await coverCutOff(photoId, [spot(0.2)])
  expect(await outside(photoId)).toEqual([])
  expect(await photoViews(test.database, [photoId], 'public')).toEqual([])
  await job()
  expect(await outside(photoId)).toHaveLength(1)
})

it('a run that stood still does not draw over what was covered since', async () => {
  const { photoId } = await waiting()
  const slow = await coverCutOff(photoId, [spot(0.1)])
  // Somebody covers more while a run is at it: what it read is old by the time it notes its copy.
  await keeper.photos.cover({ photoId, version: slow.version, strokes: [spot(0.1), spot(0.6)] })
  const newest = await stored(photoId)
  expect(await drawCover(slow, new Date(test.cloud.clock.now()))).toBe(false)
  expect(await stored(photoId)).toEqual(newest)
  // Two at once: one of them draws it.
  const again = await coverCutOff(photoId, [spot(0.7)])
  const at = new Date(test.cloud.clock.now())
  const both = await Promise.all([drawCover(again, at), drawCover(again, at)])
  expect(both.filter(drawn => drawn)).toHaveLength(1)
})

it('one that cannot be drawn keeps none of the others waiting, and is tried again later', async () => {
  const [broken, good] = [await waiting(), await waiting()]
  await coverCutOff(broken.photoId, [spot(0.5)])
  await coverCutOff(good.photoId, [spot(0.5)])
  const putRight = await unreadable(broken.photoId)
  expect(await job()).not.toHaveProperty('result')
  expect(await stored(good.photoId)).toMatchObject({ coverDue: null })
  expect((await queued(broken.submissionId)).photos).toMatchObject([{ coverPending: true }])
  // Not at once…
  expect(await job()).toMatchObject({ result: { done: 0 } })
  await putRight()
  // …but after a while.
  test.cloud.clock.advance(11 * MINUTE)
  expect(await job()).toMatchObject({ result: { done: 1 } })
  expect(await stored(broken.photoId)).toMatchObject({ coverDue: null })
})

it('what is uncovered leaves no copy behind, also where the call was cut off', async () => {
  const { photoId } = await waiting()
  const { version } = await keeper.photos.toCover({ photoId })
  await keeper.photos.cover({ photoId, version, strokes: [spot(0.5)] })
  const before = await stored(photoId)
  await test.database
    .collection(PHOTOS)
    .where({ _id: photoId })
    .update({
      cover: null,
      coverDue: new Date(test.cloud.clock.now()),
      version: before.version + 1,
    })
  expect(await job()).toMatchObject({ result: { done: 1 } })
  expect(await stored(photoId)).toMatchObject({ cover: null, covered: null, coverDue: null })
})

it('what an earlier release left as due with nothing to be drawn is due no more after a run of the job', async () => {
  const { photoId } = await waiting()
  await test.database
    .collection(PHOTOS)
    .where({ _id: photoId })
    .update({ coverDue: new Date(test.cloud.clock.now() - MINUTE) })
  await test.cloud.invoke('jobs', { Type: 'Timer', TriggerName: 'draw-covers' })
  expect((await stored(photoId)).coverDue).toBeNull()
})
