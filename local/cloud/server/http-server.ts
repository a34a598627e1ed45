import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { limits } from '../limits'
import { ServiceError } from '../wire/service-error'

/** Answers a request whose path it knows; returns false for any other. */
export type Route = (
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
) => Promise<boolean> | boolean

/** A request's body is over the limit. */
export class TooLarge extends Error {}

/** Reads a whole body. By events: an iterator over the request costs a find a tenth of what it takes. */
export function readBody(request: IncomingMessage, most: number = limits.requestBytes): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  return new Promise((resolve, reject) => {
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      // The rest is read and dropped, so that the caller hears the answer.
      if (bytes <= most) chunks.push(chunk)
    })
    request.once('end', () => {
      if (bytes > most) reject(new TooLarge(`the request is larger than ${most} bytes`))
      else resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks))
    })
    request.once('error', reject)
    // Who goes away in the middle hears nothing; what waits for the rest must not wait for ever.
    request.once('close', () => {
      if (!request.readableEnded) reject(new Error('the request was broken off'))
    })
  })
}

/** Sends JSON with the status the gateway always has. */
export function sendJson(response: ServerResponse, value: unknown, status = 200): void {
  const body = JSON.stringify(value)
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
  })
  response.end(body)
}

/** An answer with a status other than the gateway's 200. */
class Refusal extends Error {
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

const LOOPBACK = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/i

const isLoopback = (host: string | undefined): boolean => host !== undefined && LOOPBACK.test(host)

/**
 * Whether a browser sends this for a page of another origin. Programs send neither header; a browser sends the
 * first with every POST and the second with everything, and no page can change them.
 */
function isForeignPage({ headers: { origin, host = '', 'sec-fetch-site': site } }: IncomingMessage): boolean {
  if (origin !== undefined) return origin.toLowerCase() !== `http://${host}`.toLowerCase()
  return site !== undefined && site !== 'same-origin' && site !== 'none'
}

function addressOf(request: IncomingMessage): URL {
  try {
    return new URL(request.url ?? '/', 'http://127.0.0.1')
  } catch {
    throw new Refusal(400, 'INVALID_REQUEST', 'the address is malformed')
  }
}

async function serve(
  routes: readonly Route[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    // Another name in Host is a page of elsewhere that had its name resolved to this machine.
    if (!isLoopback(request.headers.host))
      throw new Refusal(403, 'INVALID_HOST', 'this address is not for that host')
    const url = addressOf(request)
    if (url.pathname.startsWith('/admin') && isForeignPage(request))
      throw new Refusal(403, 'INVALID_ORIGIN', 'this address is not for pages of another origin')
    for (const route of routes) if (await route(request, response, url)) return
    sendJson(response, { code: 'NOT_FOUND', message: 'no such address' }, 404)
  } catch (error) {
    if (response.headersSent) response.destroy()
    else if (error instanceof TooLarge)
      sendJson(response, { code: 'EXCEED_REQUEST_SIZE_LIMIT', message: error.message })
    else if (error instanceof Refusal)
      sendJson(response, { code: error.code, message: error.message }, error.status)
    else if (error instanceof ServiceError)
      sendJson(response, { code: error.code, message: error.message }, 400)
    else sendJson(response, { code: 'INVALID_REQUEST', message: 'the request could not be read' }, 400)
  }
}

/** Starts a server that only this machine reaches. */
export async function listen(
  routes: readonly Route[],
  port: number,
): Promise<{ port: number; close: () => Promise<void> }> {
  const server: Server = createServer((request, response) => {
    void serve(routes, request, response)
  })
  server.keepAliveTimeout = 60_000
  // Who begins a request and does not go on is let go.
  server.headersTimeout = 20_000
  server.requestTimeout = 120_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise(resolve => {
        server.close(() => {
          resolve()
        })
        server.closeAllConnections()
      }),
  }
}
