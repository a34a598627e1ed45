import { cloudApp } from './cloud-app'

/** Leave to put one file where the server says; good for a few minutes. */
export interface FileGrant {
  readonly fileId: string
  readonly url: string
  /** To be sent with the PUT; they are signed for this file alone. */
  readonly headers: Readonly<Record<string, string>>
}

/** Files that the service takes at once in one request. */
const BATCH = 50

/** The service signs the address of one file for one PUT; with it a client sends the file past the functions. */
export async function grantFile(path: string): Promise<FileGrant> {
  const app = await cloudApp()
  const { url, token, authorization, fileId, cosFileId } = (await app.getUploadMetadata({ cloudPath: path }))
    .data
  return {
    fileId,
    url,
    headers: {
      authorization,
      'x-cos-security-token': token,
      'x-cos-meta-fileid': cosFileId,
      key: encodeURIComponent(path),
    },
  }
}

/** Stores a file, in the place of what was there. @returns its id */
export async function putFile(path: string, content: Buffer): Promise<string> {
  const app = await cloudApp()
  return (await app.uploadFile({ cloudPath: path, fileContent: content })).fileID
}

/**
 * A whole file, as it is in storage and not in a cache before it; never more than `most` bytes of it are read.
 * @returns why not, where there is none or it is larger
 */
export async function readFile(fileId: string, most: number): Promise<Buffer | 'missing' | 'too large'> {
  const app = await cloudApp()
  const { fileList } = await app.getTempFileURL({
    fileList: [{ fileID: fileId, maxAge: 300, urlType: 'COS_URL' }],
  })
  const [file] = fileList
  if (file?.code !== 'SUCCESS') return 'missing'
  const answer = await fetch(file.tempFileURL, { signal: AbortSignal.timeout(20_000) })
  if (answer.status === 404) return 'missing'
  if (!answer.ok || !answer.body) throw new Error(`storage answered ${answer.status}`)
  const chunks: Uint8Array[] = []
  let bytes = 0
  const tooLarge = () => Number(answer.headers.get('content-length') ?? 0) > most || bytes > most
  const reader = answer.body.getReader()
  while (!tooLarge()) {
    const { done, value } = await reader.read()
    if (done) return Buffer.concat(chunks)
    chunks.push(value)
    bytes += value.length
  }
  await reader.cancel()
  return 'too large'
}

/** What the service answers of a file that is there no more. */
const GONE = 'STORAGE_FILE_NONEXIST'

/**
 * Removes files; those that are gone already are none the worse.
 * @throws Error where one could not be removed, so that nobody forgets that it is there
 */
export async function removeFiles(fileIds: readonly string[]): Promise<void> {
  if (fileIds.length === 0) return
  const app = await cloudApp()
  const left: string[] = []
  for (let at = 0; at < fileIds.length; at += BATCH)
    for (const { code } of (await app.deleteFile({ fileList: fileIds.slice(at, at + BATCH) })).fileList)
      if (code !== 'SUCCESS' && code !== GONE) left.push(code)
  if (left.length > 0) throw new Error(`${left.length} files could not be removed: ${left[0]}`)
}

/** Addresses under which whoever has them can read the files for so long; files that are not there have none. */
export async function addressesOf(
  fileIds: readonly string[],
  seconds: number,
): Promise<ReadonlyMap<string, string>> {
  const app = await cloudApp()
  const addresses = new Map<string, string>()
  for (let at = 0; at < fileIds.length; at += BATCH) {
    const fileList = fileIds.slice(at, at + BATCH).map(fileID => ({ fileID, maxAge: seconds }))
    for (const { fileID, code, tempFileURL } of (await app.getTempFileURL({ fileList })).fileList)
      if (code === 'SUCCESS') addresses.set(fileID, tempFileURL)
  }
  return addresses
}
