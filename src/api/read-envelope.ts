import type { Envelope } from '../../domain/contract/errors'

import { isRecord } from './checks'

/** Takes an answer for what it is; throws when something between us and the service answered instead. */
export function readEnvelope(answer: unknown): Envelope<unknown> {
  if (!isRecord(answer)) throw new Error('no envelope')
  const requestId = typeof answer.requestId === 'string' ? answer.requestId : ''
  if (
    isRecord(answer.error) &&
    typeof answer.error.code === 'string' &&
    typeof answer.error.message === 'string'
  ) {
    const { code, message, details } = answer.error
    return {
      error: { code, message, ...(isDetails(details) ? { details } : {}) },
      requestId,
    }
  }
  if ('data' in answer) return { data: answer.data, requestId }
  throw new Error('no envelope')
}

function isDetails(value: unknown): value is { path: string; message: string }[] {
  return (
    Array.isArray(value) &&
    value.every(d => isRecord(d) && typeof d.path === 'string' && typeof d.message === 'string')
  )
}
