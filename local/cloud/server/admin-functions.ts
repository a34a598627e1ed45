import type { Caller } from '../functions/call-context'
import type { Invocations } from '../functions/invocations'
import type { Timers } from '../timers/timers'
import type { AdminAnswer } from './admin-door'

/** What functions did and printed, their processes, and their timers. */
export function functionAdmin(functions: Invocations, timers: Timers): Readonly<Record<string, AdminAnswer>> {
  return {
    'GET /admin/logs': ({ searchParams }) => {
      const requestId = searchParams.get('requestId')
      if (requestId !== null) return { call: functions.history.find(requestId) ?? null }
      const most = Math.min(1000, Math.max(1, Number(searchParams.get('limit') ?? 50) || 50))
      return { calls: functions.history.list(searchParams.get('function') ?? undefined, most) }
    },
    'POST /admin/invoke': async (_, order) =>
      functions.invoke(
        textOf(order['function'], 'function'),
        order['event'] ?? {},
        callerOf(order['caller']),
      ),
    'GET /admin/functions': () => ({ instances: functions.instances() }),
    'GET /admin/timers': () => ({ timers: timers.list() }),
    'POST /admin/timers': async (_, order) =>
      timers.fire(textOf(order['function'], 'function'), textOf(order['trigger'], 'trigger')),
  }
}

const CALLER_FIELDS: readonly string[] = [
  'openid',
  'appid',
  'unionid',
  'uid',
  'sourceIp',
] satisfies (keyof Caller)[]

/** Who calls, as WeChat would say; nobody known where nothing is told. */
function callerOf(value: unknown): Caller {
  if (value === undefined) return {}
  if (typeof value !== 'object' || value === null) throw new Error('caller must be an object')
  for (const [name, text] of Object.entries(value)) {
    if (!CALLER_FIELDS.includes(name)) throw new Error(`caller may have ${CALLER_FIELDS.join(', ')}`)
    textOf(text, `caller.${name}`)
  }
  return value
}

/** A text of an order. */
export function textOf(value: unknown, name: string): string {
  if (typeof value !== 'string' || value === '') throw new Error(`${name} must be a text`)
  return value
}
