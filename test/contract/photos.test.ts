import { crc32, deflateSync } from 'node:zlib'
import exifr from 'exifr'
import sharp from 'sharp'
import { PHOTOS, photoViews, type PhotoDocument } from '../../cloudfunctions/platform/photos'
import { MOST_PHOTO_BYTES } from '../../domain/photos/limits'
import type { Client } from '../helpers/client'
import { aStation } from '../helpers/factories'
import { aPicture, picture, put, sendPhoto, upload, use, withPlace } from '../helpers/photos'
import { figureOf } from '../helpers/security-figures'
import { NOW, startTestCloud, type TestCloud } from '../helpers/test-cloud'

const { env } = process
let test: TestCloud
let me: Client
beforeAll(async () => {
  test = await startTestCloud([aStation({ code: 'A1' })], { timers: false })
  // What functions share is also called from here.
  process.env = { ...env, ...test.cloud.sdkEnvironment() }
})
afterAll(async () => {
  process.env = env
  await test.stop()
})
let people = 0
beforeEach(() => {
  test.cloud.clock.set(NOW)
  me = test.asResident(`photographer-${++people}`)
})
const mySubject = () => `wx:o-photographer-${people}`

async function stored(id: string): Promise<PhotoDocument> {
  const { data } = await test.database.collection(PHOTOS).doc(id).get()
  const [photo] = data as PhotoDocument[]
  if (!photo) throw new Error('there is no such picture')
  return photo
}

async function read(url: string): Promise<Buffer> {
  const answer = await fetch(url)
  expect(answer.status).toBe(200)
  return Buffer.from(await answer.arrayBuffer())
}

/** What a timer starts every hour. */
async function purge(): Promise<void> {
  const answer = await test.cloud.invoke('jobs', { Type: 'Timer', TriggerName: 'purge-photos' })
  expect(answer).toHaveProperty('result.done')
}

/** How many files storage has under these ids. */
async function inStorage(ids: readonly string[]): Promise<number> {
  const response = await fetch(test.cloud.url, {
    method: 'POST',
    body: JSON.stringify({
      action: 'storage.batchGetDownloadUrl',
      file_list: ids.map(fileid => ({ fileid })),
    }),
  })
  const { data } = (await response.json()) as { data: { download_list: { code: string }[] } }
  return data.download_list.filter(({ code }) => code === 'SUCCESS').length
}

/** The colour of a point, given as shares of width and height. */
async function colourAt(jpeg: Buffer, [x, y]: readonly [number, number]): Promise<readonly number[]> {
  const { data, info } = await sharp(jpeg).raw().toBuffer({ resolveWithObject: true })
  const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels
  return [...data.subarray(at, at + 3)]
}

const isRed = ([r = 0, g = 0, b = 0]: readonly number[]) => r > 150 && g < 60 && b < 60
const isBlue = ([r = 0, g = 0, b = 0]: readonly number[]) => r < 60 && g < 60 && b > 150
const isWhite = (colour: readonly number[]) => colour.every(one => one > 220)

const everything = {
  tiff: true,
  exif: true,
  gps: true,
  iptc: true,
  xmp: true,
  icc: true,
  jfif: false,
  ihdr: false,
}

describe('what is kept of a picture', () => {
  it('has nothing in it of where, when, by whom and with what it was taken', async () => {
    const sent = await withPlace(picture({ width: 800, height: 600 }))
    const before = (await exifr.parse(sent, { ...everything, mergeOutput: false })) as Record<string, object>
    expect(Object.keys(before)).toEqual(expect.arrayContaining(['ifd0', 'exif', 'gps', 'iptc', 'dc', 'icc']))
    expect(await exifr.gps(sent)).toEqual({
      latitude: expect.closeTo(22.72, 2) as number,
      longitude: expect.closeTo(114.249, 2) as number,
    })
    expect(sent.includes('Zhang San')).toBe(true)

    const { url, thumbUrl } = await sendPhoto(me, sent)
    for (const kept of await Promise.all([read(url), read(thumbUrl)])) {
      expect(await exifr.parse(kept, everything)).toBeUndefined()
      expect(await exifr.gps(kept)).toBeUndefined()
      for (const word of ['Zhang San', 'PhoneMaker', '8842', 'Exif', 'Photoshop', 'http', 'ICC_PROFILE'])
        expect([word, kept.includes(word)]).toEqual([word, false])
      const { exif, iptc, xmp, icc, orientation, comments } = await sharp(kept).metadata()
      expect({ exif, iptc, xmp, icc, orientation, comments }).toEqual({})
    }
  })

  it('is a JPEG of at most 2048, with a small copy of at most 480', async () => {
    const view = await sendPhoto(me, await aPicture({ width: 3000, height: 1500 }))
    expect(view).toMatchObject({ width: 2048, height: 1024 })
    const [full, thumb] = await Promise.all([read(view.url), read(view.thumbUrl)])
    expect(await sharp(full).metadata()).toMatchObject({ format: 'jpeg', width: 2048, height: 1024 })
    expect(await sharp(thumb).metadata()).toMatchObject({ format: 'jpeg', width: 480, height: 240 })
    const { full: kept, thumb: small } = await stored(view.id)
    expect([kept?.bytes, small?.bytes]).toEqual([full.length, thumb.length])
  })

  it('is not made larger than it was', async () => {
    expect(await sendPhoto(me, await aPicture({ width: 40, height: 30 }))).toMatchObject({
      width: 40,
      height: 30,
    })
  })

  it.each([
    // How the camera was held, and where white, red and blue are once the picture stands upright.
    [1, { size: [800, 600], white: [0.5, 0.1], red: [0.1, 0.9], blue: [0.9, 0.9] }],
    [3, { size: [800, 600], white: [0.5, 0.9], red: [0.9, 0.1], blue: [0.1, 0.1] }],
    [6, { size: [600, 800], white: [0.9, 0.5], red: [0.1, 0.1], blue: [0.1, 0.9] }],
    [8, { size: [600, 800], white: [0.1, 0.5], red: [0.9, 0.9], blue: [0.9, 0.1] }],
  ] as const)(
    'stands upright, however the phone was held (%i)',
    async (orientation, { size, white, red, blue }) => {
      const sent = await picture({ width: 800, height: 600 }).jpeg().withMetadata({ orientation }).toBuffer()
      const view = await sendPhoto(me, sent)
      expect([view.width, view.height]).toEqual(size)
      for (const kept of await Promise.all([read(view.url), read(view.thumbUrl)])) {
        expect(isWhite(await colourAt(kept, white))).toBe(true)
        expect(isRed(await colourAt(kept, red))).toBe(true)
        expect(isBlue(await colourAt(kept, blue))).toBe(true)
      }
    },
  )

  it.each([
    ['a PNG', () => picture({ width: 300, height: 200 }).png().toBuffer()],
    ['a WebP', () => picture({ width: 300, height: 200 }).webp().toBuffer()],
    [
      'a grey JPEG',
      () =>
        sharp(Buffer.alloc(300 * 200, 90), { raw: { width: 300, height: 200, channels: 1 } })
          .jpeg()
          .toBuffer(),
    ],
    ['a progressive JPEG', () => picture({ width: 300, height: 200 }).jpeg({ progressive: true }).toBuffer()],
    ['a JPEG for print', () => picture({ width: 300, height: 200 }).toColourspace('cmyk').jpeg().toBuffer()],
    ['a PNG of 16 bits', () => picture({ width: 300, height: 200 }).toColourspace('rgb16').png().toBuffer()],
    ['a PNG with a palette', () => picture({ width: 300, height: 200 }).png({ palette: true }).toBuffer()],
  ])('is a JPEG where %s was sent', async (_what, make) => {
    const view = await sendPhoto(me, await make())
    expect(view).toMatchObject({ width: 300, height: 200 })
    expect(await sharp(await read(view.url)).metadata()).toMatchObject({ format: 'jpeg', channels: 3 })
  })

  it('is white where one could look through', async () => {
    const clear = {
      create: { width: 20, height: 20, channels: 4 as const, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    }
    const { url } = await sendPhoto(me, await sharp(clear).png().toBuffer())
    expect(isWhite(await colourAt(await read(url), [0.5, 0.5]))).toBe(true)
  })

  it('is the first frame of one that moves', async () => {
    const frame = (background: string) => ({
      create: { width: 40, height: 40, channels: 3 as const, background },
    })
    const frames = await Promise.all(['#d00000', '#0000d0'].map(one => sharp(frame(one)).png().toBuffer()))
    const moving = await sharp(frames, { join: { animated: true } })
      .webp({ loop: 0, delay: [100, 100] })
      .toBuffer()
    expect((await sharp(moving).metadata()).pages).toBe(2)
    const view = await sendPhoto(me, moving)
    expect(view).toMatchObject({ width: 40, height: 40 })
    expect(isRed(await colourAt(await read(view.url), [0.5, 0.5]))).toBe(true)
  })
})

describe('what is no picture', () => {
  /** A PNG of one colour that says it is so wide and high; its data are true, and few. */
  function png(width: number, height: number, rows = height): Buffer {
    const chunk = (name: string, content: Buffer) => {
      const named = Buffer.concat([Buffer.from(name, 'latin1'), content])
      const numbers = Buffer.alloc(8)
      numbers.writeUInt32BE(content.length, 0)
      numbers.writeUInt32BE(crc32(named) >>> 0, 4)
      return Buffer.concat([numbers.subarray(0, 4), named, numbers.subarray(4)])
    }
    const header = Buffer.alloc(13)
    header.writeUInt32BE(width, 0)
    header.writeUInt32BE(height, 4)
    header.set([1, 0, 0, 0, 0], 8)
    const data = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * rows), { level: 9 })
    return Buffer.concat([
      Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      chunk('IHDR', header),
      chunk('IDAT', data),
      chunk('IEND', Buffer.alloc(0)),
    ])
  }

  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd"/></svg>'
  const wrong: readonly (readonly [string, () => Buffer | Promise<Buffer>])[] = [
    ['a bomb: a PNG of 400 million points in 50 KB', () => png(20_000, 20_000)],
    ['one that says it has four thousand million points', () => png(0xffff, 0xffff, 1)],
    ['a GIF', () => picture({ width: 30, height: 20 }).gif().toBuffer()],
    ['a TIFF', () => picture({ width: 30, height: 20 }).tiff().toBuffer()],
    ['an AVIF', () => picture({ width: 30, height: 20 }).avif({ effort: 0 }).toBuffer()],
    ['an SVG', () => Buffer.from(svg)],
    ['a page', () => Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['an archive', () => Buffer.from('PK\x03\x04\x14\0\0\0\0\0', 'latin1')],
    ['a document', () => Buffer.from('%PDF-1.7\n%âãÏÓ\n', 'latin1')],
    ['an archive that begins like a JPEG', () => Buffer.from('\xff\xd8\xff\xe0PK\x03\x04', 'latin1')],
    ['a page that begins like a JPEG', () => Buffer.from('\xff\xd8\xff<script>alert(1)</script>', 'latin1')],
    ['half a JPEG', async () => (await aPicture()).subarray(0, 3000)],
    [
      'half a PNG',
      async () => (await picture({ width: 300, height: 200 }).png().toBuffer()).subarray(0, 300),
    ],
    ['nothing but the beginning of a WebP', () => Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')],
    ['noise', () => Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251))],
  ]
  it('is tried as often as docs/security.md says', () => {
    expect(wrong).toHaveLength(figureOf('Files that are no picture, or too much of one'))
  })

  it.each(wrong)('%s is refused, and deleted', async (_what, make) => {
    const photoId = await upload(me, await make())
    const { original } = await stored(photoId)
    expect(await inStorage([original])).toBe(1)
    const refused = { code: 'PHOTO_UNREADABLE', message: '这个文件打不开。请换一张 JPG、PNG 或 WebP 照片。' }
    await expect(me.photos.finish({ photoId })).rejects.toMatchObject(refused)
    expect(await stored(photoId)).toMatchObject({ state: 'refused', full: null, thumb: null, files: [] })
    expect(await inStorage([original])).toBe(0)
    await expect(me.photos.finish({ photoId })).rejects.toMatchObject(refused)
    expect((await me.photos.views({ photoIds: [photoId] })).items).toEqual([])
  })

  it('a file that is larger than was said is not read, and deleted', async () => {
    const large = Buffer.concat([await aPicture(), Buffer.alloc(MOST_PHOTO_BYTES)])
    const grant = await me.photos.grant({ bytes: 1000, type: 'image/jpeg' })
    expect(await put(grant, large)).toBe(200)
    await expect(me.photos.finish({ photoId: grant.photoId })).rejects.toMatchObject({
      code: 'PHOTO_TOO_LARGE',
    })
    expect(await inStorage([(await stored(grant.photoId)).original])).toBe(0)
    await expect(me.photos.grant({ bytes: MOST_PHOTO_BYTES + 1, type: 'image/jpeg' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    })
  })

  it('where nothing has arrived, or nothing is in it, it can be sent again', async () => {
    const grant = await me.photos.grant({ bytes: 1, type: 'image/jpeg' })
    const { photoId } = grant
    await expect(me.photos.finish({ photoId })).rejects.toMatchObject({ code: 'PHOTO_MISSING' })
    expect(await put(grant, Buffer.alloc(0))).toBe(200)
    await expect(me.photos.finish({ photoId })).rejects.toMatchObject({ code: 'PHOTO_MISSING' })
    expect(await put(grant, await aPicture())).toBe(200)
    expect(await me.photos.finish({ photoId })).toMatchObject({ id: photoId, width: 800 })
  })
})

describe('leave to send', () => {
  it('is for one file, in one place, of one person', async () => {
    const mine = await me.photos.grant({ bytes: 10, type: 'image/jpeg' })
    const next = await me.photos.grant({ bytes: 10, type: 'image/jpeg' })
    const theirs = await test.asResident('other').photos.grant({ bytes: 10, type: 'image/jpeg' })
    const jpeg = await aPicture()
    const elsewhere = ['photos/x/full.jpg', '../../etc/passwd', `uploads/${mine.photoId}`].map(path =>
      mine.url.replace(/[^/]+$/, Buffer.from(path).toString('base64url')),
    )
    const tries = [
      { url: mine.url, headers: {} },
      { url: mine.url, headers: { ...mine.headers, authorization: next.headers.authorization ?? '' } },
      ...[next.url, theirs.url, ...elsewhere].map(url => ({ url, headers: mine.headers })),
    ]
    expect(tries).toHaveLength(figureOf('Uploads without the right leave'))
    for (const wrong of tries) expect(await put(wrong, jpeg)).toBe(403)
    expect(await put(mine, jpeg)).toBe(200)
    const paths = await Promise.all(
      [mine, next, theirs].map(async ({ photoId }) => (await stored(photoId)).original),
    )
    const folders = paths.map(path => path.replace(/\/[^/]+$/, ''))
    expect(folders[0]).toBe(folders[1])
    expect(folders[0]).not.toBe(folders[2])
    expect(paths.join()).not.toContain('photographer')
  })

  it('is over after a quarter of an hour, and gives nothing to read', async () => {
    const grant = await me.photos.grant({ bytes: 10, type: 'image/jpeg' })
    expect(await put(grant, await aPicture())).toBe(200)
    expect((await fetch(grant.url, { headers: grant.headers })).status).toBe(403)
    test.cloud.clock.advance(15 * 60_000 + 1000)
    expect(await put(grant, await aPicture())).toBe(403)
  })

  it('asked for once more is the same picture, until it was looked at', async () => {
    const key = 'the-same-picture'
    const first = await me.photos.grant({ bytes: 10, type: 'image/png' }, { key })
    const again = await me.photos.grant({ bytes: 10, type: 'image/png' }, { key })
    expect(again.photoId).toBe(first.photoId)
    expect(await put(first, await aPicture())).toBe(200)
    expect(await put(again, await aPicture())).toBe(200)
    await me.photos.finish({ photoId: first.photoId })
    await expect(me.photos.grant({ bytes: 10, type: 'image/png' }, { key })).rejects.toMatchObject({
      code: 'CONFLICT',
    })
  })

  it('is given for thirty pictures that nothing uses, and no more until they are', async () => {
    const ids: string[] = []
    for (let i = 0; i < 30; i++) ids.push((await me.photos.grant({ bytes: 10, type: 'image/jpeg' })).photoId)
    const more = () => me.photos.grant({ bytes: 10, type: 'image/jpeg' })
    await expect(more()).rejects.toMatchObject({ code: 'TOO_MANY_PHOTOS' })
    const room = async () => (await me.photos.views({ photoIds: [] })).room
    expect(await room()).toBe(0)
    await me.photos.discard({ photoId: ids[0] ?? '' })
    expect(await room()).toBe(1)
    expect((await test.asResident('another photographer').photos.views({ photoIds: [] })).room).toBe(30)
    await more()
    await expect(more()).rejects.toMatchObject({ code: 'TOO_MANY_PHOTOS' })
  })
})

describe('the original', () => {
  it('is gone once the picture is ready, and what is sent later is looked at by nobody and goes, too', async () => {
    const grant = await me.photos.grant({ bytes: 10, type: 'image/jpeg' })
    await put(grant, await aPicture())
    const { original } = await stored(grant.photoId)
    const ready = await me.photos.finish({ photoId: grant.photoId })
    expect(await inStorage([original])).toBe(0)
    await use(test.database, test.cloud, mySubject(), [grant.photoId], {
      kind: 'submission',
      id: 's-later',
      path: ['area:990001'],
    })
    expect(await put(grant, await aPicture({ width: 64, height: 64 }))).toBe(200)
    expect(await me.photos.finish({ photoId: grant.photoId })).toMatchObject({ width: ready.width })
    await put(grant, await aPicture({ width: 64, height: 64 }))
    expect(await inStorage([original])).toBe(1)
    test.cloud.clock.advance(25 * 3_600_000)
    await purge()
    expect(await inStorage([original])).toBe(0)
    expect(await stored(grant.photoId)).toMatchObject({ state: 'ready', sweepAt: null })
  })

  it('is left to nobody by a purge, also where the leave was given once more just before it ended', async () => {
    const key = 'just-before-it-ended'
    const { photoId } = await me.photos.grant({ bytes: 10, type: 'image/jpeg' }, { key })
    test.cloud.clock.advance(9 * 60_000)
    const again = await me.photos.grant({ bytes: 10, type: 'image/jpeg' }, { key })
    expect(again.photoId).toBe(photoId)
    const { original } = await stored(photoId)
    await me.photos.discard({ photoId })
    test.cloud.clock.advance(12 * 60_000)
    await purge()
    expect(await put(again, await aPicture({ width: 64, height: 64 }))).toBe(200)
    expect(await inStorage([original])).toBe(1)
    test.cloud.clock.advance(10 * 60_000)
    await purge()
    expect(await inStorage([original])).toBe(0)
    await expect(stored(photoId)).rejects.toThrow('no such picture')
  })
})

describe('finishing', () => {
  it('twice, and twice at once, is the same as once', async () => {
    const photoId = await upload(me, await aPicture())
    const views = await Promise.all([1, 2, 3].map(() => me.photos.finish({ photoId })))
    views.push(await me.photos.finish({ photoId }))
    expect(new Set(views.map(({ width, height, id }) => `${id} ${width} ${height}`)).size).toBe(1)
    const { full, thumb, files } = await stored(photoId)
    expect(await inStorage([full?.fileId ?? '', thumb?.fileId ?? ''])).toBe(2)
    expect(await inStorage(files)).toBe(2)
  })

  it('goes on where it was cut off, whenever that was', async () => {
    const photoId = await upload(me, await aPicture())
    const before = await stored(photoId)
    await me.photos.finish({ photoId })
    const cutOff = { state: 'granted', full: null, thumb: null } as const
    const { files } = await stored(photoId)
    // After its files were stored and before they were noted: the original is still there.
    const { _id, ...rest } = { ...before, ...cutOff, files }
    await test.database.collection(PHOTOS).doc(_id).set(rest)
    await put(await grantAgain(before), await aPicture())
    expect(await me.photos.finish({ photoId })).toMatchObject({ width: 800 })
    const after = await stored(photoId)
    expect(after.files).toHaveLength(4)
    // Whatever any run has left goes with the picture.
    await me.photos.discard({ photoId })
    test.cloud.clock.advance(1000)
    await purge()
    // Not while the leave to send is good: a file that came in after it would be nobody's.
    expect(await inStorage(after.files)).toBe(4)
    test.cloud.clock.advance(31 * 60_000)
    await purge()
    expect(await inStorage(after.files)).toBe(0)
  })

  /** Leave for the same original, as the service gives it. */
  async function grantAgain({ original }: PhotoDocument) {
    const path = original.slice(original.indexOf('uploads/'))
    const response = await fetch(test.cloud.url, {
      method: 'POST',
      body: JSON.stringify({ action: 'storage.getUploadMetadata', path, method: 'put' }),
    })
    const { data } = (await response.json()) as { data: Record<string, string> }
    const { url = '', authorization = '', token = '', cosFileId = '' } = data
    return { url, headers: { authorization, 'x-cos-security-token': token, 'x-cos-meta-fileid': cosFileId } }
  }
})

describe('who sees a picture', () => {
  it('is who sent it: for others there is none', async () => {
    const { id: photoId } = await sendPhoto(me)
    const other = test.asResident('nosy')
    await expect(other.photos.finish({ photoId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(other.photos.discard({ photoId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect((await other.photos.views({ photoIds: [photoId] })).items).toEqual([])
    expect((await me.photos.views({ photoIds: [photoId] })).items).toMatchObject([{ id: photoId }])
  })

  it('an address is good for ten minutes, for that file alone, and cannot be made up', async () => {
    const { url, thumbUrl } = await sendPhoto(me)
    const given = test.cloud.clock.now()
    const { url: other } = await sendPhoto(test.asResident('nosy'))
    await read(url)
    const query = (address: string) => new URL(address).search
    const crossed = new URL(other)
    crossed.search = query(url)
    const longer = new URL(url)
    longer.searchParams.set('expires', String(NOW + 86_400_000))
    for (const forged of [crossed, longer, url.replace(query(url), query(thumbUrl)), url.split('?')[0] ?? ''])
      expect((await fetch(forged)).status).toBe(403)
    test.cloud.clock.set(given + 9 * 60_000)
    expect((await fetch(url)).status).toBe(200)
    test.cloud.clock.set(given + 10 * 60_000 + 1000)
    expect((await fetch(url)).status).toBe(403)
  })

  it('comes as a picture and as nothing else, whatever it was', async () => {
    const { url } = await sendPhoto(me)
    const { headers } = await fetch(url)
    expect(headers.get('content-type')).toBe('image/jpeg')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })
})

describe('in use', () => {
  const by = (id: string) => ({ kind: 'submission', id, path: ['area:990001', 'station:A1'] }) as const

  it('a picture stays, until it is given up', async () => {
    const { id } = await sendPhoto(me)
    await use(test.database, test.cloud, mySubject(), [id], by('s1'))
    expect(await stored(id)).toMatchObject({ use: { kind: 'submission', id: 's1' }, expiresAt: null })
    await expect(me.photos.discard({ photoId: id })).rejects.toMatchObject({ code: 'CONFLICT' })
    test.cloud.clock.advance(3 * 86_400_000)
    await purge()
    expect((await me.photos.views({ photoIds: [id] })).items).toHaveLength(1)
  })

  it('it is not taken by another person, for another thing, or before it is ready', async () => {
    const { id } = await sendPhoto(me)
    const refused = { code: 'PHOTO_NOT_READY' }
    await expect(use(test.database, test.cloud, 'wx:o-nosy', [id], by('s2'))).rejects.toMatchObject(refused)
    await use(test.database, test.cloud, mySubject(), [id], by('s2'))
    await use(test.database, test.cloud, mySubject(), [id], by('s2'))
    await expect(use(test.database, test.cloud, mySubject(), [id], by('s3'))).rejects.toMatchObject(refused)
    const granted = await upload(me, await aPicture())
    await expect(use(test.database, test.cloud, mySubject(), [granted], by('s4'))).rejects.toMatchObject(
      refused,
    )
    await expect(
      use(test.database, test.cloud, mySubject(), ['0'.repeat(32)], by('s4')),
    ).rejects.toMatchObject(refused)
  })

  it('what nobody uses is gone after a day, with its files, however far it came', async () => {
    const ready = await sendPhoto(me)
    const sent = await upload(me, await aPicture())
    const { photoId: granted } = await me.photos.grant({ bytes: 10, type: 'image/jpeg' })
    const documents = await Promise.all([ready.id, sent, granted].map(stored))
    const files = documents.flatMap(({ original, files }) => [original, ...files])
    expect(await inStorage(files)).toBe(3)
    test.cloud.clock.advance(86_400_000 + 1000)
    await expect(me.photos.finish({ photoId: sent })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(use(test.database, test.cloud, mySubject(), [ready.id], by('s5'))).rejects.toMatchObject({
      code: 'PHOTO_NOT_READY',
    })
    await purge()
    expect(await inStorage(files)).toBe(0)
    for (const { _id } of documents) await expect(stored(_id)).rejects.toThrow('no such picture')
  })
})

describe('the brush', () => {
  let staff: Client
  let id: string
  let count = 0
  beforeEach(async () => {
    staff = await test.asStaff('coverer', 'station_staff', 'station:A1')
    id = (await sendPhoto(me)).id
    await use(test.database, test.cloud, mySubject(), [id], {
      kind: 'submission',
      id: `covered-${++count}`,
      path: ['area:990001', 'area:990001001', 'area:990001001001', 'station:A1'],
    })
  })
  const cover = { thickness: 0.1, points: [[0.1, 0.6] as [number, number], [0.3, 0.6] as [number, number]] }
  const shown = async () => {
    const [view] = await photoViews(test.database, [id], 'public')
    return view
  }

  it('covers what it went over on the copy that others see, large and small, and nothing else', async () => {
    const before = await staff.photos.toCover({ photoId: id })
    expect(before.strokes).toEqual([])
    const after = await staff.photos.cover({ photoId: id, version: before.version, strokes: [cover] })
    expect(after.strokes).toEqual([cover])
    const view = await shown()
    const [full, thumb, original] = await Promise.all(
      [view?.url, view?.thumbUrl, after.original.url].map(url => read(url ?? '')),
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
    const [own] = (await me.photos.views({ photoIds: [id] })).items
    expect(isRed(await colourAt(await read(own?.url ?? ''), [0.2, 0.6]))).toBe(true)
  })

  it('is repeated from the original, and the copies before go', async () => {
    const first = await staff.photos.toCover({ photoId: id })
    const { version } = await staff.photos.cover({ photoId: id, version: first.version, strokes: [cover] })
    const before = (await stored(id)).covered
    const elsewhere = { thickness: 0.2, points: [[0.9, 0.9] as [number, number]] }
    const last = await staff.photos.cover({ photoId: id, version, strokes: [elsewhere] })
    const view = await shown()
    const full = await read(view?.url ?? '')
    expect(isRed(await colourAt(full, [0.2, 0.6]))).toBe(true)
    expect(isBlue(await colourAt(full, [0.9, 0.9]))).toBe(false)
    expect(await inStorage([before?.full.fileId ?? '', before?.thumb.fileId ?? ''])).toBe(0)
    await staff.photos.cover({ photoId: id, version: last.version, strokes: [] })
    expect(isBlue(await colourAt(await read((await shown())?.url ?? ''), [0.9, 0.9]))).toBe(true)
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
    await test.database.collection(PHOTOS).where({ _id: id }).update({ covered: null })
    expect(await shown()).toBeUndefined()
    await staff.photos.cover({ photoId: id, version, strokes: [cover] }, { key })
    expect(isRed(await colourAt(await read((await shown())?.url ?? ''), [0.2, 0.6]))).toBe(false)
  })

  it('is written down, and only those do it who are in charge there', async () => {
    const { version } = await staff.photos.toCover({ photoId: id })
    const elsewhere = await test.asStaff('elsewhere', 'supervisor', 'area:990001002')
    for (const client of [elsewhere, me, test.asResident('nosy')]) {
      await expect(client.photos.toCover({ photoId: id })).rejects.toMatchObject({ code: 'FORBIDDEN' })
      await expect(client.photos.cover({ photoId: id, version, strokes: [cover] })).rejects.toMatchObject({
        code: 'FORBIDDEN',
      })
    }
    await staff.photos.cover({ photoId: id, version, strokes: [cover, cover] })
    const admin = await test.asStaff('admin', 'administrator', 'area:990001')
    const { items } = await admin.audit.list({ place: { kind: 'station', id: 'A1' } })
    expect(items.find(({ target }) => target.id === id)).toMatchObject({
      procedure: 'photos.cover',
      target: { kind: 'photo', id },
      before: JSON.stringify({ strokes: 0 }),
    })
  })

  it('does not reach a picture that nobody uses', async () => {
    const { id: photoId } = await sendPhoto(me)
    const admin = await test.asStaff('admin', 'administrator', 'area:990001')
    await expect(admin.photos.toCover({ photoId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
