import { createHash } from 'node:crypto'
import type { PhotoDocument, PhotoFile, PhotoUse } from '../../cloudfunctions/platform/photos'
import { LONGEST_SIDE, LONGEST_THUMB_SIDE } from '../../domain/photos/limits'
import { drawPhoto } from './draw-photo'

/** Stores a file under a path. @returns its id */
export type PutFile = (path: string, content: Buffer) => Promise<string>

/** An id that is always the same for the same words, of the shape that random ones have. */
export function fixedId(...words: readonly (string | number)[]): string {
  return createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 32)
}

/** A drawn photo with its files in storage, as one that was sent, made anew and taken into use. */
export async function storePhoto(
  putFile: PutFile,
  {
    person,
    use,
    at,
    name,
  }: { readonly person: string; readonly use: PhotoUse; readonly at: Date; readonly name: string },
): Promise<PhotoDocument> {
  const { default: sharp } = await import('sharp')
  const _id = fixedId('photo', name)
  const drawing = Buffer.from(drawPhoto(name))
  const stored = async (longest: number, end: string): Promise<PhotoFile> => {
    const { data, info } = await sharp(drawing)
      .resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 80 })
      .toBuffer({ resolveWithObject: true })
    const fileId = await putFile(`photos/${_id}/demo${end}.jpg`, data)
    return { fileId, width: info.width, height: info.height, bytes: data.length }
  }
  const full = await stored(LONGEST_SIDE, '')
  const thumb = await stored(LONGEST_THUMB_SIDE, '-small')
  return {
    _id,
    person,
    state: 'ready',
    refusal: null,
    original: full.fileId.replace(/\/photos\/.*$/, `/uploads/demo/${_id}`),
    sweepAt: null,
    full,
    thumb,
    cover: null,
    covered: null,
    coverDue: null,
    files: [full.fileId, thumb.fileId],
    use,
    expiresAt: null,
    createdAt: at,
    updatedAt: at,
    version: 1,
  }
}
