import { documentsOfPerson, type DocumentsOfPerson } from '../../domain/privacy/documents'
import { goneOf } from '../../domain/privacy/gone'
import { MINUTE } from '../../domain/time/china-time'
import { AUDIT, type AuditDocument } from '../platform/audit'
import { row, type Database } from '../platform/database'
import { removeFiles } from '../platform/storage'
import { inParallel } from '../platform/in-parallel'
import { clearLine, clearLinesAbout } from './clear-lines'
import {
  findDeletion,
  noteAgain,
  noteFiles,
  noteSource,
  removeDeletion,
  type DeletionDocument,
} from './store-deletion'
import { documentsFrom, valueOf, type Stored } from './store-documents'

/** Documents of one batch, and how many of them at once. */
const BATCH = 100
const WIDTH = 8

/** A call that had begun when the account was deleted is over after so long: the service cuts it off. */
const UNDER_WAY = 2 * MINUTE

/**
 * Goes through all that a deleted account left behind, source by source: removes it, or takes the person out of it. Cut
 * off anywhere it goes on with the source that was not done; what it meets again is as it should be, also when two do
 * it at once. What was under way at that moment may have come after it: so all is gone through once more, when nothing
 * can be under way any longer, and only then the deletion itself goes.
 *
 * @param keep called before each batch; throws where it is to stop
 * @returns how many documents
 */
export async function clearAccount(
  db: Database,
  deletion: DeletionDocument,
  at: Date,
  keep: () => Promise<void>,
): Promise<number> {
  await keep()
  let done = await clearLinesAbout(db, deletion, keep)
  for (let source = deletion.source; source < documentsOfPerson.length; source++) {
    const one = documentsOfPerson[source]
    if (one && one.then !== 'stays') done += await clearSource(db, one, deletion, keep)
    await noteSource(db, deletion, source + 1, at)
  }
  if (deletion.again) {
    await removeFiles((await findDeletion(db, deletion._id))?.files ?? [])
    await removeDeletion(db, deletion._id)
  } else await noteAgain(db, deletion, new Date(deletion.createdAt.getTime() + UNDER_WAY), at)
  return done
}

async function clearSource(
  db: Database,
  source: DocumentsOfPerson,
  deletion: DeletionDocument,
  keep: () => Promise<void>,
): Promise<number> {
  const who = { subject: deletion.subject, id: deletion._id }
  let done = 0
  for (let after = ''; ;) {
    await keep()
    const page = await documentsFrom(db, source, who, { after, until: deletion.createdAt, limit: BATCH })
    await inParallel(page, WIDTH, document => clearDocument(db, source, deletion, document))
    done += page.length
    const last = page.at(-1)
    if (!last || page.length < BATCH) return done
    after = last._id
  }
}

async function clearDocument(
  db: Database,
  source: DocumentsOfPerson,
  deletion: DeletionDocument,
  document: Stored,
): Promise<void> {
  const { collection, field, then, blank = [], unique = [], due, files = [], parts } = source
  if (collection === AUDIT) return clearLine(db, document as unknown as AuditDocument, deletion, false)
  if (then === 'nameless') {
    const emptied = {
      ...Object.fromEntries(blank.map(text => [text, ''])),
      ...Object.fromEntries(unique.map(name => [name, document._id])),
      ...(due === undefined ? {} : { [due]: deletion.createdAt }),
    }
    await db
      .collection(collection)
      .where({ _id: document._id, [field]: valueOf(source, { subject: deletion.subject, id: deletion._id }) })
      .update({ ...emptied, [field]: goneOf(deletion._id) })
    return
  }
  const now = source.lateFiles
    ? await leaveRest(db, source, deletion, document)
    : files.length > 0
      ? await takeOver(db, collection, document)
      : document
  if (!now) return
  const ids = files.flatMap(path => fileAt(now, path.split('.')))
  if (ids.length > 0 && !source.lateFiles) await noteFiles(db, deletion, ids)
  await removeFiles(ids)
  if (source.lateFiles) return
  if (parts)
    await db
      .collection(parts.collection)
      .where({ [parts.field]: document._id })
      .remove()
  await db.collection(collection).doc(document._id).remove()
  // What was being written as this began may have come in since.
  await removeFiles(ids)
}

/**
 * From here on nobody who saw the document before notes a file in it, or goes on with it.
 * @returns the document as it is then, with every file that was noted; null where it is gone
 */
async function takeOver(db: Database, collection: string, { _id }: Stored): Promise<Stored | null> {
  await db
    .collection(collection)
    .where({ _id })
    .update({ version: db.command.inc(1) })
  return row<Stored>(db.collection(collection).doc(_id).get())
}

/**
 * Leaves of a document what its files are removed by, until none can come in any more. From here on nobody adds one.
 * @returns the document as it is then; null where it is gone
 */
async function leaveRest(
  db: Database,
  { collection, field, lateFiles }: DocumentsOfPerson,
  { createdAt }: DeletionDocument,
  { _id, ...document }: Stored,
): Promise<Stored | null> {
  const until = lateFiles && document[lateFiles.until]
  const rest = {
    ...lateFiles?.rest,
    [field]: goneOf(''),
    expiresAt: until instanceof Date ? until : createdAt,
  }
  const whole = Object.entries(rest).map(([name, value]) => [name, db.command.set(value)] as const)
  await db.collection(collection).where({ _id }).update(Object.fromEntries(whole))
  return row<Stored>(db.collection(collection).doc(_id).get())
}

/** The file ids at a path of field names; none where there is nothing. */
function fileAt(value: unknown, [name, ...rest]: readonly string[]): string[] {
  if (Array.isArray(value))
    return value.flatMap(one => fileAt(one, name === undefined ? [] : [name, ...rest]))
  if (name === undefined) return typeof value === 'string' ? [value] : []
  if (value === null || typeof value !== 'object') return []
  return fileAt((value as Readonly<Record<string, unknown>>)[name], rest)
}
