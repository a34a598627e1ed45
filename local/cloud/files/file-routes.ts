import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { limits } from '../limits'
import type { Route } from '../server/http-server'
import { byteRange } from './byte-range'
import { cosFileId } from './file-actions'
import { isFilePath, typeOfPath } from './file-path'
import { type FileStore, FileTooLarge, type StoredFile } from './file-store'
import type { UrlSigner } from './url-signer'

/** Refuses the way object storage does: the SDK reads the code out of XML. */
function refuse(response: ServerResponse, status: number, code: string, message: string): true {
  const body =
    `<?xml version='1.0' encoding='utf-8' ?>\n<Error><Code>${code}</Code><Message>${message}</Message>` +
    '<Resource>-</Resource><RequestId>local</RequestId><TraceId>local</TraceId></Error>'
  response.writeHead(status, { 'content-type': 'application/xml', 'content-length': Buffer.byteLength(body) })
  response.end(body)
  return true
}

async function upload(
  files: FileStore,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<true> {
  const type = request.headers['content-type']
  // The pipeline would end the connection with the upload; the refusal must still be heard.
  const content = request.iterator({ destroyOnReturn: false })
  try {
    await files.write(
      path,
      Readable.from(content, { objectMode: false }),
      limits.fileBytes,
      type === undefined || type === '' ? typeOfPath(path) : type,
    )
  } catch (error) {
    if (error instanceof FileTooLarge) {
      request.resume()
      return refuse(response, 400, 'EntityTooLarge', 'the file is too large')
    }
    // Who broke off hears nothing anyway.
    if (request.destroyed && !request.complete) return true
    throw error
  }
  response.writeHead(200, { 'content-length': 0 })
  response.end()
  return true
}

async function download(
  files: FileStore,
  file: StoredFile,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<true> {
  const range = byteRange(request.headers.range, file.bytes)
  if (range === 'unsatisfiable') {
    response.setHeader('content-range', `bytes */${file.bytes}`)
    return refuse(response, 416, 'InvalidRange', 'the range is behind the end of the file')
  }
  const { start, end } = range ?? { start: 0, end: file.bytes - 1 }
  response.writeHead(range === undefined ? 200 : 206, {
    'content-type': file.type,
    'content-length': end - start + 1,
    'accept-ranges': 'bytes',
    etag: `"${file.blob}"`,
    'last-modified': new Date(file.uploaded).toUTCString(),
    ...(range === undefined ? {} : { 'content-range': `bytes ${start}-${end}/${file.bytes}` }),
    // What someone uploaded must not run as a page of this origin.
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  })
  if (request.method === 'HEAD' || file.bytes === 0) response.end()
  else {
    // A reader who leaves is no failure.
    await pipeline(files.read(file, start, end), response).catch(() => response.destroy())
  }
  return true
}

type Allowed = (signer: UrlSigner, path: string, request: IncomingMessage, url: URL) => boolean

/** An upload carries its leave in headers, all three of them. */
const mayUpload: Allowed = (signer, path, { headers }) =>
  headers['x-cos-meta-fileid'] === cosFileId(path) &&
  signer.allowsUpload(path, headers.authorization ?? '', String(headers['x-cos-security-token'] ?? ''))

const mayDownload: Allowed = (signer, path, _request, { searchParams }) =>
  signer.allowsDownload(path, Number(searchParams.get('expires')), searchParams.get('sign') ?? '')

/** Uploads by signed headers, downloads by signed address. */
export const fileRoutes =
  (files: FileStore, signer: UrlSigner): Route =>
  async (request, response, url) => {
    if (!url.pathname.startsWith('/files/')) return false
    const path = Buffer.from(url.pathname.slice('/files/'.length), 'base64url').toString('utf8')
    const uploads = request.method === 'PUT'
    const allowed = uploads ? mayUpload : mayDownload
    if (!isFilePath(path) || !allowed(signer, path, request, url)) {
      request.resume()
      return refuse(response, 403, 'AccessDenied', 'the signature is wrong or its time is over')
    }
    if (uploads) return upload(files, path, request, response)
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return refuse(response, 405, 'MethodNotAllowed', 'not allowed')
    const file = files.find(path)
    if (file === undefined) return refuse(response, 404, 'NoSuchKey', 'the file does not exist')
    return download(files, file, request, response)
  }
