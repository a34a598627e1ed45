import type { IncomingMessage, ServerResponse } from 'node:http'
import { limits } from '../limits'
import { readBody, type Route, TooLarge } from '../server/http-server'
import { type FileStore, isFilePath, typeOfPath } from './file-store'

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
  try {
    const content = await readBody(request, limits.fileBytes)
    const type = request.headers['content-type']
    await files.write(path, content, type === undefined || type === '' ? typeOfPath(path) : type)
  } catch (error) {
    if (error instanceof TooLarge) return refuse(response, 400, 'EntityTooLarge', 'the file is too large')
    throw error
  }
  response.writeHead(200, { 'content-length': 0 })
  response.end()
  return true
}

/** Uploads and downloads by signed URL. */
export const fileRoutes =
  (files: FileStore): Route =>
  async (request, response, url) => {
    if (!url.pathname.startsWith('/files/')) return false
    const path = Buffer.from(url.pathname.slice('/files/'.length), 'base64url').toString('utf8')
    const purpose = request.method === 'PUT' ? 'put' : 'get'
    const expires = Number(url.searchParams.get('expires'))
    if (!isFilePath(path) || !files.verify(purpose, path, expires, url.searchParams.get('sign') ?? '')) {
      request.resume()
      return refuse(response, 403, 'AccessDenied', 'the signature is wrong or its time is over')
    }
    if (purpose === 'put') return upload(files, path, request, response)
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return refuse(response, 405, 'MethodNotAllowed', 'not allowed')
    const file = files.find(path)
    if (file === undefined) return refuse(response, 404, 'NoSuchKey', 'the file does not exist')
    response.writeHead(200, {
      'content-type': file.type,
      'content-length': file.bytes,
      // What someone uploaded must not run as a page of this origin.
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    })
    response.end(request.method === 'HEAD' ? undefined : files.read(file))
    return true
  }
