import type { Stroke } from '../../domain/photos/strokes'
import type { Client } from '../helpers/client'
import { aStation } from '../helpers/factories'
import { sendPhoto } from '../helpers/photos'
import { startTestCloud, type TestCloud } from '../helpers/test-cloud'

let test: TestCloud
let keeper: Client
let supervisor: Client
let author: Client
beforeAll(async () => {
  test = await startTestCloud([aStation({ code: 'A1' })], { timers: false })
  keeper = await test.asStaff('keeper', 'station_staff', 'station:A1')
  supervisor = await test.asStaff('supervisor', 'supervisor', 'area:990001001')
  // WeChat does not know them: what they send waits for staff at once.
  author = test.withToken((await test.enter('h5:author-of-public-photos')).tokens.accessToken)
})
afterAll(() => test.stop())

const here = { kind: 'station', id: 'A1' } as const
const spot = (x: number): Stroke => ({ thickness: 0.1, points: [[x, 0.5]] })

async function onShelf(shelf: 'waiting' | 'published', submissionId: string) {
  const { items } = await keeper.submissions.queue({ place: here, shelf })
  return items.find(({ id }) => id === submissionId)
}

async function publish(submissionId: string): Promise<void> {
  const version = (await onShelf('waiting', submissionId))?.version ?? 0
  await supervisor.submissions.decide({ submissionId, version, decision: 'publish' })
}

async function cover(photoId: string, strokes: Stroke[]) {
  const { version } = await keeper.photos.toCover({ photoId })
  return keeper.photos.cover({ photoId, version, strokes })
}

const outside = async (photoId: string) =>
  (await test.asVisitor().submissions.ofStation({ stationId: 'A1' })).items
    .flatMap(({ photos }) => photos)
    .filter(({ id }) => id === photoId)

/** A photo with something covered that everybody sees. */
async function published() {
  const { id: photoId } = await sendPhoto(author)
  const { id: submissionId } = await author.submissions.send({ stationId: 'A1', photoIds: [photoId] })
  await cover(photoId, [spot(0.2), spot(0.4)])
  await publish(submissionId)
  return { photoId, submissionId }
}

/** What the author was told of being hidden. */
const hidden = async () =>
  (await author.inbox.list({})).items.filter(({ kind }) => kind === 'photos_held').map(({ text }) => text)

it('what is uncovered is not public until somebody has published it anew', async () => {
  const { photoId, submissionId } = await published()
  const told = await hidden()
  expect(await keeper.photos.toCover({ photoId })).toMatchObject({ isPublic: true })
  expect(await cover(photoId, [spot(0.2)])).toMatchObject({ isPublic: false, pending: false })
  expect(await outside(photoId)).toEqual([])
  expect(await onShelf('published', submissionId)).toBeUndefined()
  expect(await onShelf('waiting', submissionId)).toMatchObject({ state: 'queued' })
  // Once, and not as what WeChat found.
  const now = await hidden()
  expect(now).toHaveLength(told.length + 1)
  expect(now.every(text => text.includes('遮盖改了') && !text.includes('微信'))).toBe(true)
  const mine = (await author.submissions.mine({})).items.find(({ id }) => id === submissionId)
  expect(mine).toMatchObject({ state: 'queued' })
  await publish(submissionId)
  expect(await outside(photoId)).toHaveLength(1)
})

it('what is covered besides stays public, with the new copy', async () => {
  const { photoId, submissionId } = await published()
  const told = await hidden()
  const [before] = await outside(photoId)
  expect(await cover(photoId, [spot(0.4), spot(0.6), spot(0.2)])).toMatchObject({ isPublic: true })
  const [after] = await outside(photoId)
  expect(new URL(after?.url ?? '').pathname).not.toBe(new URL(before?.url ?? '').pathname)
  expect(await onShelf('published', submissionId)).toMatchObject({ state: 'published' })
  expect(await hidden()).toEqual(told)
})

it('whoever would take it down reads that it is back to be decided on', async () => {
  const { photoId, submissionId } = await published()
  const version = (await onShelf('published', submissionId))?.version ?? 0
  await cover(photoId, [])
  await expect(
    supervisor.submissions.takeDown({ submissionId, version, reason: 'faces' }),
  ).rejects.toMatchObject({
    code: 'CHANGED_MEANWHILE',
    details: [
      { path: 'version', message: String(version + 1) },
      { message: expect.stringContaining('驿站工作人员撤了照片上的遮盖，要重新审') as unknown },
    ],
  })
})

it('what nobody outside sees is uncovered where it stands', async () => {
  const { id: photoId } = await sendPhoto(author)
  const { id: submissionId } = await author.submissions.send({ stationId: 'A1', photoIds: [photoId] })
  expect(await cover(photoId, [spot(0.2)])).toMatchObject({ isPublic: false })
  const { version = 0, stateAt = '' } = (await onShelf('waiting', submissionId)) ?? {}
  await cover(photoId, [])
  expect(await onShelf('waiting', submissionId)).toMatchObject({ version: version + 1, stateAt })
})

it('whoever else decides hears at once that it waits, and whoever uncovered it does not', async () => {
  const colleague = await test.asStaff('colleague', 'station_staff', 'station:A1')
  const waits = async (who: Client) =>
    (await who.inbox.list({})).items.filter(({ kind, unread }) => kind === 'photos_to_decide' && unread)
  const { photoId } = await published()
  for (const { id } of await waits(colleague)) await colleague.inbox.markRead({ messageId: id })
  for (const { id } of await waits(keeper)) await keeper.inbox.markRead({ messageId: id })
  await cover(photoId, [])
  expect(await waits(colleague)).toMatchObject([{ target: { page: 'moderation', id: 'A1' } }])
  expect(await waits(keeper)).toEqual([])
})
