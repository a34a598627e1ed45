import type { Locale, Words } from '../../domain/contract/locale'
import { EXPORT_GATHERED, EXPORT_KEPT } from '../../domain/privacy/export'
import { toldOf } from '../../domain/privacy/told'
import { isConflict, type Database } from '../platform/database'
import { tell } from '../platform/notify'
import { PHOTOS, type PhotoDocument } from '../platform/photos'
import { addressesOf, grantFile, putFile, removeFiles } from '../platform/storage'
import { exportFile } from './export-file'
import { exportSources } from './export-sources'
import { readableDocument } from './readable-document'
import { documentsFrom } from './store-documents'
import * as store from './store-export'
import type { ExportDocument, ExportPart } from './store-export'

/** Documents of one step. */
const BATCH = 100

/**
 * Does the next step of a copy: one batch of one source, or the file itself. Two at once do it once: each step is
 * noted on the version that it saw, and written again it is the same.
 *
 * @returns the copy as it is then; null when somebody else went on with it, or it is gone, or its day is over
 */
export async function stepOn(db: Database, one: ExportDocument, at: Date): Promise<ExportDocument | null> {
  if (one.state === 'ready') return one
  // Whoever takes it away waits until no step is under way any more: none begins from here on.
  if (one.expiresAt <= at) return null
  if (one.replaced) {
    await removeFiles([one.replaced])
    return store.changeExport(db, one, { replaced: null }, at)
  }
  const source = exportSources[one.source]
  if (!source) return finish(db, one, at)
  const who = { subject: one.person, id: one._id }
  const found = await documentsFrom(db, source, who, { after: one.after, limit: BATCH })
  const last = found.length === BATCH ? found.at(-1)?._id : undefined
  const next =
    last === undefined
      ? { source: one.source + 1, after: '' }
      : ({ source: one.source, after: last } as const)
  // Gathered anew it begins anew.
  const begun = one.source === 0 && one.after === '' ? { begunAt: at } : {}
  if (found.length === 0) return store.changeExport(db, one, { ...next, ...begun }, at)
  const readable = found.map(document =>
    readableDocument(toldOf(source, document, who), who, one.locale, source.collection),
  )
  const part = `${one._id}#${one.parts}`
  await store.writePart(db, {
    _id: part,
    export: one._id,
    number: one.parts,
    source: one.source,
    documents: JSON.stringify(
      source.collection === PHOTOS ? await withPictures(found, readable, one.locale) : readable,
    ),
  })
  const after = await store.changeExport(db, one, { ...next, ...begun, parts: one.parts + 1 }, at)
  // Of an account that was deleted meanwhile nothing may be left.
  if (!after && !(await store.exportInside(db, one._id))) await store.removePart(db, part)
  return after
}

/** Where the pictures themselves can be fetched for as long as the copy can: a file of text holds none. */
async function withPictures(
  found: readonly unknown[],
  readable: readonly unknown[],
  locale: Locale,
): Promise<unknown[]> {
  const files = (found as readonly PhotoDocument[]).map(({ full }) => full?.fileId)
  const addresses = await addressesOf(
    files.filter(file => file !== undefined),
    // The copy's own day begins when it is ready, and what is gathered now may be as old as that by then.
    (EXPORT_KEPT + EXPORT_GATHERED) / 1000,
  )
  return readable.map((photo, at) => {
    const address = addresses.get(files[at] ?? '')
    return address === undefined ? photo : { ...(photo as object), [pictureName[locale]]: address }
  })
}

const pictureName: Words = { 'zh-CN': '照片在这里取（一天内）', en: 'fetch the picture here, within a day' }

async function finish(db: Database, one: ExportDocument, at: Date): Promise<ExportDocument | null> {
  if (at.getTime() - (one.begunAt ?? one.createdAt).getTime() > EXPORT_GATHERED) return beginAnew(db, one, at)
  if (one.fileId === null)
    return store.changeExport(db, one, { fileId: (await grantFile(one.filePath)).fileId }, at)
  const read = { parts: 0 }
  const content = Buffer.from(await exportFile(counted(store.partsOf(db, one._id), read), one.locale, at))
  // Whoever took the copy before away may have taken parts of this one along: a file never lacks any.
  if (read.parts !== one.parts) return beginAnew(db, one, at)
  await putFile(one.filePath, content)
  const ready = await sayReady(db, one, content.length, at)
  if (ready) await store.removeParts(db, one._id)
  else await removeStray(db, one._id, one.fileId)
  return ready
}

/** A file that no copy names: the account is gone, or another copy was asked for meanwhile. */
async function removeStray(db: Database, id: string, fileId: string): Promise<void> {
  const now = await store.exportInside(db, id)
  if (now?.fileId !== fileId && now?.replaced !== fileId) await removeFiles([fileId])
}

async function* counted(
  parts: AsyncIterable<ExportPart>,
  read: { parts: number },
): AsyncGenerator<ExportPart> {
  for await (const part of parts) {
    read.parts++
    yield part
  }
}

/** The parts go first: cut off after that, the next step finds them missing and comes here again. */
async function beginAnew(db: Database, one: ExportDocument, at: Date): Promise<ExportDocument | null> {
  await store.removeParts(db, one._id)
  return store.changeExport(db, one, { source: 0, after: '', parts: 0 }, at)
}

/** Ready and told in one. @returns null when somebody else was faster, or the account is gone */
async function sayReady(
  db: Database,
  one: ExportDocument,
  bytes: number,
  at: Date,
): Promise<ExportDocument | null> {
  const transaction = await db.startTransaction()
  try {
    const now = await store.exportInside(transaction, one._id)
    if (now?.version !== one.version) {
      await transaction.rollback()
      return null
    }
    const ready: ExportDocument = {
      ...now,
      state: 'ready',
      bytes,
      expiresAt: new Date(at.getTime() + EXPORT_KEPT),
      updatedAt: at,
      version: now.version + 1,
    }
    await store.writeExport(transaction, ready)
    await tell(transaction, one.person, { kind: 'export_ready' }, at)
    await transaction.commit()
    return ready
  } catch (error) {
    await transaction.rollback().catch(() => undefined)
    if (isConflict(error)) return null
    throw error
  }
}

/** Takes a copy away with its file, unless another was asked for meanwhile: that one stays, with its parts. */
export async function removeExport(db: Database, one: ExportDocument, at: Date): Promise<void> {
  const claimed = await store.changeExport(db, one, {}, at)
  if (!claimed) return
  const { _id, fileId, replaced = null } = claimed
  await removeFiles([fileId, replaced].filter(id => id !== null))
  await store.removeParts(db, _id)
  await store.removeExportDocument(db, claimed)
}
