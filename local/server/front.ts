import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { logAccess } from './access-log'
import { Refusal, requireMethod, sendJson, sendRefusal, type Exchange } from './exchange'
import type { RotatingLog } from './rotating-log'
import { everywhere, plainPolicy } from './security-headers'
import { frontWords } from './words'

export type Door = (exchange: Exchange) => Promise<void>

/** What is behind the front once everything has started. */
export interface Doors {
  readonly api: Door
  /** What is stored, under `/files/`. */
  readonly files: Door
  /** Exact paths under `/local/`; empty when this machine's doors are shut. */
  readonly local: Readonly<Record<string, Door>>
  /** Everything else. */
  readonly pages: Door
}

/**
 * The one HTTP server. It listens before anything else is ready, so that `/health` can say so, and takes its
 * doors when they are.
 */
export class Front {
  readonly server: Server
  #doors: Doors | null = null

  constructor(
    private readonly log: RotatingLog,
    private readonly onError: (error: unknown, exchange: Exchange) => void,
  ) {
    this.server = createServer((request, response) => void this.#answer(request, response))
    this.server.requestTimeout = 30_000
    this.server.headersTimeout = 10_000
  }

  open(doors: Doors): void {
    this.#doors = doors
  }

  /** Answers what is under way, takes nothing new; connections that do not end are cut after two seconds. */
  async close(): Promise<void> {
    this.#doors = null
    if (!this.server.listening) return
    const closed = new Promise<void>(resolve => this.server.close(() => resolve()))
    this.server.closeIdleConnections()
    const cut = setTimeout(() => this.server.closeAllConnections(), 2000)
    await closed
    clearTimeout(cut)
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const exchange: Exchange = {
      request,
      response,
      method: request.method ?? 'GET',
      path: pathOf(request.url ?? '/'),
      requestId: randomUUID(),
    }
    for (const [name, value] of Object.entries(everywhere)) response.setHeader(name, value)
    response.setHeader('content-security-policy', plainPolicy)
    logAccess(this.log, exchange)
    try {
      await this.#enter(exchange)
    } catch (error) {
      if (response.headersSent || response.destroyed) return void response.destroy()
      if (!(error instanceof Refusal)) this.onError(error, exchange)
      sendRefusal(exchange, error instanceof Refusal ? error : new Refusal('INTERNAL'))
    }
  }

  async #enter(exchange: Exchange): Promise<void> {
    const doors = this.#doors
    if (exchange.path === '/health') {
      requireMethod(exchange, 'GET', 'HEAD')
      sendJson(exchange, doors ? 200 : 503, { status: doors ? 'ready' : 'starting' })
      return
    }
    if (exchange.path === '') throw new Refusal('INVALID_INPUT', frontWords.badAddress)
    if (!doors) throw new Refusal('UNAVAILABLE', frontWords.starting, 503, { 'retry-after': '2' })
    if (exchange.path.startsWith('/api/')) return doors.api(exchange)
    if (exchange.path.startsWith('/files/')) return doors.files(exchange)
    if (exchange.path.startsWith('/local/')) {
      const door = Object.hasOwn(doors.local, exchange.path) ? doors.local[exchange.path] : undefined
      if (!door) throw new Refusal('NOT_FOUND', frontWords.noSuchPath)
      return door(exchange)
    }
    return doors.pages(exchange)
  }
}

/** The decoded path; empty for one that cannot be decoded. */
function pathOf(url: string): string {
  try {
    const decoded = decodeURIComponent(url.split('?')[0] ?? '')
    return decoded.startsWith('/') && !decoded.includes('\0') ? decoded : ''
  } catch {
    return ''
  }
}
