import { NuanlinError } from '../../domain/contract/errors'
import type { PhotoToDecide, PhotoView } from '../../domain/photos/contract'
import type { Stroke } from '../../domain/photos/strokes'
import type { PlacePath } from '../../domain/role/place'
import { row, rows, type Database, type Reader, type Transaction } from './database'
import { addressesOf } from './storage'

/** A file of a picture: JPEG of our own making, with nothing in it but the picture. */
export interface PhotoFile {
  readonly fileId: string
  readonly width: number
  readonly height: number
  readonly bytes: number
}

/** The picture and its small copy. */
export interface PhotoFiles {
  readonly full: PhotoFile
  readonly thumb: PhotoFile
}

/** What a picture belongs to, and where that stands. */
export interface PhotoUse {
  readonly kind: 'submission'
  readonly id: string
  readonly path: PlacePath
}

/** Why a picture was refused; a code of the contract. */
export type PhotoRefusal = 'PHOTO_TOO_LARGE' | 'PHOTO_UNREADABLE'

/** A picture, as stored in `photos`. */
export interface PhotoDocument {
  readonly _id: string
  /** Subject of who sent it. */
  readonly person: string
  /** May be sent · made anew and fit for use · cannot be used, or is on its way out. */
  readonly state: 'granted' | 'ready' | 'refused'
  readonly refusal: PhotoRefusal | null
  /** Id of the file as it was sent; it is deleted once it has been made anew. */
  readonly original: string
  /** When the original is deleted once more, for it could be sent until then; null once that is done. */
  readonly sweepAt: Date | null
  readonly full: PhotoFile | null
  readonly thumb: PhotoFile | null
  /** What staff want covered; the version says which copy shows it. */
  readonly cover: { readonly strokes: readonly Stroke[]; readonly version: number } | null
  /** The copy with parts covered: what others see. */
  readonly covered: (PhotoFiles & { readonly version: number }) | null
  /** Since when the copy is not as `cover` wants it, or when a job tries again to draw it; null where it is. */
  readonly coverDue: Date | null
  /** Every file that was made of it, or was about to be: whoever removes it removes them all. */
  readonly files: readonly string[]
  readonly use: PhotoUse | null
  /** Nobody uses it: then it goes with its files; null while it is in use. */
  readonly expiresAt: Date | null
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly version: number
}

export const PHOTOS = 'photos'

/**
 * As whom somebody looks: `own`, as it was sent, for who sent it and for staff with the brush; `public`, everybody else,
 * with what staff covered covered; `staff` in charge, as the public will see it, and where that copy is not made yet as
 * it was sent, so that they find it and can have it made.
 */
type Viewer = 'own' | 'public' | 'staff'

/** Seconds for which an address shows a picture. */
const ADDRESS_LIFETIME = 600

/** A picture by its id, in the database or in a transaction. */
export async function findPhoto(reader: Reader, id: string): Promise<PhotoDocument | null> {
  return row<PhotoDocument>(reader.collection(PHOTOS).doc(id).get())
}

/** Writes a picture anew in a transaction, under the next version. */
export async function writePhoto(
  transaction: Transaction,
  photo: PhotoDocument,
  changes: Partial<Omit<PhotoDocument, '_id' | 'version'>>,
  at: Date,
): Promise<PhotoDocument> {
  const after: PhotoDocument = { ...photo, ...changes, updatedAt: at, version: photo.version + 1 }
  const { _id, ...rest } = after
  await transaction.collection(PHOTOS).doc(_id).set(rest)
  return after
}

/**
 * Takes pictures into use, in the transaction of what uses them. In use already for the same thing they stay so.
 * @throws PHOTO_NOT_READY when one is not this person's, not ready, in use elsewhere, or out of time
 */
export async function attachPhotos(
  transaction: Transaction,
  person: string,
  ids: readonly string[],
  use: PhotoUse,
  at: Date,
): Promise<void> {
  for (const id of new Set(ids)) {
    const photo = await findPhoto(transaction, id)
    if (photo?.person !== person || photo.state !== 'ready') throw new NuanlinError('PHOTO_NOT_READY')
    if (photo.use?.kind === use.kind && photo.use.id === use.id) continue
    if (photo.use || !photo.expiresAt || photo.expiresAt <= at) throw new NuanlinError('PHOTO_NOT_READY')
    await writePhoto(transaction, photo, { use, expiresAt: null }, at)
  }
}

/** Gives pictures up: they and their files go with the next purge, and nobody sees them from now on. */
export async function releasePhotos(
  transaction: Transaction,
  ids: readonly string[],
  at: Date,
): Promise<void> {
  for (const id of new Set(ids)) {
    const photo = await findPhoto(transaction, id)
    if (photo) await writePhoto(transaction, photo, { use: null, state: 'refused', expiresAt: at }, at)
  }
}

/**
 * Pictures with addresses that are good for ten minutes, in the order of the ids. Those that cannot be shown are left
 * out. **Whoever calls this has asked before whether the caller may see them.**
 *
 * A picture that is to be covered and whose copy is not made yet is not shown to the public.
 */
export async function photoViews(
  db: Database,
  ids: readonly string[],
  as: Exclude<Viewer, 'staff'>,
): Promise<PhotoView[]> {
  return viewsOf(await readyPhotos(db, ids), as)
}

/** The same for staff in charge, who are told of each whether what is to be covered is covered in what they see. */
export async function photosToDecide(db: Database, ids: readonly string[]): Promise<PhotoToDecide[]> {
  const photos = await readyPhotos(db, ids)
  const pending = new Set(photos.filter(isCoverPending).map(({ _id }) => _id))
  const views = await viewsOf(photos, 'staff')
  return views.map(view => ({ ...view, coverPending: pending.has(view.id) }))
}

/** Whether something is to be covered of which no copy is drawn yet: nobody outside sees the picture. */
export const isCoverPending = ({ cover, covered }: Pick<PhotoDocument, 'cover' | 'covered'>): boolean =>
  cover !== null && covered?.version !== cover.version

/** The same of any of them, in the transaction of what would show them. */
export async function isAnyCoverPending(transaction: Transaction, ids: readonly string[]): Promise<boolean> {
  for (const id of ids) {
    const photo = await findPhoto(transaction, id)
    if (photo && isCoverPending(photo)) return true
  }
  return false
}

async function readyPhotos(db: Database, ids: readonly string[]): Promise<PhotoDocument[]> {
  if (ids.length === 0) return []
  const found = await rows<PhotoDocument>(
    db
      .collection(PHOTOS)
      .where({ _id: db.command.in([...new Set(ids)]), state: 'ready' })
      .limit(1000)
      .get(),
  )
  return inOrder(found, ids)
}

/** The same of pictures that were read already. */
export async function viewsOf(photos: readonly PhotoDocument[], as: Viewer): Promise<PhotoView[]> {
  const shown = photos.flatMap(photo => {
    const files = filesFor(photo, as)
    return files ? [{ id: photo._id, files }] : []
  })
  const addresses = await addressesOf(
    shown.flatMap(({ files }) => [files.full.fileId, files.thumb.fileId]),
    ADDRESS_LIFETIME,
  )
  return shown.flatMap(({ id, files: { full, thumb } }) => {
    const url = addresses.get(full.fileId)
    const thumbUrl = addresses.get(thumb.fileId)
    if (url === undefined || thumbUrl === undefined) return []
    return [{ id, url, thumbUrl, width: full.width, height: full.height }]
  })
}

function filesFor(photo: PhotoDocument, as: Viewer): PhotoFiles | null {
  const { full, thumb, cover, covered } = photo
  const sent = full && thumb && { full, thumb }
  if (as === 'own' || !cover) return sent
  if (!isCoverPending(photo)) return covered
  return as === 'staff' ? sent : null
}

function inOrder(photos: readonly PhotoDocument[], ids: readonly string[]): PhotoDocument[] {
  const byId = new Map(photos.map(photo => [photo._id, photo]))
  return ids.flatMap(id => byId.get(id) ?? [])
}
