import { randomBytes } from 'node:crypto'
import type { OpenApiCapture } from '../open-api/capture'
import type { Verdict } from '../open-api/content-check'
import { errorWords } from '../open-api/documented-apis'
import type { Order } from '../open-api/orders'
import { openApiPage } from '../open-api/page'
import type { AdminAnswer } from './admin-door'
import { textOf } from './admin-functions'
import { carriesToken } from './admin-token'
import type { Route } from './http-server'

const SUGGESTIONS: readonly unknown[] = ['pass', 'review', 'risky']

function orderOf(order: Readonly<Record<string, unknown>>): Order {
  const { errCode, errMsg, timeout, late, verdict, label } = order
  if (timeout === true) return 'timeout'
  if (typeof late === 'number' && late >= 0) return { late }
  if (SUGGESTIONS.includes(verdict)) {
    const suggest = verdict as Verdict['suggest']
    return {
      verdict: { suggest, label: typeof label === 'number' ? label : suggest === 'pass' ? 100 : 20001 },
    }
  }
  if (typeof errCode === 'number' && errCode !== 0)
    return { errCode, errMsg: typeof errMsg === 'string' ? errMsg : (errorWords[errCode] ?? 'system error') }
  throw new Error('an order needs errCode, timeout, late (milliseconds) or verdict (pass, review, risky)')
}

const countOf = (value: unknown, name: string): number => {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > 1000)
    throw new Error(`${name} must be a whole number up to 1000`)
  return value
}

/** Reads what was caught, and orders how the next calls shall go. */
export const openApiAdmin = (capture: OpenApiCapture): Readonly<Record<string, AdminAnswer>> => ({
  'GET /admin/open-api/calls': () => ({ calls: capture.calls(), orders: capture.ordered() }),
  'POST /admin/open-api/orders': (_, order) => {
    capture.order(textOf(order['api'], 'api'), orderOf(order), countOf(order['times'] ?? 1, 'times'))
    return { orders: capture.ordered() }
  },
  'POST /admin/open-api/accepts': (_, { openid, templateId, count }) => {
    capture.accepts.set(textOf(openid, 'openid'), textOf(templateId, 'templateId'), countOf(count, 'count'))
  },
  'POST /admin/open-api/clear': () => {
    capture.clear()
  },
})

/** The page on which a person reads what was caught. */
export const openApiPageRoute =
  (token: string, capture: OpenApiCapture): Route =>
  (request, response, url) => {
    if (request.method !== 'GET' || url.pathname !== '/admin/open-api') return false
    const allowed = carriesToken(request, token)
    const nonce = randomBytes(16).toString('base64')
    response.writeHead(allowed ? 200 : 401, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    })
    response.end(openApiPage(allowed ? capture.calls() : undefined, nonce))
    return true
  }
