import { randomBytes } from 'node:crypto'
import type { MovableClock } from '../clock/movable-clock'
import type { Action } from '../server/gateway'
import { invalidParameter, ServiceError } from '../wire/service-error'
import { documentedApis, type Problem } from './documented-apis'

/** A call of a WeChat open API that was caught here. */
export interface CapturedCall {
  /** Milliseconds since 1970 on the cloud's clock. */
  at: number
  api: string
  data: Record<string, unknown>
  answer: Record<string, unknown>
}

/** How the next call of an API shall go. */
export type Order = { errCode: number; errMsg: string } | 'timeout'

const KEPT = 1000

/** Catches calls of WeChat's open API, judges their parameters as documented, and fails them on demand. */
export class OpenApiCapture {
  private readonly clock: MovableClock
  private readonly orders = new Map<string, Order[]>()
  private captured: CapturedCall[] = []

  constructor(clock: MovableClock) {
    this.clock = clock
  }

  /** Calls so far, newest last. */
  calls(): readonly CapturedCall[] {
    return this.captured
  }

  clear(): void {
    this.captured = []
    this.orders.clear()
  }

  /** Makes the next call of an API fail or never be answered. */
  order(api: string, order: Order): void {
    this.orders.set(api, [...(this.orders.get(api) ?? []), order])
  }

  /** Answers a call. */
  async call(api: string, data: Record<string, unknown>): Promise<Record<string, unknown>> {
    const order = this.orders.get(api)?.shift()
    const problem = documentedApis[api]?.(data)
    const answer = order === 'timeout' ? { errCode: -1, errMsg: 'timeout' } : (order ?? judged(api, problem))
    this.captured.push({ at: this.clock.now(), api, data, answer })
    if (this.captured.length > KEPT * 2) this.captured = this.captured.slice(-KEPT)
    if (order === 'timeout') {
      // Longer than a caller waits; what became of the call it cannot know.
      await new Promise(resolve => setTimeout(resolve, 20_000).unref())
      throw new ServiceError('RESOURCES_SYSTEM_ERROR', '[InternalError] the request timed out')
    }
    return answer
  }
}

function judged(api: string, problem: Problem | undefined): Record<string, unknown> {
  if (documentedApis[api] === undefined) return { errCode: 40066, errMsg: `openapi.${api}:fail invalid url` }
  if (problem !== undefined)
    return { errCode: problem.errCode, errMsg: `openapi.${api}:fail ${problem.errMsg}` }
  const result: Record<string, unknown> = { errCode: 0, errMsg: `openapi.${api}:ok` }
  if (api.startsWith('wxacode.')) {
    result['contentType'] = 'image/png'
    result['buffer'] = PIXEL
  }
  if (api === 'security.msgSecCheck') result['result'] = { suggest: 'pass', label: 100 }
  if (api === 'security.mediaCheckAsync') result['traceId'] = randomBytes(16).toString('hex')
  return result
}

/** A picture of one dot stands for the code that only WeChat can draw. */
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** The `wx.api` action of the gateway. */
export const openApiActions = (capture: OpenApiCapture): Record<string, Action> => ({
  'wx.api': async ({ apiName, requestData }) => {
    if (typeof apiName !== 'string' || apiName === '') throw invalidParameter('apiName is required')
    const api = apiName.replace(/^\/|^openapi\./, '')
    const answer = await capture.call(api, dataOf(requestData))
    return { body: { data: { responseData: JSON.stringify(answer) } } }
  },
})

function dataOf(text: unknown): Record<string, unknown> {
  if (text === undefined || text === '') return {}
  if (typeof text !== 'string') throw invalidParameter('requestData must be a string')
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>
  } catch {
    // Falls through to the refusal.
  }
  throw invalidParameter('requestData must be a JSON object')
}
