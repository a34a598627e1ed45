import { PHOTOS, photoViews } from '../../cloudfunctions/platform/photos'
import type { Client } from '../helpers/client'
import { colourAt, isBlue, isRed, isWhite, photoTests, readPicture } from '../helpers/photo-tests'
import { aPicture, sendPhoto, upload, use } from '../helpers/photos'
import { NOW } from '../helpers/test-cloud'

const on = photoTests()

describe('who sees a picture', () => {
  it('is who sent it: for others there is none', async () => {
    const { id: photoId } = await sendPhoto(on.me)
    const other = on.test.asResident('nosy')
    await expect(other.photos.finish({ photoId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(other.photos.discard({ photoId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect((await other.photos.views({ photoIds: [photoId] })).items).toEqual([])
    expect((await on.me.photos.views({ photoIds: [photoId] })).items).toMatchObject([{ id: photoId }])
  })

  it('an address is good for ten minutes, for that file alone, and cannot be made up', async () => {
    const { url, thumbUrl } = await sendPhoto(on.me)
    const given = on.test.cloud.clock.now()
    const { url: other } = await sendPhoto(on.test.asResident('nosy'))
    await readPicture(url)
    const query = (address: string) => new URL(address).search
    const crossed = new URL(other)
    crossed.search = query(url)
    const longer = new URL(url)
    longer.searchParams.set('expires', String(NOW + 86_400_000))
    for (const forged of [crossed, longer, url.replace(query(url), query(thumbUrl)), url.split('?')[0] ?? ''])
      expect((await fetch(forged)).status).toBe(403)
    on.test.cloud.clock.set(given + 9 * 60_000)
    expect((await fetch(url)).status).toBe(200)
    on.test.cloud.clock.set(given + 10 * 60_000 + 1000)
    expect((await fetch(url)).status).toBe(403)
  })

  it('comes as a picture and as nothing else, whatever it was', async () => {
    const { url } = await sendPhoto(on.me)
    const { headers } = await fetch(url)
    expect(headers.get('content-type')).toBe('image/jpeg')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })
})

describe('in use', () => {
  const by = (id: string) => ({ kind: 'submission', id, path: ['area:990001', 'station:A1'] }) as const

  it('a picture stays, until it is given up', async () => {
    const { id } = await sendPhoto(on.me)
    await use(on.test.database, on.test.cloud, on.subject, [id], by('s1'))
    expect(await on.stored(id)).toMatchObject({ use: { kind: 'submission', id: 's1' }, expiresAt: null })
    await expect(on.me.photos.discard({ photoId: id })).rejects.toMatchObject({ code: 'CONFLICT' })
    on.test.cloud.clock.advance(3 * 86_400_000)
    await on.purge()
    expect((await on.me.photos.views({ photoIds: [id] })).items).toHaveLength(1)
  })

  it('it is not taken by another person, for another thing, or before it is ready', async () => {
    const { id } = await sendPhoto(on.me)
    const refused = { code: 'PHOTO_NOT_READY' }
    await expect(use(on.test.database, on.test.cloud, 'wx:o-nosy', [id], by('s2'))).rejects.toMatchObject(
      refused,
    )
    await use(on.test.database, on.test.cloud, on.subject, [id], by('s2'))
    await use(on.test.database, on.test.cloud, on.subject, [id], by('s2'))
    await expect(use(on.test.database, on.test.cloud, on.subject, [id], by('s3'))).rejects.toMatchObject(
      refused,
    )
    const granted = await upload(on.me, await aPicture())
    await expect(use(on.test.database, on.test.cloud, on.subject, [granted], by('s4'))).rejects.toMatchObject(
      refused,
    )
    await expect(
      use(on.test.database, on.test.cloud, on.subject, ['0'.repeat(32)], by('s4')),
    ).rejects.toMatchObject(refused)
  })

  it('what nobody uses is gone after a day, with its files, however far it came', async () => {
    const ready = await sendPhoto(on.me)
    const sent = await upload(on.me, await aPicture())
    const { photoId: granted } = await on.me.photos.grant({ bytes: 10, type: 'image/jpeg' })
    const documents = await Promise.all([ready.id, sent, granted].map(id => on.stored(id)))
    const files = documents.flatMap(({ original, files }) => [original, ...files])
    expect(await on.inStorage(files)).toBe(3)
    on.test.cloud.clock.advance(86_400_000 + 1000)
    await expect(on.me.photos.finish({ photoId: sent })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(
      use(on.test.database, on.test.cloud, on.subject, [ready.id], by('s5')),
    ).rejects.toMatchObject({
      code: 'PHOTO_NOT_READY',
    })
    await on.purge()
    expect(await on.inStorage(files)).toBe(0)
    for (const { _id } of documents) await expect(on.stored(_id)).rejects.toThrow('no such picture')
  })
})

describe('the brush', () => {
  let staff: Client
  let id: string
  let count = 0
  beforeEach(async () => {
    staff = await on.test.asStaff('coverer', 'station_staff', 'station:A1')
    id = (await sendPhoto(on.me)).id
    await use(on.test.database, on.test.cloud, on.subject, [id], {
      kind: 'submission',
      id: `covered-${++count}`,
      path: ['area:990001', 'area:990001001', 'area:990001001001', 'station:A1'],
    })
  })
  const cover = { thickness: 0.1, points: [[0.1, 0.6] as [number, number], [0.3, 0.6] as [number, number]] }
  const shown = async () => {
    const [view] = await photoViews(on.test.database, [id], 'public')
    return view
  }

  it('covers what it went over on the copy that others see, large and small, and nothing else', async () => {
    const before = await staff.photos.toCover({ photoId: id })
    expect(before.strokes).toEqual([])
    const after = await staff.photos.cover({ photoId: id, version: before.version, strokes: [cover] })
    expect(after.strokes).toEqual([cover])
    const view = await shown()
    const [full, thumb, original] = await Promise.all(
      [view?.url, view?.thumbUrl, after.original.url].map(url => readPicture(url ?? '')),
    )
    for (const copy of [full, thumb]) {
      // Along the stroke, at its ends and its edges: all of one colour, in which there is no red.
      for (const [x, y] of [
        [0.1, 0.6],
        [0.2, 0.6],
        [0.3, 0.6],
        [0.2, 0.6 + 0.06],
        [0.2, 0.6 - 0.06],
      ] as const) {
        const colour = await colourAt(copy ?? Buffer.alloc(0), [x, y])
        expect(Math.max(...colour) - Math.min(...colour)).toBeLessThan(30)
      }
      expect(isRed(await colourAt(copy ?? Buffer.alloc(0), [0.1, 0.9]))).toBe(true)
      expect(isBlue(await colourAt(copy ?? Buffer.alloc(0), [0.9, 0.6]))).toBe(true)
      expect(isWhite(await colourAt(copy ?? Buffer.alloc(0), [0.5, 0.1]))).toBe(true)
    }
    expect(isRed(await colourAt(original ?? Buffer.alloc(0), [0.2, 0.6]))).toBe(true)
    // Who sent it sees what they sent.
    const [own] = (await on.me.photos.views({ photoIds: [id] })).items
    expect(isRed(await colourAt(await readPicture(own?.url ?? ''), [0.2, 0.6]))).toBe(true)
  })

  it('is repeated from the original, and the copies before go', async () => {
    const first = await staff.photos.toCover({ photoId: id })
    const { version } = await staff.photos.cover({ photoId: id, version: first.version, strokes: [cover] })
    const before = (await on.stored(id)).covered
    const elsewhere = { thickness: 0.2, points: [[0.9, 0.9] as [number, number]] }
    const last = await staff.photos.cover({ photoId: id, version, strokes: [elsewhere] })
    const view = await shown()
    const full = await readPicture(view?.url ?? '')
    expect(isRed(await colourAt(full, [0.2, 0.6]))).toBe(true)
    expect(isBlue(await colourAt(full, [0.9, 0.9]))).toBe(false)
    expect(await on.inStorage([before?.full.fileId ?? '', before?.thumb.fileId ?? ''])).toBe(0)
    await staff.photos.cover({ photoId: id, version: last.version, strokes: [] })
    expect(isBlue(await colourAt(await readPicture((await shown())?.url ?? ''), [0.9, 0.9]))).toBe(true)
  })

  it('of two who cover at once, one sees what the other did first', async () => {
    const { version } = await staff.photos.toCover({ photoId: id })
    const calls = [1, 2].map(() => staff.photos.cover({ photoId: id, version, strokes: [cover] }))
    const codes = (await Promise.allSettled(calls)).map(one =>
      one.status === 'fulfilled' ? 'done' : (one.reason as { code: string }).code,
    )
    expect(codes.sort()).toEqual(['CONFLICT', 'done'])
  })

  it('what is to be covered is not shown to others until the copy is there, and the call made again draws it', async () => {
    const { version } = await staff.photos.toCover({ photoId: id })
    const key = 'cut-off-while-drawing'
    await staff.photos.cover({ photoId: id, version, strokes: [cover] }, { key })
    await on.test.database.collection(PHOTOS).where({ _id: id }).update({ covered: null })
    expect(await shown()).toBeUndefined()
    await staff.photos.cover({ photoId: id, version, strokes: [cover] }, { key })
    expect(isRed(await colourAt(await readPicture((await shown())?.url ?? ''), [0.2, 0.6]))).toBe(false)
  })

  it('is written down, and only those do it who are in charge there', async () => {
    const { version } = await staff.photos.toCover({ photoId: id })
    const elsewhere = await on.test.asStaff('elsewhere', 'supervisor', 'area:990001002')
    for (const client of [elsewhere, on.me, on.test.asResident('nosy')]) {
      await expect(client.photos.toCover({ photoId: id })).rejects.toMatchObject({ code: 'FORBIDDEN' })
      await expect(client.photos.cover({ photoId: id, version, strokes: [cover] })).rejects.toMatchObject({
        code: 'FORBIDDEN',
      })
    }
    await staff.photos.cover({ photoId: id, version, strokes: [cover, cover] })
    const admin = await on.test.asStaff('admin', 'administrator', 'area:990001')
    const { items } = await admin.audit.list({ place: { kind: 'station', id: 'A1' } })
    expect(items.find(({ target }) => target.id === id)).toMatchObject({
      procedure: 'photos.cover',
      target: { kind: 'photo', id },
      before: JSON.stringify({ strokes: 0 }),
    })
  })

  it('does not reach a picture that nobody uses', async () => {
    const { id: photoId } = await sendPhoto(on.me)
    const admin = await on.test.asStaff('admin', 'administrator', 'area:990001')
    await expect(admin.photos.toCover({ photoId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
