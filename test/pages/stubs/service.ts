import type { FieldProblem } from '../../../domain/contract/errors'
import type { Locale } from '../../../domain/contract/locale'

/** Answers calls of the H5 client as the service would, from a table of procedures. */

interface Call {
  readonly name: string
  readonly input: unknown
  readonly key: string | undefined
  readonly locale: Locale
  readonly token: string | undefined
}

type Answer = (input: never, call: Call) => unknown

/** Thrown by an answer: becomes the envelope of a failed call. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    message: string,
    /** What is wrong with which part of the input. */
    readonly details?: readonly FieldProblem[],
  ) {
    super(message)
  }
}

export interface Service {
  /** `station.home` → what it answers; a test may change it at any time. */
  answers: Record<string, Answer>
  /** Every call that arrived, oldest first. */
  readonly calls: Call[]
  /** No answer at all, as when the network is gone. */
  broken: boolean
}

function json(status: number, body: unknown): Response {
  return { ok: status < 400, status, json: () => Promise.resolve(body) } as Response
}

/** Puts the service in the place of `fetch`. */
export function startService(answers: Record<string, Answer>): Service {
  const service: Service = { answers, calls: [], broken: false }
  const fetchStub = (
    url: string,
    init: { body?: string; headers?: Record<string, string> } = {},
  ): Promise<Response> => {
    if (service.broken) return Promise.reject(new TypeError('no network'))
    const [, , contract = '', procedure = ''] = url.split('/')
    const body = JSON.parse(init.body ?? '{}') as { input: unknown; key?: string; locale: Locale }
    const call = {
      name: `${contract}.${procedure}`,
      input: body.input,
      key: body.key,
      locale: body.locale,
      token: init.headers?.Authorization,
    }
    service.calls.push(call)
    const answer = service.answers[call.name]
    if (!answer) return Promise.reject(new Error(`no answer for ${call.name}`))
    try {
      return Promise.resolve(json(200, { data: answer(call.input as never, call), requestId: 'test' }))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return Promise.resolve(
        json(error.status, {
          error: {
            code: error.code,
            message: error.message,
            ...(error.details ? { details: error.details } : {}),
          },
          requestId: 'test',
        }),
      )
    }
  }
  Object.assign(globalThis, { fetch: fetchStub })
  window.handOutIdentity = () =>
    service.broken
      ? Promise.reject(new TypeError('no network'))
      : Promise.resolve({ accessToken: 'persona-token', refreshToken: 'next', subject: 'h5:persona' })
  return service
}
