import { limits } from '../limits'
import type { Outcome } from './function-process'

/** How calls of functions fail, in the three languages the service speaks: WeChat's, the SDK's and HTTP's. */
const FAILURES = {
  notFound: { errCode: -501000, sdk: 'FUNCTION_NOT_FOUND', status: 404, http: 'FUNCTION_NOT_FOUND' },
  tooLarge: {
    errCode: -501007,
    sdk: 'EXCEED_MAX_PAYLOAD_SIZE',
    status: 413,
    http: 'EXCEED_MAX_PAYLOAD_SIZE',
  },
  busy: {
    errCode: -501004,
    sdk: 'EXCEED_CONCURRENT_REQUEST_LIMIT',
    status: 429,
    http: 'FUNCTION_EXCEED_RESOURCE_LIMIT',
  },
  failed: {
    errCode: -504002,
    sdk: 'FUNCTIONS_EXECUTE_FAIL',
    status: 500,
    http: 'FUNCTION_INVOCATION_FAILED',
  },
  late: {
    errCode: -504003,
    sdk: 'FUNCTIONS_TIME_LIMIT_EXCEEDED',
    status: 504,
    http: 'FUNCTION_TIME_LIMIT_EXCEEDED',
  },
  memory: {
    errCode: -504004,
    sdk: 'FUNCTIONS_MEMORY_LIMIT_EXCEEDED',
    status: 500,
    http: 'FUNCTION_MEMORY_LIMIT_EXCEEDED',
  },
} as const

/** Why a call failed. */
export type FailureKind = keyof typeof FAILURES

/** The codes of a failure. */
export const failureCodes = (kind: FailureKind): (typeof FAILURES)[FailureKind] => FAILURES[kind]

/** What a call of a function came to, in the service's own numbers. */
export type InvokeResult =
  | { result: unknown; requestId: string }
  | { errCode: number; errMsg: string; requestId: string; failure: FailureKind }

/** A failed call. */
export const failed = (requestId: string, failure: FailureKind, errMsg: string): InvokeResult => ({
  errCode: FAILURES[failure].errCode,
  errMsg,
  requestId,
  failure,
})

/** What the service makes of what became of a call. */
export function invokeResult(requestId: string, outcome: Outcome): InvokeResult {
  switch (outcome.kind) {
    case 'died':
      return failed(
        requestId,
        'failed',
        `functions execute fail | errMsg: Process exited before completing request: it ${outcome.reason}`,
      )
    case 'memory':
      return failed(requestId, 'memory', 'functions memory limit exceeded | errMsg: Memory limit exceeded')
    case 'error': {
      const { name, message, stack } = outcome.error
      return failed(requestId, 'failed', `functions execute fail | errMsg: ${name}: ${message}\n${stack}`)
    }
    case 'result':
      if (Buffer.byteLength(outcome.result) > limits.resultBytes) {
        return failed(
          requestId,
          'failed',
          `functions execute fail | errMsg: the result is larger than ${limits.resultBytes} bytes`,
        )
      }
      return { result: JSON.parse(outcome.result) as unknown, requestId }
  }
}
