import { MOST_PHOTO_BYTES } from '../../domain/photos/limits'
import type { photosContract, PhotoToCover } from '../../domain/photos/contract'
import { NuanlinError } from '../../domain/contract/errors'
import { coverRoles } from '../../domain/photos/cover-roles'
import type { Role } from '../../domain/role/roles'
import type { Handlers, StaffCall } from '../platform/call'
import type { Transaction } from '../platform/database'
import { personInside } from '../platform/people'
import { findPhoto, viewsOf, writePhoto, type PhotoDocument } from '../platform/photos'
import { readFile, removeFiles } from '../platform/storage'
import { encode, pixelsOf } from './image'
import { paint } from './paint'
import { addLine, keepFiles, photoNow } from './store'

type Covering = Pick<(typeof photosContract)['procedures'], 'toCover' | 'cover'>

export const handlers: Handlers<Covering> = {
  async toCover({ photoId }, { now, log }) {
    // A copy that was not made, for the call that was to make it was cut off, is made now.
    const photo = await photoNow(photoId)
    if (photo)
      await drawCover(photo, new Date(now)).catch((error: unknown) => {
        log.error('a cover was not drawn', error)
      })
    return toCover(await photoNow(photoId))
  },

  cover: {
    async effect({ photoId, version, strokes }, call, transaction) {
      const at = new Date(call.now)
      const photo = await findPhoto(transaction, photoId)
      if (photo?.state !== 'ready') throw new NuanlinError('NOT_FOUND')
      if (photo.version !== version) throw new NuanlinError('CONFLICT')
      const cover = strokes.length === 0 ? null : { strokes, version: photo.version + 1 }
      await writePhoto(transaction, photo, { cover }, at)
      await noteOnUse(transaction, photo, call, at)
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

/** Whoever is about to decide on what the picture belongs to has to look again. */
async function noteOnUse(
  transaction: Transaction,
  { use }: PhotoDocument,
  { caller, held, path }: StaffCall,
  at: Date,
): Promise<void> {
  if (!use) return
  const wanted: readonly Role[] = coverRoles
  const role = held.find(grant => wanted.includes(grant.role) && path.includes(grant.place))?.role ?? null
  const person = (await personInside(transaction, caller.subject))?._id ?? null
  await addLine(transaction, use, { at, event: 'covered', by: 'staff', person, role })
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
