import type { Action } from '../server/gateway'
import { invalidParameter } from '../wire/service-error'
import { isFilePath } from './file-path'
import type { FileStore } from './file-store'
import { bareAddress, type UrlSigner } from './url-signer'

const UPLOAD_MILLISECONDS = 900_000
const DEFAULT_MAX_AGE = 7200
const LONGEST_MAX_AGE = 86_400 * 30

/** Turns paths into file ids of an environment and back. */
export class FileIds {
  private readonly prefix: string

  constructor(env: string) {
    this.prefix = `cloud://${env}.${env}-bucket/`
  }

  idOf(path: string): string {
    return this.prefix + path
  }

  /** The path of an id of this environment, or undefined. */
  pathOf(id: unknown): string | undefined {
    if (typeof id !== 'string' || !id.startsWith(this.prefix)) return undefined
    const path = id.slice(this.prefix.length)
    return isFilePath(path) ? path : undefined
  }
}

const records = (value: unknown, name: string): Record<string, unknown>[] => {
  if (!Array.isArray(value) || value.length === 0 || value.length > 50)
    throw invalidParameter(`${name} must hold 1 to 50 entries`)
  return value.map((item: unknown) =>
    typeof item === 'object' && item !== null ? (item as Record<string, unknown>) : {},
  )
}

/** What an upload carries as `x-cos-meta-fileid`. */
export const cosFileId = (path: string): string => Buffer.from(path).toString('base64url')

/** The `storage.` actions of the gateway. */
export const fileActions = (
  files: FileStore,
  ids: FileIds,
  signer: UrlSigner,
  base: () => string,
): Record<string, Action> => ({
  // The SDK always asks for a PUT; what the service signs for a form is not imitated.
  'storage.getUploadMetadata': ({ path, method = 'put' }) => {
    if (!isFilePath(path)) throw invalidParameter('the path of a file must be relative and lead nowhere else')
    if (method !== 'put') throw invalidParameter('files are uploaded by PUT')
    const data = {
      url: bareAddress(base(), path),
      ...signer.uploadHeaders(path, UPLOAD_MILLISECONDS),
      fileId: ids.idOf(path),
      cosFileId: cosFileId(path),
    }
    return { body: { data } }
  },
  'storage.batchGetDownloadUrl': ({ file_list: list }) => {
    const downloads = records(list, 'file_list').map(({ fileid, max_age: age }) => {
      const path = ids.pathOf(fileid)
      if (path === undefined || files.find(path) === undefined) {
        return { fileID: fileid, fileid, code: 'STORAGE_FILE_NONEXIST', tempFileURL: '', download_url: '' }
      }
      const seconds = typeof age === 'number' && age > 0 ? Math.min(age, LONGEST_MAX_AGE) : DEFAULT_MAX_AGE
      const tempFileURL = signer.downloadAddress(base(), path, seconds * 1000)
      return { fileID: fileid, fileid, code: 'SUCCESS', tempFileURL, download_url: tempFileURL }
    })
    return { body: { data: { download_list: downloads } } }
  },
  'storage.batchDeleteFile': async ({ fileid_list: list }) => {
    if (!Array.isArray(list) || list.length === 0 || list.length > 50)
      throw invalidParameter('fileid_list must hold 1 to 50 entries')
    const deleted: { fileID: unknown; code: string }[] = []
    for (const fileID of list as unknown[]) {
      const path = ids.pathOf(fileID)
      const found = path !== undefined && (await files.remove(path))
      deleted.push({ fileID, code: found ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST' })
    }
    return { body: { data: { delete_list: deleted } } }
  },
  // Rules of single files do not exist here: who has been let in by a function may read what is there.
  'storage.getFileAuthority': ({ fileList: list }) => {
    const data = records(list, 'fileList').map(({ path }) => {
      if (!isFilePath(path))
        throw invalidParameter('the path of a file must be relative and lead nowhere else')
      return { path, cosFileId: cosFileId(path), read: files.find(path) !== undefined }
    })
    return { body: { data } }
  },
  'storage.batchCopyFile': async ({ file_list: list }) => {
    const copied: { fileId: string; code: string; message: string }[] = []
    for (const entry of records(list, 'file_list')) copied.push(await copy(files, ids, entry))
    return { body: { data: { copy_list: copied } } }
  },
})

async function copy(
  files: FileStore,
  ids: FileIds,
  entry: Record<string, unknown>,
): Promise<{ fileId: string; code: string; message: string }> {
  const { src_path: from, dst_path: to, overwrite, remove_original: removeOriginal } = entry
  const failed = (code: string, message: string) => ({ fileId: '', code, message })
  if (!isFilePath(from) || !isFilePath(to)) return failed('INVALID_PARAM', 'a path is wrong')
  // As the SDK itself refuses it; and a move to where it is would take the file away.
  if (from === to) return failed('INVALID_PARAM', 'src_path and dst_path are the same')
  const source = files.find(from)
  if (source === undefined) return failed('STORAGE_FILE_NONEXIST', 'the file does not exist')
  if (overwrite === false && files.find(to) !== undefined)
    return failed('STORAGE_FILE_EXIST', 'the file exists already')
  await files.copy(source, to)
  if (removeOriginal === true) await files.remove(from)
  return { fileId: ids.idOf(to), code: 'SUCCESS', message: '' }
}
