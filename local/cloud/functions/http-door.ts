import type { IncomingMessage } from 'node:http'
import { readBody, type Route } from '../server/http-server'
import type { HttpRequest, HttpResponse } from './http-access'

const headersOf = (request: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  )

/**
 * HTTP access: `/http/<function>` and everything below it calls that function, which sees the path from its own
 * name on, as where a route named like the function leads to it.
 */
export const httpDoor =
  (invoke: (name: string, request: HttpRequest) => Promise<HttpResponse>): Route =>
  async (request, response, url) => {
    const [, name] = /^\/http\/([^/]+)(?:\/|$)/.exec(url.pathname) ?? []
    if (name === undefined) return false
    const answer = await invoke(name, {
      path: url.pathname.slice('/http'.length),
      method: request.method ?? 'GET',
      headers: headersOf(request),
      query: Object.fromEntries(url.searchParams),
      // Which limit holds for it, and how a longer one is refused, is for the access layer to say.
      body: await readBody(request),
    })
    response.writeHead(answer.statusCode, { ...answer.headers, 'content-length': answer.body.length })
    response.end(request.method === 'HEAD' ? undefined : answer.body)
    return true
  }
