import type { MovableClock } from '../clock/movable-clock'
import type { CollectionSpec } from '../collection-spec'
import type { QueryLog } from '../query/query-log'
import { readForm } from './form-data'
import type { Gateway } from './gateway'
import { invalidParameter } from '../wire/service-error'
import { readBody, type Route, sendJson } from './http-server'

/** The gateway itself, and beside it what its queries cost, what its collections are and its clock. */
export const adminRoutes = (
  gateway: Gateway,
  openApiForm: (form: ReadonlyMap<string, Buffer>) => Promise<Buffer>,
  queries: QueryLog,
  clock: MovableClock,
  collections: () => readonly CollectionSpec[],
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
  (request, response, url) => {
    if (request.method !== 'GET' || url.pathname !== '/admin/collections') return false
    sendJson(response, { collections: collections() })
    return true
  },
  async (request, response, url) => {
    if (url.pathname !== '/admin/clock') return false
    if (request.method === 'POST') moveClock(clock, readOrder((await readBody(request)).toString('utf8')))
    sendJson(response, { now: new Date(clock.now()).toISOString(), offset: clock.offset() })
    return true
  },
]

function readOrder(text: string): Record<string, unknown> {
  let order: unknown
  try {
    order = JSON.parse(text)
  } catch {
    throw invalidParameter('an order to the clock must be JSON')
  }
  if (typeof order !== 'object' || order === null || Array.isArray(order))
    throw invalidParameter('an order to the clock must be an object')
  return order as Record<string, unknown>
}

function moveClock(clock: MovableClock, { set, advance, reset }: Record<string, unknown>): void {
  if (set !== undefined) {
    const time = typeof set === 'string' ? Date.parse(set) : set
    if (typeof time !== 'number' || Number.isNaN(new Date(time).getTime()))
      throw invalidParameter('"set" must be a date as text or milliseconds since 1970')
    clock.set(time)
  }
  if (advance !== undefined) {
    if (typeof advance !== 'number' || Number.isNaN(new Date(clock.now() + advance).getTime()))
      throw invalidParameter('"advance" must be milliseconds')
    clock.advance(advance)
  }
  if (reset === true) clock.reset()
  if (set === undefined && advance === undefined && reset !== true)
    throw invalidParameter('an order to the clock has "set", "advance" or "reset"')
}
