import type { Client } from '../helpers/client'
import { aStation } from '../helpers/factories'
import { sendPhoto } from '../helpers/photos'
import { startTestCloud, type TestCloud } from '../helpers/test-cloud'

let test: TestCloud
let keeper: Client
let supervisor: Client
beforeAll(async () => {
  test = await startTestCloud([aStation({ code: 'A1' })], { timers: false })
  keeper = await test.asStaff('keeper', 'station_staff', 'station:A1')
  supervisor = await test.asStaff('supervisor', 'supervisor', 'area:990001001')
})
afterAll(() => test.stop())

const here = { kind: 'station', id: 'A1' } as const
const strokes = [{ thickness: 0.1, points: [[0.5, 0.5]] as [number, number][] }]
const theOne = async (shelf: 'waiting' | 'published') => {
  const [one, ...others] = (await keeper.submissions.queue({ place: here, shelf })).items
  if (!one || others.length > 0) throw new Error(`there are ${others.length + (one ? 1 : 0)}`)
  return one
}
const shown = async () =>
  (await test.asVisitor().submissions.ofStation({ stationId: 'A1' })).items.flatMap(({ photos }) => photos)

it('nobody publishes another picture than they saw, and one whose copy is not made can be found and made', async () => {
  // WeChat does not know them: it waits for staff at once.
  const { tokens } = await test.enter('h5:author')
  const author = test.withToken(tokens.accessToken)
  const { id: photoId } = await sendPhoto(author)
  const { id: submissionId } = await author.submissions.send({ stationId: 'A1', photoIds: [photoId] })

  const seen = await theOne('waiting')
  const { version } = await keeper.photos.toCover({ photoId })
  await keeper.photos.cover({ photoId, version, strokes })
  const late = supervisor.submissions.decide({ submissionId, version: seen.version, decision: 'publish' })
  await expect(late).rejects.toMatchObject({
    code: 'CHANGED_MEANWHILE',
    details: [{ path: 'version' }, { message: expect.stringContaining('改了照片上遮住的地方') as unknown }],
  })
  const now = await theOne('waiting')
  await supervisor.submissions.decide({ submissionId, version: now.version, decision: 'publish' })
  const [covered] = await shown()
  expect(covered).toMatchObject({ id: photoId })

  // As if the call that was to draw it had been cut off.
  await test.database.collection('photos').where({ _id: photoId }).update({ covered: null })
  expect(await shown()).toEqual([])
  expect((await theOne('published')).photos).toMatchObject([{ id: photoId }])
  expect((await supervisor.photos.toCover({ photoId })).strokes).toEqual(strokes)
  expect(await shown()).toMatchObject([{ id: photoId }])
})

it('a picture stands where its station stands by now, and all that was sent of it moves with it', async () => {
  const dispatchers = {
    old: await test.asStaff('old', 'dispatcher', 'area:990001001'),
    new: await test.asStaff('new', 'dispatcher', 'area:990001002'),
  }
  const [one] = await shown()
  const photoId = one?.id ?? ''
  await dispatchers.old.photos.toCover({ photoId })
  const admin = await test.asStaff('admin', 'administrator', 'area:990001')
  const { version } = await admin.station.forEdit({ stationId: 'A1' })
  await admin.station.edit({ stationId: 'A1', version, changes: { area: '990001002001' } })
  await expect(dispatchers.old.photos.toCover({ photoId })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  expect(await dispatchers.new.photos.toCover({ photoId })).toMatchObject({ strokes })
  const place = { kind: 'area', id: '990001002' } as const
  expect((await dispatchers.new.submissions.queue({ place, shelf: 'published' })).items).toHaveLength(1)
})
