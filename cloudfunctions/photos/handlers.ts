import { createHash, randomBytes } from 'node:crypto'
import { NuanlinError } from '../../domain/contract/errors'
import type { photosContract } from '../../domain/photos/contract'
import { DAY, type Instant } from '../../domain/time/china-time'
import { callerOf, type Handlers } from '../platform/call'
import { database } from '../platform/database'
import { GRANT_LIFETIME } from '../platform/leave-to-send'
import { findPhoto, photoViews, viewsOf, writePhoto, type PhotoDocument } from '../platform/photos'
import { grantFile } from '../platform/storage'
import { finishPhoto } from './finish'
import { addPhoto, ownPhotos, photoNow, unusedIn } from './store'

/** Pictures of one person that nothing uses yet. */
const MOST_UNUSED = 30
/** So long a picture that nobody uses is kept. */
const KEPT = DAY

type Mine = Pick<(typeof photosContract)['procedures'], 'grant' | 'finish' | 'views' | 'discard'>

export const handlers: Handlers<Mine> = {
  grant: {
    async effect(_input, { caller, now }, transaction) {
      const at = new Date(now)
      if ((await unusedIn(transaction, caller.subject, at, MOST_UNUSED)) >= MOST_UNUSED)
        throw new NuanlinError('TOO_MANY_PHOTOS')
      const id = randomBytes(16).toString('hex')
      await addPhoto(transaction, {
        _id: id,
        person: caller.subject,
        state: 'granted',
        refusal: null,
        original: (await grantFile(pathOfOriginal(caller.subject, id))).fileId,
        sweepAt: new Date(now + KEPT),
        full: null,
        thumb: null,
        cover: null,
        covered: null,
        coverDue: null,
        files: [],
        use: null,
        expiresAt: new Date(now + KEPT),
        createdAt: at,
        updatedAt: at,
        version: 1,
      })
      return id
    },
    async answer(reference, _input, { caller, now }) {
      const photo = reference === null ? null : await photoNow(reference)
      // What has been sent and looked at must not be sent again.
      if (photo?.state !== 'granted' || now - photo.createdAt.getTime() > GRANT_LIFETIME)
        throw new NuanlinError('CONFLICT')
      const { url, headers } = await grantFile(pathOfOriginal(caller.subject, photo._id))
      return { photoId: photo._id, url, headers }
    },
  },

  finish: {
    // The work is done outside of the transaction, and as often as it takes: what is done already stays.
    async effect({ photoId }, { caller, now }, transaction) {
      mine(await findPhoto(transaction, photoId), caller.subject, now)
      return photoId
    },
    async answer(_reference, { photoId }, { caller, now }) {
      const photo = await finishPhoto(mine(await photoNow(photoId), caller.subject, now), new Date(now))
      const [view] = await viewsOf([photo], 'own')
      if (!view) throw new NuanlinError('NOT_FOUND')
      return view
    },
  },

  async views({ photoIds }, call) {
    const { subject } = callerOf(call)
    const db = await database()
    const [own, unused] = await Promise.all([
      ownPhotos(subject, photoIds),
      unusedIn(db, subject, new Date(call.now), MOST_UNUSED),
    ])
    return { items: await photoViews(db, own, 'own'), room: Math.max(0, MOST_UNUSED - unused) }
  },

  discard: {
    async effect({ photoId }, { caller, now }, transaction) {
      const photo = mine(await findPhoto(transaction, photoId), caller.subject, now)
      if (photo.use) throw new NuanlinError('CONFLICT')
      await writePhoto(transaction, photo, { expiresAt: new Date(now) }, new Date(now))
      return null
    },
    answer: () => Promise.resolve({}),
  },
}

/** @throws NOT_FOUND for a picture of somebody else, and for one whose time is over */
function mine(photo: PhotoDocument | null, person: string, now: Instant): PhotoDocument {
  const over = photo?.expiresAt && photo.expiresAt.getTime() <= now
  if (photo?.person !== person || over) throw new NuanlinError('NOT_FOUND')
  return photo
}

/** Nobody can guess it, and it says nothing of who they are. */
function pathOfOriginal(person: string, id: string): string {
  const folder = createHash('sha256').update(`photos of ${person}`).digest('hex').slice(0, 32)
  return `uploads/${folder}/${id}`
}
