import * as z from 'zod/mini'
import { lazySchema, type Parsed } from '../../domain/contract/lazy-schema'

/** An HTTP access event as CloudBase passes it, as far as we read it. */
const requestSchema = lazySchema(() =>
  z.object({
    path: z.string(),
    httpMethod: z.string(),
    headers: z.record(z.string(), z.unknown()),
    body: z.optional(z.nullable(z.string())),
    isBase64Encoded: z.optional(z.boolean()),
  }),
)
export type HttpRequest = Parsed<typeof requestSchema>

export interface HttpAnswer {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly isBase64Encoded: false
}

export function isHttpRequest(event: unknown): event is HttpRequest {
  // What the mini program sends has no method: only what does is looked at closely.
  if (event === null || typeof event !== 'object' || !('httpMethod' in event)) return false
  return requestSchema().safeParse(event).success
}

/** What a body may have; what a procedure takes stands in `input`. */
const BODY: readonly string[] = ['input', 'key', 'actingFor', 'locale', 'clientVersion']

/** A request as the call that the mini program would send. */
interface HttpCall {
  readonly call: unknown
  readonly authorization: string | undefined
  /**
   * Where a body has no `input`: what it has instead, for it was meant to be in there. Beside an `input` other names are
   * ignored as everywhere: a later release may send more.
   */
  readonly unknown: readonly string[]
}

/**
 * `POST /api/<function>/<procedure>` with a JSON body `{ input, key, locale, clientVersion }` becomes the
 * call that the mini program would send. A body that is no JSON object becomes a call that is refused.
 */
export function readHttpCall(request: HttpRequest): HttpCall {
  const authorization = header(request, 'authorization')
  const procedure = request.path.split('/').filter(Boolean).at(-1) ?? ''
  const none = { call: null, authorization, unknown: [] }
  if (request.httpMethod !== 'POST') return none
  try {
    const text = request.isBase64Encoded
      ? Buffer.from(request.body ?? '', 'base64').toString()
      : (request.body ?? '')
    const body: unknown = text === '' ? {} : JSON.parse(text)
    if (body === null || typeof body !== 'object' || Array.isArray(body)) return none
    const unknown = 'input' in body ? [] : Object.keys(body).filter(name => !BODY.includes(name))
    return { call: { ...body, procedure }, authorization, unknown }
  } catch {
    return none
  }
}

/**
 * Whether a request comes from a page of another site: a browser says so, and no other program has a reason to. It
 * carries a token and never a cookie, so this is a second wall: a page elsewhere learns and does nothing even with one.
 * Sites of our own under another name stand in `NUANLIN_ORIGINS`, by comma.
 */
export function isFromElsewhere(request: HttpRequest, allowed = process.env.NUANLIN_ORIGINS ?? ''): boolean {
  const origin = header(request, 'origin')
  if (origin === undefined) return false
  if (allowed.split(',').some(one => one.trim() === origin)) return false
  // The gateway may call the function by a name of its own and pass on the one that was asked for.
  const hosts = [header(request, 'host'), header(request, 'x-forwarded-host')]
  return !hosts.some(host => host !== undefined && sameHost(origin, host))
}

function sameHost(origin: string, host: string): boolean {
  try {
    return new URL(origin).host === host.toLowerCase()
  } catch {
    return false
  }
}

function header(request: HttpRequest, name: string): string | undefined {
  const found = Object.entries(request.headers).find(([key]) => key.toLowerCase() === name)?.[1]
  return typeof found === 'string' ? found : undefined
}
