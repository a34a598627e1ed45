import type { MovableClock } from '../clock/movable-clock'
import type { QueryLog } from '../query/query-log'
import { readForm } from './form-data'
import type { Gateway } from './gateway'
import { readBody, type Route, sendJson } from './http-server'

/** The gateway itself, and beside it what its queries cost and its clock. */
export const adminRoutes = (
  gateway: Gateway,
  openApiForm: (form: ReadonlyMap<string, Buffer>) => Promise<Buffer>,
  queries: QueryLog,
  clock: MovableClock,
): Route[] => [
  async (request, response, url) => {
    if (request.method !== 'POST' || url.pathname !== '/admin') return false
    const body = await readBody(request)
    const form = readForm(request.headers['content-type'], body)
    if (form?.get('action')?.toString('utf8') === 'wx.openApi') response.end(await openApiForm(form))
    else sendJson(response, await gateway.answer(body.toString('utf8')))
    return true
  },
  (request, response, url) => {
    if (request.method !== 'GET' || url.pathname !== '/admin/queries') return false
    sendJson(response, { queries: queries.list(), requests: gateway.requests() })
    return true
  },
  async (request, response, url) => {
    if (url.pathname !== '/admin/clock') return false
    if (request.method === 'POST')
      moveClock(clock, JSON.parse((await readBody(request)).toString('utf8')) as unknown)
    sendJson(response, { now: new Date(clock.now()).toISOString(), offset: clock.offset() })
    return true
  },
]

function moveClock(clock: MovableClock, order: unknown): void {
  if (typeof order !== 'object' || order === null) throw new Error('an order must be an object')
  const { set, advance, reset } = order as Record<string, unknown>
  if (typeof set === 'string' || typeof set === 'number') clock.set(set)
  if (typeof advance === 'number') clock.advance(advance)
  if (reset === true) clock.reset()
}
