import type { ImportCounts } from '../../domain/imports/contract'
import type { Datum } from '../../domain/station/import/datum'
import { database, row, rows, type Transaction } from '../platform/database'
import { inParallel } from '../platform/in-parallel'

/** An import that somebody began, as stored in `import_uploads`; kept for a day. */
export interface UploadDocument {
  readonly _id: string
  readonly person: string
  readonly name: string
  readonly bytes: number
  readonly parts: number
  readonly datum: Datum
  /** Raised with every part that arrives: what was read of the file before is not what is there now. */
  readonly fileVersion: number
  /** How it was confirmed; null until then. */
  readonly confirmed: {
    readonly at: Date
    readonly rows: number
    /** Of every row that will be written, in order: what is written later is held to it. */
    readonly fingerprint: string
    readonly skipBadRows: boolean
    readonly overEdits: boolean
    /** Absent in what the release before confirmed; so with `skipped` and `servicesLeftOut`. */
    readonly leaveOutServices?: boolean
    /** Rows with errors, which were left out. */
    readonly skipped?: number
    /** Words for services that were left out, with how many rows. */
    readonly servicesLeftOut?: readonly { readonly word: string; readonly rows: number }[]
  } | null
  readonly done: number
  readonly counts: ImportCounts
  readonly finishedAt: Date | null
  readonly expiresAt: Date
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly version: number
}

/** A part of its file, as stored in `import_parts`: base64. */
interface PartDocument {
  readonly _id: string
  readonly upload: string
  readonly number: number
  readonly data: string
  readonly expiresAt: Date
}

const UPLOADS = 'import_uploads'
const PARTS = 'import_parts'
/** Parts that are read at the same time. */
const WIDTH = 4

const partId = (upload: string, number: number) => `${upload}#${number}`

export async function addUpload(transaction: Transaction, upload: UploadDocument): Promise<void> {
  await transaction.collection(UPLOADS).add(upload)
}

export async function uploadInside(transaction: Transaction, id: string): Promise<UploadDocument | null> {
  return row<UploadDocument>(transaction.collection(UPLOADS).doc(id).get())
}

export async function writeUpload(transaction: Transaction, upload: UploadDocument): Promise<void> {
  const { _id, ...rest } = upload
  await transaction.collection(UPLOADS).doc(_id).set(rest)
}

export async function findUpload(id: string): Promise<UploadDocument | null> {
  const db = await database()
  return row<UploadDocument>(db.collection(UPLOADS).doc(id).get())
}

export async function latestUpload(person: string): Promise<UploadDocument | null> {
  const db = await database()
  const [latest] = await rows<UploadDocument>(
    db.collection(UPLOADS).where({ person }).orderBy('createdAt', 'desc').limit(1).get(),
  )
  return latest ?? null
}

export async function putPart(
  transaction: Transaction,
  { _id: upload, expiresAt }: UploadDocument,
  number: number,
  data: string,
): Promise<void> {
  const part: Omit<PartDocument, '_id'> = { upload, number, data, expiresAt }
  await transaction.collection(PARTS).doc(partId(upload, number)).set(part)
}

/** How many parts of an upload have arrived. */
export async function partsOf(upload: string): Promise<number> {
  const db = await database()
  return (await db.collection(PARTS).where({ upload }).count()).total
}

/** The whole file; null while a part is missing, or where the parts are not as large as was said. */
export async function fileOf(upload: UploadDocument): Promise<Buffer | null> {
  const db = await database()
  const numbers = Array.from({ length: upload.parts }, (_, i) => i + 1)
  const parts = new Map<number, Buffer>()
  await inParallel(numbers, WIDTH, async number => {
    const part = await row<PartDocument>(db.collection(PARTS).doc(partId(upload._id, number)).get())
    if (part) parts.set(number, Buffer.from(part.data, 'base64'))
  })
  if (parts.size !== upload.parts) return null
  const file = Buffer.concat(numbers.map(number => parts.get(number) ?? Buffer.alloc(0)))
  return file.length === upload.bytes ? file : null
}
