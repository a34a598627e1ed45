import { NuanlinError } from '../../domain/contract/errors'
import type { Locale } from '../../domain/contract/locale'
import { MOST_IMPORT_ROWS } from '../../domain/imports/limits'
import type { Instant } from '../../domain/time/china-time'
import type { AreaChain } from '../platform/area-document'
import { district } from '../platform/district'
import { database } from '../platform/database'
import { areasOfDistrict } from './list/areas-of-district'
import { checkList, type CheckedList, type ListChoices } from './list/check-list'
import { FileError } from './list/file-error'
import { readRows } from './list/read-rows'
import { fileOf, type UploadDocument } from './store'

/** A list that was read to its end, with where its stations may stand. */
export interface ReadUpload {
  readonly list: CheckedList
  readonly chains: ReadonlyMap<string, AreaChain>
}

/** A list takes a while to read, and writing it asks for it chunk by chunk: the last one stays for half a minute. */
const KEPT = 30_000
let kept: { readonly key: string; readonly at: Instant; readonly read: Promise<ReadUpload> } | null = null

/** @throws FILE_INCOMPLETE, or FILE_UNREADABLE with what the person can do about it */
export async function readUpload(
  upload: UploadDocument,
  now: Instant,
  locale: Locale,
  choices: ListChoices,
): Promise<ReadUpload> {
  try {
    const key = `${upload._id}#${upload.fileVersion}#${String(choices.leaveOutServices)}`
    if (kept?.key !== key || now < kept.at || now - kept.at > KEPT)
      kept = { key, at: now, read: readAnew(upload, now, choices) }
    return await kept.read
  } catch (error) {
    kept = null
    if (error instanceof FileError)
      throw new NuanlinError('FILE_UNREADABLE', { message: error.words[locale] })
    throw error
  }
}

/** What was read no longer holds: whoever asks next has it read anew. */
export function forgetUpload(): void {
  kept = null
}

async function readAnew(upload: UploadDocument, now: Instant, choices: ListChoices): Promise<ReadUpload> {
  const file = await fileOf(upload)
  if (!file) throw new NuanlinError('FILE_INCOMPLETE')
  const [rules, { areas, chains }] = await Promise.all([district(now), database().then(areasOfDistrict)])
  // What lay in the future when it was confirmed still counts as that.
  const rows = readRows(upload.name, file, undefined, MOST_IMPORT_ROWS)
  return {
    list: await checkList(
      rows,
      { district: rules, areas },
      upload.datum,
      upload.confirmed?.at.getTime() ?? now,
      choices,
    ),
    chains,
  }
}
