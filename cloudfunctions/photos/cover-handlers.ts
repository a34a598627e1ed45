import { MOST_PHOTO_BYTES } from '../../domain/photos/limits'
import type { photosContract, PhotoToCover } from '../../domain/photos/contract'
import { NuanlinError } from '../../domain/contract/errors'
import type { Handlers } from '../platform/call'
import { findPhoto, viewsOf, writePhoto, type PhotoDocument } from '../platform/photos'
import { readFile, removeFiles } from '../platform/storage'
import { encode, pixelsOf } from './image'
import { paint } from './paint'
import { keepFiles, photoNow } from './store'

type Covering = Pick<(typeof photosContract)['procedures'], 'toCover' | 'cover'>

export const handlers: Handlers<Covering> = {
  toCover: async ({ photoId }) => toCover(await photoNow(photoId)),

  cover: {
    async effect({ photoId, version, strokes }, { now }, transaction) {
      const photo = await findPhoto(transaction, photoId)
      if (photo?.state !== 'ready') throw new NuanlinError('NOT_FOUND')
      if (photo.version !== version) throw new NuanlinError('CONFLICT')
      const cover = strokes.length === 0 ? null : { strokes, version: photo.version + 1 }
      await writePhoto(transaction, photo, { cover }, new Date(now))
      return {
        reference: photoId,
        act: {
          target: { kind: 'photo', id: photoId },
          before: { strokes: photo.cover?.strokes.length ?? 0 },
          after: { strokes: strokes.length, version: photo.version + 1 },
        },
      }
    },
    // The copy is drawn after what it shall cover is settled, and as often as it takes; until it is there, the
    // public does not see the picture at all.
    async answer(_reference, { photoId }, { now }) {
      const photo = await photoNow(photoId)
      if (photo) await drawCover(photo, new Date(now))
      return toCover(await photoNow(photoId))
    },
  },
}

async function drawCover(photo: PhotoDocument, at: Date): Promise<void> {
  const { cover, covered, full } = photo
  if (!full || covered?.version === cover?.version) return
  if (cover) {
    const file = await readFile(full.fileId, MOST_PHOTO_BYTES)
    if (typeof file === 'string') throw new NuanlinError('NOT_FOUND')
    await keepFiles(photo, await encode(paint(await pixelsOf(file), cover.strokes)), {
      still: { state: 'ready', 'cover.version': cover.version },
      made: files => ({ covered: { ...files, version: cover.version } }),
      at,
    })
  }
  // The copy before it shows less than it should, or more.
  if (covered) await removeFiles([covered.full.fileId, covered.thumb.fileId])
}

async function toCover(photo: PhotoDocument | null): Promise<PhotoToCover> {
  const [original] = photo ? await viewsOf([photo], 'own') : []
  if (!photo || !original) throw new NuanlinError('NOT_FOUND')
  return {
    original,
    strokes: (photo.cover?.strokes ?? []).map(({ thickness, points }) => ({
      thickness,
      points: points.map(([x, y]) => [x, y]),
    })),
    version: photo.version,
    updatedAt: photo.updatedAt.toISOString(),
  }
}
