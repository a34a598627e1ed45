import * as z from 'zod/mini'
import { permits, type Identity } from '../../domain/contract/allow'
import type { AnyProcedure, Contract, Procedures } from '../../domain/contract/define-contract'
import {
  NuanlinError,
  httpStatus,
  isCommonErrorCode,
  sentenceFor,
  type Envelope,
  type WireError,
} from '../../domain/contract/errors'
import type { Locale } from '../../domain/contract/locale'
import { readCall, type Call as WireCall } from '../../domain/contract/wire'
import type { Instant } from '../../domain/time/china-time'
import type { Call, Handlers, MutationHandler, PersonalCall, QueryHandler } from './call'
import { callerInWeChat, callerOverHttp } from './caller'
import { now } from './clock'
import { callEnvironment, type FunctionContext } from './context'
import { explainInput } from './explain-input'
import { isHttpRequest, readHttpCall, type HttpAnswer } from './http'
import { createLog, type Log } from './log'
import { once } from './once'
import { signingKeys } from './signing-keys'

/** What the platform calls: `exports.main` of a cloud function. */
export type Main = (event: unknown, context: FunctionContext) => Promise<Envelope<unknown> | HttpAnswer>

/**
 * Makes a cloud function of a contract and its handlers:
 * parse the input → who is calling → may they → once only → handler → parse the output → envelope.
 * Called by the mini program the event is the call itself; over HTTP it is a request and the answer carries
 * a status.
 */
export function serve<P extends Procedures>(contract: Contract<string, P>, handlers: Handlers<P>): Main {
  signingKeys()
  return async (event, context) => {
    const requestId = context.request_id ?? 'none'
    const log = createLog(contract.name, requestId)
    const environment = callEnvironment(context)
    const at = now(environment)
    if (!isHttpRequest(event)) {
      const inWeChat = () => Promise.resolve(callerInWeChat(environment))
      return (await answer(contract, handlers, event, inWeChat, { requestId, log, at })).envelope
    }
    const { call, authorization } = readHttpCall(event)
    const { envelope, status } = await answer(
      contract,
      handlers,
      call,
      () => callerOverHttp(authorization, at),
      { requestId, log, at },
    )
    return {
      statusCode: status,
      headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
      body: JSON.stringify(envelope),
      isBase64Encoded: false,
    }
  }
}

interface Surroundings {
  readonly requestId: string
  readonly log: Log
  readonly at: Instant
}

async function answer<P extends Procedures>(
  contract: Contract<string, P>,
  handlers: Handlers<P>,
  raw: unknown,
  identify: () => Promise<Identity | null>,
  { requestId, log, at }: Surroundings,
): Promise<{ envelope: Envelope<unknown>; status: number }> {
  const wire = readCall(raw)
  const locale: Locale = wire?.locale ?? 'zh-CN'
  try {
    if (!wire) throw new NuanlinError('INVALID_INPUT')
    const data = await dispatch(contract, handlers, wire, identify, { requestId, log, at })
    return { envelope: { data, requestId }, status: 200 }
  } catch (error) {
    const failure = toWire(error, contract, locale)
    if (failure.code === 'INTERNAL' || failure.code === 'UNAVAILABLE')
      log.error('call failed', error, { procedure: wire?.procedure ?? '' })
    return {
      envelope: { error: failure, requestId },
      status: isCommonErrorCode(failure.code) ? httpStatus[failure.code] : 409,
    }
  }
}

async function dispatch<P extends Procedures>(
  contract: Contract<string, P>,
  handlers: Handlers<P>,
  wire: WireCall,
  identify: () => Promise<Identity | null>,
  { requestId, log, at }: Surroundings,
): Promise<unknown> {
  if (!Object.hasOwn(contract.procedures, wire.procedure)) throw new NuanlinError('NOT_FOUND')
  const procedure = contract.procedures[wire.procedure] as AnyProcedure
  const input = procedure.input.safeParse(wire.input ?? {})
  const caller = await identify()
  const denial = permits(procedure.allow, caller)
  if (denial) throw new NuanlinError(denial)
  if (!input.success)
    throw new NuanlinError('INVALID_INPUT', explainInput(input.error.issues, contract.fields, wire.locale))
  const call: Call = { caller, now: at, locale: wire.locale, requestId, log }
  const output = await run(
    handlers[wire.procedure],
    procedure,
    `${contract.name}.${wire.procedure}`,
    wire.key,
    input.data,
    call,
  )
  const checked = procedure.output.safeParse(output)
  if (!checked.success)
    throw new Error(
      `${contract.name}.${wire.procedure} answered what its contract does not say: ${z.prettifyError(checked.error)}`,
    )
  return checked.data
}

async function run(
  handler: unknown,
  procedure: AnyProcedure,
  name: string,
  key: string | undefined,
  input: unknown,
  call: Call,
): Promise<unknown> {
  if (procedure.kind === 'query') return (handler as QueryHandler<AnyProcedure>)(input, call)
  const { caller } = call
  if (!caller) throw new NuanlinError('UNAUTHENTICATED')
  if (key === undefined) throw new NuanlinError('INVALID_INPUT')
  const mutation = handler as MutationHandler<AnyProcedure>
  const personal: PersonalCall = { ...call, caller }
  const reference = await once(personal, name, key, input, transaction =>
    mutation.effect(input, personal, transaction),
  )
  return mutation.answer(reference, input, personal)
}

/** Unknown errors never leak: they become INTERNAL, and the log keeps what they were. */
function toWire(error: unknown, contract: Contract, locale: Locale): WireError {
  if (!(error instanceof NuanlinError)) return { code: 'INTERNAL', message: sentenceFor('INTERNAL', locale) }
  const own = error.message !== error.code && error.message !== '' ? error.message : undefined
  const details = error.details?.filter(d => d.message !== '')
  return {
    code: error.code,
    message: own ?? sentenceFor(error.code, locale, contract.errors),
    ...(details && details.length > 0 ? { details } : {}),
  }
}
