import type { Cloud } from '../cloud/start-cloud'
import { Refusal, requireMethod, sendJson, type Exchange } from './exchange'
import { withOwnFiles } from './file-door'
import { admitOrigin } from './origins'
import { parseObject, readText, requireJson } from './read-body'
import { frontWords } from './words'

/** Headers of a request that a function needs; the rest stays here. */
const passedOn = ['authorization', 'content-type', 'accept-language', 'user-agent']

/**
 * `POST /api/<function>/<procedure>`: hands the request to the function as CloudBase's HTTP access does and
 * answers with what it says.
 */
export function createApiDoor(cloud: Cloud, functions: readonly string[], allowedOrigins: readonly string[]) {
  return async (exchange: Exchange): Promise<void> => {
    const crossOrigin = admitOrigin(exchange, allowedOrigins)
    const [, name = '', procedure = ''] =
      /^\/api\/([a-z][a-z0-9-]*)\/([A-Za-z][A-Za-z0-9]*)$/.exec(exchange.path) ?? []
    if (!functions.includes(name)) throw new Refusal('NOT_FOUND', frontWords.noSuchPath)
    if (exchange.method === 'OPTIONS') {
      preflight(exchange, crossOrigin)
      return
    }
    requireMethod(exchange, 'POST')
    requireJson(exchange)
    const body = await readText(exchange)
    parseObject(body)
    const answer = await cloud.invokeHttp(name, {
      path: `/api/${name}/${procedure}`,
      method: 'POST',
      headers: headersFor(exchange),
      query: {},
      body,
    })
    const envelope = envelopeOf(withOwnFiles(answer.body.toString(), cloud, exchange))
    if (!envelope) throw new Refusal(answer.statusCode === 504 ? 'UNAVAILABLE' : 'INTERNAL')
    sendJson(exchange, answer.statusCode, envelope, crossOrigin)
  }
}

function preflight({ response }: Exchange, crossOrigin: Readonly<Record<string, string>>): void {
  response.writeHead(204, {
    ...crossOrigin,
    allow: 'POST, OPTIONS',
    'access-control-allow-methods': 'POST',
    'access-control-allow-headers': 'authorization, content-type',
    'access-control-max-age': '600',
  })
  response.end()
}

function headersFor({ request }: Exchange): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const name of passedOn) {
    const value = request.headers[name]
    if (typeof value === 'string') headers[name] = value
  }
  return headers
}

/** What a function of ours answers is an envelope; anything else is the platform telling of a failure. */
function envelopeOf(body: string): object | null {
  try {
    const value: unknown = JSON.parse(body)
    const known = value !== null && typeof value === 'object' && ('data' in value || 'error' in value)
    return known ? value : null
  } catch {
    return null
  }
}
