import { NuanlinError } from '../../domain/contract/errors'
import { MOST_PHOTO_BYTES } from '../../domain/photos/limits'
import type { PhotoDocument } from '../platform/photos'
import { readFile, removeFiles } from '../platform/storage'
import { encode, pixelsOf } from './image'
import { paint } from './paint'
import { keepCopy, noteUncovered } from './store'

/** Whether the copy shows what is covered, or nothing is to be covered and there is no copy. */
export const isAsWanted = ({ cover, covered }: Pick<PhotoDocument, 'cover' | 'covered'>): boolean =>
  (cover?.version ?? null) === (covered?.version ?? null)

/**
 * Draws the copy that others see of a picture, as `cover` wants it; where nothing is to be covered any more, the copy
 * goes. Done already it is not done again; cut off, it is done from the start; by two at once, the copy of one stays;
 * and where something else is wanted meanwhile, that is left to whoever wanted it.
 *
 * @returns whether this call did it
 */
export async function drawCover(photo: PhotoDocument, at: Date): Promise<boolean> {
  const { state, cover, covered, full } = photo
  if (state !== 'ready' || !full || isAsWanted(photo)) return false
  // The copy before it shows less than it should, or more, and is shown to nobody any more.
  if (covered) await removeFiles([covered.full.fileId, covered.thumb.fileId])
  if (!cover) return noteUncovered(photo, at)
  const file = await readFile(full.fileId, MOST_PHOTO_BYTES)
  if (typeof file === 'string') throw new NuanlinError('NOT_FOUND')
  return keepCopy(photo, cover, await encode(paint(await pixelsOf(file), cover.strokes)), at)
}
