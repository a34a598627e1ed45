import { NuanlinError } from '../../domain/contract/errors'
import { MOST_PHOTO_BYTES } from '../../domain/photos/limits'
import type { PhotoDocument, PhotoRefusal } from '../platform/photos'
import { readFile, removeFiles } from '../platform/storage'
import { makeAnew } from './image'
import { keepFiles, noteRefusal, photoNow } from './store'

/**
 * Makes a picture anew of what was sent, and deletes what was sent. Done already it is not done again; cut off, it is
 * done from the start; by two at once, the files of one of them stay.
 * @throws PHOTO_MISSING where nothing has arrived; what was refused once is refused with the same words
 */
export async function finishPhoto(photo: PhotoDocument, at: Date): Promise<PhotoDocument> {
  if (photo.state === 'granted') {
    const file = await readFile(photo.original, MOST_PHOTO_BYTES)
    if (file === 'missing' || (file !== 'too large' && file.length === 0)) {
      const meanwhile = await photoNow(photo._id)
      if (meanwhile && meanwhile.state !== 'granted') return finishPhoto(meanwhile, at)
      throw new NuanlinError('PHOTO_MISSING')
    }
    const jpegs = file === 'too large' ? null : await makeAnew(file)
    if (jpegs)
      await keepFiles(photo, jpegs, {
        still: { state: 'granted' },
        made: files => ({ ...files, state: 'ready' }),
        at,
      })
    else await noteRefusal(photo, refusalOf(file), at)
  }
  const now = await photoNow(photo._id)
  if (!now) throw new NuanlinError('NOT_FOUND')
  // Also where it was ready before: the run that made it may have been cut off just before this.
  if (now.sweepAt) await removeFiles([now.original])
  if (now.state !== 'ready') throw new NuanlinError(now.refusal ?? 'NOT_FOUND')
  return now
}

function refusalOf(file: Buffer | 'too large'): PhotoRefusal {
  return file === 'too large' ? 'PHOTO_TOO_LARGE' : 'PHOTO_UNREADABLE'
}
