import { crc32, deflateSync } from 'node:zlib'
import { type PhotoDocument, PHOTOS } from '../../cloudfunctions/platform/photos'
import { MOST_PHOTO_BYTES } from '../../domain/photos/limits'
import { photoTests } from '../helpers/photo-tests'
import { aPicture, picture, put, upload, use } from '../helpers/photos'
import { figureOf } from '../helpers/security-figures'

const on = photoTests()

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
    const photoId = await upload(on.me, await make())
    const { original } = await on.stored(photoId)
    expect(await on.inStorage([original])).toBe(1)
    const refused = { code: 'PHOTO_UNREADABLE', message: '这个文件打不开。请换一张 JPG、PNG 或 WebP 照片。' }
    await expect(on.me.photos.finish({ photoId })).rejects.toMatchObject(refused)
    expect(await on.stored(photoId)).toMatchObject({ state: 'refused', full: null, thumb: null, files: [] })
    expect(await on.inStorage([original])).toBe(0)
    await expect(on.me.photos.finish({ photoId })).rejects.toMatchObject(refused)
    expect((await on.me.photos.views({ photoIds: [photoId] })).items).toEqual([])
  })

  it('a file that is larger than was said is not read, and deleted', async () => {
    const large = Buffer.concat([await aPicture(), Buffer.alloc(MOST_PHOTO_BYTES)])
    const grant = await on.me.photos.grant({ bytes: 1000, type: 'image/jpeg' })
    expect(await put(grant, large)).toBe(200)
    await expect(on.me.photos.finish({ photoId: grant.photoId })).rejects.toMatchObject({
      code: 'PHOTO_TOO_LARGE',
    })
    expect(await on.inStorage([(await on.stored(grant.photoId)).original])).toBe(0)
    await expect(
      on.me.photos.grant({ bytes: MOST_PHOTO_BYTES + 1, type: 'image/jpeg' }),
    ).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    })
  })

  it('where nothing has arrived, or nothing is in it, it can be sent again', async () => {
    const grant = await on.me.photos.grant({ bytes: 1, type: 'image/jpeg' })
    const { photoId } = grant
    await expect(on.me.photos.finish({ photoId })).rejects.toMatchObject({ code: 'PHOTO_MISSING' })
    expect(await put(grant, Buffer.alloc(0))).toBe(200)
    await expect(on.me.photos.finish({ photoId })).rejects.toMatchObject({ code: 'PHOTO_MISSING' })
    expect(await put(grant, await aPicture())).toBe(200)
    expect(await on.me.photos.finish({ photoId })).toMatchObject({ id: photoId, width: 800 })
  })
})

describe('leave to send', () => {
  it('is for one file, in one place, of one person', async () => {
    const mine = await on.me.photos.grant({ bytes: 10, type: 'image/jpeg' })
    const next = await on.me.photos.grant({ bytes: 10, type: 'image/jpeg' })
    const theirs = await on.test.asResident('other').photos.grant({ bytes: 10, type: 'image/jpeg' })
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
      [mine, next, theirs].map(async ({ photoId }) => (await on.stored(photoId)).original),
    )
    const folders = paths.map(path => path.replace(/\/[^/]+$/, ''))
    expect(folders[0]).toBe(folders[1])
    expect(folders[0]).not.toBe(folders[2])
    expect(paths.join()).not.toContain('photographer')
  })

  it('is over after a quarter of an hour, and gives nothing to read', async () => {
    const grant = await on.me.photos.grant({ bytes: 10, type: 'image/jpeg' })
    expect(await put(grant, await aPicture())).toBe(200)
    expect((await fetch(grant.url, { headers: grant.headers })).status).toBe(403)
    on.test.cloud.clock.advance(15 * 60_000 + 1000)
    expect(await put(grant, await aPicture())).toBe(403)
  })

  it('asked for once more is the same picture, until it was looked at', async () => {
    const key = 'the-same-picture'
    const first = await on.me.photos.grant({ bytes: 10, type: 'image/png' }, { key })
    const again = await on.me.photos.grant({ bytes: 10, type: 'image/png' }, { key })
    expect(again.photoId).toBe(first.photoId)
    expect(await put(first, await aPicture())).toBe(200)
    expect(await put(again, await aPicture())).toBe(200)
    await on.me.photos.finish({ photoId: first.photoId })
    await expect(on.me.photos.grant({ bytes: 10, type: 'image/png' }, { key })).rejects.toMatchObject({
      code: 'CONFLICT',
    })
  })

  it('is given for thirty pictures that nothing uses, and no more until they are', async () => {
    const ids: string[] = []
    for (let i = 0; i < 30; i++)
      ids.push((await on.me.photos.grant({ bytes: 10, type: 'image/jpeg' })).photoId)
    const more = () => on.me.photos.grant({ bytes: 10, type: 'image/jpeg' })
    await expect(more()).rejects.toMatchObject({ code: 'TOO_MANY_PHOTOS' })
    const room = async () => (await on.me.photos.views({ photoIds: [] })).room
    expect(await room()).toBe(0)
    await on.me.photos.discard({ photoId: ids[0] ?? '' })
    expect(await room()).toBe(1)
    expect((await on.test.asResident('another photographer').photos.views({ photoIds: [] })).room).toBe(30)
    await more()
    await expect(more()).rejects.toMatchObject({ code: 'TOO_MANY_PHOTOS' })
  })
})

describe('the original', () => {
  it('is gone once the picture is ready, and what is sent later is looked at by nobody and goes, too', async () => {
    const grant = await on.me.photos.grant({ bytes: 10, type: 'image/jpeg' })
    await put(grant, await aPicture())
    const { original } = await on.stored(grant.photoId)
    const ready = await on.me.photos.finish({ photoId: grant.photoId })
    expect(await on.inStorage([original])).toBe(0)
    await use(on.test.database, on.test.cloud, on.subject, [grant.photoId], {
      kind: 'submission',
      id: 's-later',
      path: ['area:990001'],
    })
    expect(await put(grant, await aPicture({ width: 64, height: 64 }))).toBe(200)
    expect(await on.me.photos.finish({ photoId: grant.photoId })).toMatchObject({ width: ready.width })
    await put(grant, await aPicture({ width: 64, height: 64 }))
    expect(await on.inStorage([original])).toBe(1)
    on.test.cloud.clock.advance(25 * 3_600_000)
    await on.purge()
    expect(await on.inStorage([original])).toBe(0)
    expect(await on.stored(grant.photoId)).toMatchObject({ state: 'ready', sweepAt: null })
  })

  it('is left to nobody by a purge, also where the leave was given once more just before it ended', async () => {
    const key = 'just-before-it-ended'
    const { photoId } = await on.me.photos.grant({ bytes: 10, type: 'image/jpeg' }, { key })
    on.test.cloud.clock.advance(9 * 60_000)
    const again = await on.me.photos.grant({ bytes: 10, type: 'image/jpeg' }, { key })
    expect(again.photoId).toBe(photoId)
    const { original } = await on.stored(photoId)
    await on.me.photos.discard({ photoId })
    on.test.cloud.clock.advance(12 * 60_000)
    await on.purge()
    expect(await put(again, await aPicture({ width: 64, height: 64 }))).toBe(200)
    expect(await on.inStorage([original])).toBe(1)
    on.test.cloud.clock.advance(10 * 60_000)
    await on.purge()
    expect(await on.inStorage([original])).toBe(0)
    await expect(on.stored(photoId)).rejects.toThrow('no such picture')
  })
})

describe('finishing', () => {
  it('twice, and twice at once, is the same as once', async () => {
    const photoId = await upload(on.me, await aPicture())
    const views = await Promise.all([1, 2, 3].map(() => on.me.photos.finish({ photoId })))
    views.push(await on.me.photos.finish({ photoId }))
    expect(new Set(views.map(({ width, height, id }) => `${id} ${width} ${height}`)).size).toBe(1)
    const { full, thumb, files } = await on.stored(photoId)
    expect(await on.inStorage([full?.fileId ?? '', thumb?.fileId ?? ''])).toBe(2)
    expect(await on.inStorage(files)).toBe(2)
  })

  it('goes on where it was cut off, whenever that was', async () => {
    const photoId = await upload(on.me, await aPicture())
    const before = await on.stored(photoId)
    await on.me.photos.finish({ photoId })
    const cutOff = { state: 'granted', full: null, thumb: null } as const
    const { files } = await on.stored(photoId)
    // After its files were stored and before they were noted: the original is still there.
    const { _id, ...rest } = { ...before, ...cutOff, files }
    await on.test.database.collection(PHOTOS).doc(_id).set(rest)
    await put(await grantAgain(before), await aPicture())
    expect(await on.me.photos.finish({ photoId })).toMatchObject({ width: 800 })
    const after = await on.stored(photoId)
    expect(after.files).toHaveLength(4)
    // Whatever any run has left goes with the picture.
    await on.me.photos.discard({ photoId })
    on.test.cloud.clock.advance(1000)
    await on.purge()
    // Not while the leave to send is good: a file that came in after it would be nobody's.
    expect(await on.inStorage(after.files)).toBe(4)
    on.test.cloud.clock.advance(31 * 60_000)
    await on.purge()
    expect(await on.inStorage(after.files)).toBe(0)
  })

  /** Leave for the same original, as the service gives it. */
  async function grantAgain({ original }: PhotoDocument) {
    const path = original.slice(original.indexOf('uploads/'))
    const response = await fetch(on.test.cloud.url, {
      method: 'POST',
      body: JSON.stringify({ action: 'storage.getUploadMetadata', path, method: 'put' }),
    })
    const { data } = (await response.json()) as { data: Record<string, string> }
    const { url = '', authorization = '', token = '', cosFileId = '' } = data
    return { url, headers: { authorization, 'x-cos-security-token': token, 'x-cos-meta-fileid': cosFileId } }
  }
})
