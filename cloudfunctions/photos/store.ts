import { randomBytes } from 'node:crypto'
import { database, rows, type Database, type Transaction } from '../platform/database'
import {
  findPhoto,
  PHOTOS,
  type PhotoDocument,
  type PhotoFile,
  type PhotoFiles,
  type PhotoRefusal,
} from '../platform/photos'
import { putFile, removeFiles } from '../platform/storage'
import type { Jpeg, Jpegs } from './image'

/** A picture as it is now. */
export async function photoNow(id: string): Promise<PhotoDocument | null> {
  return findPhoto(await database(), id)
}

export async function addPhoto(transaction: Transaction, photo: PhotoDocument): Promise<void> {
  await transaction.collection(PHOTOS).add(photo)
}

/** How many pictures of a person nothing uses, counted up to `most`; those whose time is over do not count. */
export async function unusedIn(
  db: Database | Transaction,
  person: string,
  at: Date,
  most: number,
): Promise<number> {
  const { command } = await database()
  const unused = await rows<unknown>(
    db
      .collection(PHOTOS)
      .where({ person, expiresAt: command.gt(at) })
      .field({ _id: true })
      .limit(most)
      .get(),
  )
  return unused.length
}

/** Which of these pictures are a person's own, in the same order. */
export async function ownPhotos(person: string, ids: readonly string[]): Promise<string[]> {
  const db = await database()
  const found = await rows<{ _id: string }>(
    db
      .collection(PHOTOS)
      .where({ _id: db.command.in([...new Set(ids)]), person })
      .field({ _id: true })
      .get(),
  )
  const own = new Set(found.map(({ _id }) => _id))
  return ids.filter(id => own.has(id))
}

/** Notes that a picture cannot be used, where nobody has noted anything else meanwhile. */
export async function noteRefusal({ _id }: PhotoDocument, refusal: PhotoRefusal, at: Date): Promise<void> {
  const db = await database()
  await db
    .collection(PHOTOS)
    .where({ _id, state: 'granted' })
    .update({ state: 'refused', refusal, updatedAt: at, version: db.command.inc(1) })
}

/**
 * Stores the copy that shows what is covered, where just that is still wanted and nobody has drawn it meanwhile.
 * @returns whether it was kept
 */
export async function keepCopy(
  photo: PhotoDocument,
  { version }: NonNullable<PhotoDocument['cover']>,
  jpegs: Jpegs,
  at: Date,
): Promise<boolean> {
  const { command } = await database()
  return keepFiles(photo, jpegs, {
    still: { state: 'ready', 'cover.version': version, 'covered.version': command.neq(version) },
    made: files => ({ covered: { ...files, version }, coverDue: null }),
    at,
  })
}

/** Notes that nothing of a picture is covered any more, and no copy is left; unless somebody covers it meanwhile. */
export async function noteUncovered({ _id, covered }: PhotoDocument, at: Date): Promise<boolean> {
  const db = await database()
  const { updated } = await db
    .collection(PHOTOS)
    .where({ _id, cover: null, 'covered.version': covered?.version })
    .update({
      covered: db.command.set(null),
      coverDue: null,
      updatedAt: at,
      version: db.command.inc(1),
    })
  return updated > 0
}

/** Fields that are written together once the files of a picture are in storage. */
type Made = (files: PhotoFiles) => Readonly<Record<string, unknown>>

/**
 * Stores the files of a picture under names of their own, and notes them where `still` holds at that moment; else
 * they are removed again. They are written down before they are stored, so that the purge finds what a crash leaves.
 *
 * @returns whether they were noted
 */
export async function keepFiles(
  { _id, original }: PhotoDocument,
  jpegs: Jpegs,
  { still, made, at }: { readonly still: object; readonly made: Made; readonly at: Date },
): Promise<boolean> {
  const db = await database()
  const photos = db.collection(PHOTOS)
  const name = `photos/${_id}/${randomBytes(8).toString('hex')}`
  const planned = { full: `${name}.jpg`, thumb: `${name}-small.jpg` }
  const { updated } = await photos
    .where({ _id, ...still })
    .update({ files: db.command.push(Object.values(planned).map(path => idOf(path, original))) })
  if (updated === 0) return false
  const files: PhotoFiles = {
    full: await store(planned.full, jpegs.full),
    thumb: await store(planned.thumb, jpegs.thumb),
  }
  const noted = await photos.where({ _id, ...still }).update({
    ...Object.fromEntries(
      Object.entries(made(files)).map(([field, value]) => [field, db.command.set(value)]),
    ),
    updatedAt: at,
    version: db.command.inc(1),
  })
  if (noted.updated > 0) return true
  await removeFiles([files.full.fileId, files.thumb.fileId])
  return false
}

/** Ids of files differ in their paths only. */
function idOf(path: string, original: string): string {
  return `${original.slice(0, original.indexOf('/uploads/'))}/${path}`
}

async function store(path: string, { data, width, height }: Jpeg): Promise<PhotoFile> {
  return { fileId: await putFile(path, data), width, height, bytes: data.length }
}
