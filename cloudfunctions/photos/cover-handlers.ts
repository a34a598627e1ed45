import type { photosContract, PhotoToCover } from '../../domain/photos/contract'
import { NuanlinError } from '../../domain/contract/errors'
import { coverRoles } from '../../domain/photos/cover-roles'
import type { Stroke } from '../../domain/photos/strokes'
import { uncovers } from '../../domain/photos/uncovers'
import type { Role } from '../../domain/role/roles'
import type { Handlers, StaffCall } from '../platform/call'
import { database, type Transaction } from '../platform/database'
import { personInside } from '../platform/people'
import { findPhoto, isCoverPending, viewsOf, writePhoto, type PhotoDocument } from '../platform/photos'
import { drawCover } from './draw-cover'
import { photoNow } from './store'
import { isPublic, noteCover } from './store-use'

type Covering = Pick<(typeof photosContract)['procedures'], 'toCover' | 'cover'>

export const handlers: Handlers<Covering> = {
  async toCover({ photoId }, call) {
    // A copy that was not made, for the call that was to make it was cut off, is made now.
    await drawNow(photoId, call)
    return toCover(await photoNow(photoId))
  },

  cover: {
    async effect({ photoId, version, strokes }, call, transaction) {
      const at = new Date(call.now)
      const photo = await findPhoto(transaction, photoId)
      if (photo?.state !== 'ready') throw new NuanlinError('NOT_FOUND')
      if (photo.version !== version) throw new NuanlinError('CONFLICT')
      const cover = strokes.length === 0 ? null : { strokes, version: photo.version + 1 }
      // No job looks again at what is as it should be: nothing is to be covered, and no copy is left.
      const coverDue = cover || photo.covered ? at : null
      await writePhoto(transaction, photo, { cover, coverDue }, at)
      await noteOnUse(transaction, photo, strokes, call)
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
    async answer(_reference, { photoId }, call) {
      await drawNow(photoId, call)
      return toCover(await photoNow(photoId))
    },
  },
}

async function noteOnUse(
  transaction: Transaction,
  { use, cover }: PhotoDocument,
  strokes: readonly Stroke[],
  { caller, held, path, now }: StaffCall,
): Promise<void> {
  if (!use) return
  const wanted: readonly Role[] = coverRoles
  const role = held.find(grant => wanted.includes(grant.role) && path.includes(grant.place))?.role ?? null
  const person = (await personInside(transaction, caller.subject))?._id ?? null
  const { subject } = caller
  const noted = {
    at: new Date(now),
    uncovers: uncovers(cover?.strokes ?? [], strokes),
    subject,
    person,
    role,
  }
  await noteCover(transaction, use, noted)
}

/** Also where the copy cannot be drawn now: then the job does it, and until then the public does not see the picture. */
async function drawNow(photoId: string, { now, log }: Pick<StaffCall, 'now' | 'log'>): Promise<void> {
  const photo = await photoNow(photoId)
  if (photo)
    await drawCover(photo, new Date(now)).catch((error: unknown) => {
      log.error('a cover was not drawn', error)
    })
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
    pending: isCoverPending(photo),
    isPublic: await isPublic(await database(), photo.use),
    version: photo.version,
    updatedAt: photo.updatedAt.toISOString(),
  }
}
