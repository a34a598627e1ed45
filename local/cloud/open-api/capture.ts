import { randomBytes } from 'node:crypto'
import type { MovableClock } from '../clock/movable-clock'
import { limits } from '../limits'
import { Recent } from '../recent'
import { ServiceError } from '../wire/service-error'
import { Accepts } from './accepts'
import { HARMLESS, mediaResult, textAnswer, verdictOf } from './content-check'
import { documentedApis, errorWords } from './documented-apis'
import { drawCode } from './mini-program-code'
import { type Order, Orders } from './orders'
import { documented, type Parameters } from './parameters'
import { type Push, Pushes } from './pushes'

/** A call of a WeChat open API that was caught here. */
export interface CapturedCall {
  number: number
  /** Milliseconds since 1970 on the cloud's clock. */
  at: number
  api: string
  data: Readonly<Record<string, unknown>>
  answer: Readonly<Record<string, unknown>>
}

/** What WeChat answers: an error code with words and perhaps more, and for codes a picture. */
export interface OpenApiAnswer {
  errCode: number
  errMsg: string
  more: Readonly<Record<string, unknown>>
  picture?: { contentType: string; content: Buffer }
}

const KEPT = 1000
/** Longer than any caller waits. */
const NEVER_MILLISECONDS = 20_000

/** Catches calls of WeChat's open API, judges their parameters as documented, and fails them on demand. */
export class OpenApiCapture {
  private readonly clock: MovableClock
  private readonly pushes: Pushes | undefined
  private readonly orders = new Orders()
  /** What people have agreed to, where told. */
  readonly accepts = new Accepts()
  private readonly captured = new Recent<CapturedCall>(KEPT, limits.logBytes)
  private count = 0

  /** @param push absent where no function hears what WeChat tells by itself */
  constructor(clock: MovableClock, push?: Push) {
    this.clock = clock
    this.pushes =
      push &&
      new Pushes(clock, event => {
        this.capture(`callback.${String(event['Event'])}`, event, { outcome: 'sent' })
        return push(event)
      })
  }

  /** Calls so far, newest last. */
  calls(): readonly CapturedCall[] {
    return this.captured.list()
  }

  /** Orders that wait. */
  ordered(): readonly { api: string; order: Order; times: number }[] {
    return this.orders.list()
  }

  /** Forgets calls, orders, and what people agreed to. */
  clear(): void {
    this.captured.clear()
    this.orders.clear()
    this.accepts.clear()
  }

  /** Makes the next calls of an API fail, come late, never be answered or heard of, or judge what they are given. */
  order(api: string, order: Order, times = 1): void {
    this.orders.add(api, order, times)
  }

  /** Answers a call. */
  async call(api: string, data: Readonly<Record<string, unknown>>): Promise<OpenApiAnswer> {
    const order = this.orders.next(api)
    if (order === 'timeout') {
      this.capture(api, data, { outcome: 'timeout' })
      await pause(NEVER_MILLISECONDS)
      throw new ServiceError('RESOURCES_SYSTEM_ERROR', '[InternalError] the request timed out')
    }
    if (order !== undefined && 'late' in order) await pause(order.late)
    const answer = this.answer(api, documented(data), order)
    const { errCode, errMsg, more, picture } = answer
    this.capture(api, data, {
      errCode,
      errMsg,
      ...more,
      ...(picture === undefined ? {} : { contentType: picture.contentType, bytes: picture.content.length }),
    })
    return answer
  }

  private capture(
    api: string,
    data: Readonly<Record<string, unknown>>,
    answer: Readonly<Record<string, unknown>>,
  ): void {
    const call = { number: ++this.count, at: this.clock.now(), api, data, answer }
    this.captured.add(call, JSON.stringify(call).length * 2)
  }

  private answer(api: string, data: Parameters, order: Exclude<Order, 'timeout'> | undefined): OpenApiAnswer {
    const fail = (errCode: number, errMsg = errorWords[errCode] ?? 'system error'): OpenApiAnswer => ({
      errCode,
      errMsg: `openapi.${api}:fail ${errMsg}`,
      more: {},
    })
    if (order !== undefined && 'errCode' in order) return fail(order.errCode, order.errMsg)
    const check = Object.hasOwn(documentedApis, api) ? documentedApis[api] : undefined
    if (check === undefined) return fail(40066, 'invalid url')
    const problem = check(data)
    if (problem !== undefined) return fail(problem.errCode, problem.errMsg)
    const fine = { errCode: 0, errMsg: `openapi.${api}:ok` }
    const asked = order !== undefined && 'verdict' in order ? order.verdict : undefined
    switch (api) {
      case 'subscribeMessage.send':
        return this.accepts.take(String(data['touser']), String(data['template_id']))
          ? { ...fine, more: {} }
          : fail(43101)
      case 'security.msgSecCheck': {
        const verdict = asked ?? verdictOf(data)
        // The first version knows only good and bad, and says so by its error code.
        if (data['version'] !== 2) return verdict.suggest === 'risky' ? fail(87014) : { ...fine, more: {} }
        return { ...fine, more: textAnswer(verdict, traceId()) }
      }
      case 'security.imgSecCheck':
        return asked?.suggest === 'risky' ? fail(87014) : { ...fine, more: {} }
      case 'security.mediaCheckAsync': {
        const trace = traceId()
        if (order === undefined || !('unheard' in order))
          this.pushes?.later(() => mediaResult(data, asked ?? HARMLESS, trace, this.clock.now()))
        return { ...fine, more: { trace_id: trace } }
      }
      default:
        return { ...fine, more: {}, picture: { contentType: 'image/png', content: drawCode(data) } }
    }
  }

  /** Looks at the clock anew, and calls back what is due. */
  moved(): void {
    this.pushes?.moved()
  }

  stop(): void {
    this.pushes?.stop()
  }
}

const traceId = (): string => randomBytes(16).toString('hex')

const pause = (milliseconds: number): Promise<void> =>
  new Promise(resolve => {
    setTimeout(resolve, milliseconds).unref()
  })
