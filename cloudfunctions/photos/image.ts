import type sharpModule from 'sharp'
import { LONGEST_SIDE, LONGEST_THUMB_SIDE, type PhotoType } from '../../domain/photos/limits'
import { sniff } from './sniff'

/** A JPEG and its size in pixels. */
export interface Jpeg {
  readonly data: Buffer
  readonly width: number
  readonly height: number
}

/** The picture and its small copy, made anew. */
export interface Jpegs {
  readonly full: Jpeg
  readonly thumb: Jpeg
}

/** A picture's points, three bytes each, from the top left. */
export interface Pixels {
  readonly data: Buffer
  readonly width: number
  readonly height: number
}

type Sharp = typeof sharpModule

/**
 * Points that a picture may have before it is opened. A JPEG is read in stripes and at a fraction of its size; of the
 * others a whole picture may have to stand in memory, at up to eight bytes a point.
 */
const MOST_PIXELS: Readonly<Record<PhotoType, number>> = {
  'image/jpeg': 50_000_000,
  'image/png': 24_000_000,
  'image/webp': 24_000_000,
}

let opened: Promise<Sharp> | undefined

/** sharp at first use, with one thread, no cache, and no other formats than those we take. */
function openSharp(): Promise<Sharp> {
  return (opened ??= import('sharp').then(({ default: sharp }) => {
    sharp.concurrency(1)
    sharp.cache(false)
    sharp.block({ operation: ['VipsForeignLoad'] })
    sharp.unblock({
      operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
    })
    return sharp
  }))
}

/**
 * Makes a picture anew: upright, at most {@link LONGEST_SIDE} long, the first frame of one that moves, white where one
 * could look through. Nothing else of the file is taken over: no EXIF, no place, no name, no colour profile.
 * @returns null for what is no picture, is broken, or has too many points
 */
export async function makeAnew(file: Buffer): Promise<Jpegs | null> {
  const type = sniff(file)
  return type && inTurn(() => remake(file, type))
}

async function remake(file: Buffer, type: PhotoType): Promise<Jpegs | null> {
  const sharp = await openSharp()
  try {
    const upright = await sharp(file, {
      limitInputPixels: MOST_PIXELS[type],
      failOn: 'error',
      sequentialRead: true,
    })
      .autoOrient()
      .resize(within(LONGEST_SIDE))
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    const { width, height, channels } = upright.info
    if (channels !== 3) return null
    return await encode({ data: upright.data, width, height })
  } catch (error) {
    // What sharp says of a file it cannot read; running out of memory, or a mistake of ours, is no such thing.
    if (error instanceof Error && !(error instanceof TypeError) && !(error instanceof RangeError)) return null
    throw error
  }
}

let last: Promise<unknown> = Promise.resolve()

/** One picture at a time in one instance: two large ones together could be more than its memory. */
function inTurn<Made>(work: () => Promise<Made>): Promise<Made> {
  const mine = last.then(work)
  last = mine.catch(() => undefined)
  return mine
}

/** The points of a picture that we made. */
export async function pixelsOf(jpeg: Buffer): Promise<Pixels> {
  const sharp = await openSharp()
  const { data, info } = await sharp(jpeg).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

/** The picture and its small copy of points, and of nothing else. */
export async function encode(pixels: Pixels): Promise<Jpegs> {
  return { full: await jpegOf(pixels, LONGEST_SIDE), thumb: await jpegOf(pixels, LONGEST_THUMB_SIDE) }
}

async function jpegOf({ data, width, height }: Pixels, longest: number): Promise<Jpeg> {
  const sharp = await openSharp()
  const made = await sharp(data, { raw: { width, height, channels: 3 } })
    .resize(within(longest))
    .jpeg({ quality: 80 })
    .toBuffer({ resolveWithObject: true })
  return { data: made.data, width: made.info.width, height: made.info.height }
}

function within(longest: number) {
  return { width: longest, height: longest, fit: 'inside', withoutEnlargement: true } as const
}
