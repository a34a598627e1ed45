import { randomBytes } from 'node:crypto'
import { functions } from '../../config/cloudbase/functions'
import { contracts } from '../../domain/contracts'

/**
 * Calls that stand for those a function will get: each procedure with nothing in its input, one over HTTP with a
 * token that is none, each timer. They are answered with an error or with nothing, and run what most calls begin
 * with.
 */
export function callsOf(name: string): unknown[] {
  const contract = contracts.find(known => known.name === name)
  const procedures = Object.keys(contract?.procedures ?? {})
  const calls = procedures.map(procedure => ({ procedure, input: {}, key: 'rehearsal-000000' }))
  const overHttp = procedures.slice(0, 1).map(procedure => ({
    path: `/api/${name}/${procedure}`,
    httpMethod: 'POST',
    headers: { authorization: 'Bearer none.none.none' },
    body: '{}',
  }))
  const timers = functions.find(known => known.name === name)?.timers ?? []
  return [...calls, ...overHttp, ...timers.map(timer => ({ Type: 'Timer', TriggerName: timer.name }))]
}

/** Keys that sign nothing which anybody keeps. */
export const environment = {
  NUANLIN_SIGNING_KEYS: JSON.stringify([{ kid: 'rehearsal', key: randomBytes(32).toString('base64url') }]),
}
