import { request as ask } from 'node:http'
import type { Cloud } from '../cloud/start-cloud'
import { Refusal, requireMethod, type Exchange } from './exchange'

/** Headers of an upload or a download that storage reads. */
const passedOn = [
  'authorization',
  'x-cos-security-token',
  'x-cos-meta-fileid',
  'content-type',
  'content-length',
  'range',
]
/** Headers of its answer that a page reads, and those that keep what somebody sent from running as a page. */
const passedBack = [
  'content-type',
  'content-length',
  'content-range',
  'content-security-policy',
  'accept-ranges',
  'etag',
  'last-modified',
]

const filesOf = (cloud: Cloud): string => `${new URL(cloud.url).origin}/files/`

/**
 * `/files/…`: storage of the cloud under our own origin, for uploads and downloads that carry their leave. The cloud
 * itself answers programs of this machine only.
 */
export function createFileDoor(cloud: Cloud) {
  return (exchange: Exchange): Promise<void> => {
    requireMethod(exchange, 'GET', 'HEAD', 'PUT')
    const { request, response, method } = exchange
    const target = new URL(request.url ?? '/', cloud.url)
    return new Promise((resolve, reject) => {
      const onward = ask(target, { method, headers: pick(request.headers, passedOn) }, answer => {
        response.writeHead(answer.statusCode ?? 502, {
          // The policy of this server is replaced by the stricter one of storage.
          ...pick(answer.headers, passedBack),
          'cache-control': 'private, max-age=600',
        })
        answer.pipe(response)
        answer.once('close', resolve)
      })
      onward.once('error', cause => {
        reject(Object.assign(new Refusal('UNAVAILABLE'), { cause }))
      })
      // Whoever leaves in the middle of an upload leaves the cloud's, too.
      request.once('close', () => {
        if (!request.complete) onward.destroy()
      })
      request.pipe(onward)
    })
  }
}

/**
 * Addresses of files in an answer, as whoever asked can reach them: here, under the name by which they reached us.
 * In the real service they are reached by all where they are.
 */
export function withOwnFiles(text: string, cloud: Cloud, { request }: Exchange): string {
  const files = filesOf(cloud)
  const { host } = request.headers
  return host !== undefined && text.includes(files) ? text.replaceAll(files, `http://${host}/files/`) : text
}

function pick(
  headers: Readonly<Record<string, string | string[] | undefined>>,
  names: readonly string[],
): Record<string, string> {
  return Object.fromEntries(
    names.flatMap(name => {
      const value = headers[name]
      return typeof value === 'string' ? [[name, value]] : []
    }),
  )
}
