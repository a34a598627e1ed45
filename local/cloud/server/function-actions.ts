import { failureCodes } from '../functions/call-failure'
import type { Invocations } from '../functions/invocations'
import { invalidParameter, ServiceError } from '../wire/service-error'
import type { Action } from './gateway'

/** The `functions.` action: a call from the SDK, without anyone's identity. */
export const functionActions = (functions: Invocations): Record<string, Action> => ({
  'functions.invokeFunction': async ({ function_name: name, request_data: data }) => {
    if (typeof name !== 'string') throw invalidParameter('function_name is required')
    const outcome = await functions.invoke(name, eventOf(data))
    if ('failure' in outcome)
      throw new ServiceError(failureCodes(outcome.failure).sdk, `[${outcome.errCode}] ${outcome.errMsg}`)
    return { body: { data: { response_data: JSON.stringify(outcome.result) } } }
  },
})

function eventOf(data: unknown): unknown {
  if (data === undefined || data === '') return {}
  if (typeof data !== 'string') throw invalidParameter('request_data must be a string')
  try {
    return JSON.parse(data) as unknown
  } catch {
    throw invalidParameter('request_data is not JSON')
  }
}
