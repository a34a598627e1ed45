import type { IncomingMessage, ServerResponse } from 'node:http'
import { httpStatus, sentenceFor, type CommonErrorCode } from '../../domain/contract/errors'
import type { Words } from '../../domain/contract/locale'
import { frontWords, localeOf } from './words'

/** One request and the answer to it. */
export interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly method: string
  /** Decoded path, without the query. */
  readonly path: string
  readonly requestId: string
}

/** A refusal of the front: status, the wire's code, and a sentence of its own where it has one. */
export class Refusal extends Error {
  constructor(
    readonly code: CommonErrorCode,
    readonly words?: Words,
    readonly status: number = httpStatus[code],
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(words?.en ?? code)
    this.name = 'Refusal'
  }
}

export function sendJson(
  { response, requestId, method }: Exchange,
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  const body = Buffer.from(JSON.stringify(value))
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.length,
    'cache-control': 'no-store',
    'x-request-id': requestId,
    ...headers,
  })
  response.end(method === 'HEAD' ? undefined : body)
}

/** The same envelope as a function's, so that a client reads one kind of error. */
export function sendRefusal(exchange: Exchange, refusal: Refusal): void {
  const locale = localeOf(exchange.request.headers['accept-language'])
  const message = refusal.words?.[locale] ?? sentenceFor(refusal.code, locale)
  const envelope = { error: { code: refusal.code, message }, requestId: exchange.requestId }
  sendJson(exchange, refusal.status, envelope, refusal.headers)
}

export function requireMethod({ method }: Exchange, ...allowed: readonly string[]): void {
  if (allowed.includes(method)) return
  throw new Refusal('INVALID_INPUT', frontWords.wrongMethod, 405, { allow: allowed.join(', ') })
}
