import exifr from 'exifr'
import sharp from 'sharp'
import { colourAt, isBlue, isRed, isWhite, photoTests, readPicture } from '../helpers/photo-tests'
import { aPicture, picture, sendPhoto, withPlace } from '../helpers/photos'

const on = photoTests()

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

    const { url, thumbUrl } = await sendPhoto(on.me, sent)
    for (const kept of await Promise.all([readPicture(url), readPicture(thumbUrl)])) {
      expect(await exifr.parse(kept, everything)).toBeUndefined()
      expect(await exifr.gps(kept)).toBeUndefined()
      for (const word of ['Zhang San', 'PhoneMaker', '8842', 'Exif', 'Photoshop', 'http', 'ICC_PROFILE'])
        expect([word, kept.includes(word)]).toEqual([word, false])
      const { exif, iptc, xmp, icc, orientation, comments } = await sharp(kept).metadata()
      expect({ exif, iptc, xmp, icc, orientation, comments }).toEqual({})
    }
  })

  it('is a JPEG of at most 2048, with a small copy of at most 480', async () => {
    const view = await sendPhoto(on.me, await aPicture({ width: 3000, height: 1500 }))
    expect(view).toMatchObject({ width: 2048, height: 1024 })
    const [full, thumb] = await Promise.all([readPicture(view.url), readPicture(view.thumbUrl)])
    expect(await sharp(full).metadata()).toMatchObject({ format: 'jpeg', width: 2048, height: 1024 })
    expect(await sharp(thumb).metadata()).toMatchObject({ format: 'jpeg', width: 480, height: 240 })
    const { full: kept, thumb: small } = await on.stored(view.id)
    expect([kept?.bytes, small?.bytes]).toEqual([full.length, thumb.length])
  })

  it('is not made larger than it was', async () => {
    expect(await sendPhoto(on.me, await aPicture({ width: 40, height: 30 }))).toMatchObject({
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
      const view = await sendPhoto(on.me, sent)
      expect([view.width, view.height]).toEqual(size)
      for (const kept of await Promise.all([readPicture(view.url), readPicture(view.thumbUrl)])) {
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
    const view = await sendPhoto(on.me, await make())
    expect(view).toMatchObject({ width: 300, height: 200 })
    expect(await sharp(await readPicture(view.url)).metadata()).toMatchObject({ format: 'jpeg', channels: 3 })
  })

  it('is white where one could look through', async () => {
    const clear = {
      create: { width: 20, height: 20, channels: 4 as const, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    }
    const { url } = await sendPhoto(on.me, await sharp(clear).png().toBuffer())
    expect(isWhite(await colourAt(await readPicture(url), [0.5, 0.5]))).toBe(true)
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
    const view = await sendPhoto(on.me, moving)
    expect(view).toMatchObject({ width: 40, height: 40 })
    expect(isRed(await colourAt(await readPicture(view.url), [0.5, 0.5]))).toBe(true)
  })
})
