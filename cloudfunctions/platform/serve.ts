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
import { callerInWeChat, callerOverHttp } from './caller'
import type { Served, Surroundings } from './carry-out'
import { now } from './clock'
import { callEnvironment, type FunctionContext } from './context'
import { explainInput, explainUnknown } from './explain-input'
import { isFromElsewhere, isHttpRequest, readHttpCall, type HttpAnswer } from './http'
import type { LazyHandlers } from './lazy-handlers'
import { createLog } from './log'
import type { PlaceResolvers } from './places'
import { signingKeys } from './signing-keys'

/** What the platform calls: `exports.main` of a cloud function. */
export type Main = (event: unknown, context: FunctionContext) => Promise<Envelope<unknown> | HttpAnswer>

/**
 * Makes a cloud function of a contract and its handlers:
 * parse the input → who is calling → may they → not too often → once only → handler → parse the output → envelope.
 * Called by the mini program the event is the call itself; over HTTP it is a request and the answer carries a status.
 *
 * What is imported here, and by the contract, is read before the first call is judged: all that only a good call
 * needs stands behind `carry-out`, the handlers and the places, which are read when one comes.
 *
 * @param places how to find where the documents stand that inputs name as places
 */
export function serve<P extends Procedures>(
  contract: Contract<string, P>,
  handlers: LazyHandlers<P>,
  places: () => Promise<{ readonly places: PlaceResolvers }> = noPlaces,
): Main {
  signingKeys()
  const served: Served = { contract, handlers, places: async () => (await places()).places }
  return async (event, context) => {
    const requestId = context.request_id ?? 'none'
    const log = createLog(contract.name, requestId)
    const environment = callEnvironment(context)
    const at = now(environment)
    if (!isHttpRequest(event)) {
      const inWeChat = () => Promise.resolve(callerInWeChat(environment))
      return (await answer(served, event, inWeChat, { requestId, log, at })).envelope
    }
    const { call, authorization, unknown } = readHttpCall(event)
    const identify = () => {
      if (isFromElsewhere(event)) throw new NuanlinError('FORBIDDEN')
      return callerOverHttp(authorization, at)
    }
    const { envelope, status } = await answer(served, call, identify, { requestId, log, at }, unknown)
    return {
      statusCode: status,
      headers,
      body: JSON.stringify(envelope),
      isBase64Encoded: false,
    }
  }
}

/** Of every answer over HTTP: JSON, whatever a browser makes of it, kept by nobody, and no page. */
const headers = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
}

const noPlaces = () => Promise.resolve({ places: {} })

async function answer(
  served: Served,
  raw: unknown,
  identify: () => Promise<Identity | null>,
  surroundings: Surroundings,
  unknown: readonly string[] = [],
): Promise<{ envelope: Envelope<unknown>; status: number }> {
  const { requestId, log } = surroundings
  const wire = readCall(raw)
  const locale: Locale = wire?.locale ?? 'zh-CN'
  try {
    if (unknown.length > 0) throw new NuanlinError('INVALID_INPUT', explainUnknown(unknown, locale))
    if (!wire) throw new NuanlinError('INVALID_INPUT')
    const data = await dispatch(served, wire, identify, surroundings)
    return { envelope: { data, requestId }, status: 200 }
  } catch (error) {
    const failure = toWire(error, served.contract, locale)
    if (failure.code === 'INTERNAL' || failure.code === 'UNAVAILABLE')
      log.error('call failed', error, { procedure: wire?.procedure ?? '' })
    return {
      envelope: { error: failure, requestId },
      status: isCommonErrorCode(failure.code) ? httpStatus[failure.code] : 409,
    }
  }
}

async function dispatch(
  served: Served,
  wire: WireCall,
  identify: () => Promise<Identity | null>,
  surroundings: Surroundings,
): Promise<unknown> {
  const { contract } = served
  if (!Object.hasOwn(contract.procedures, wire.procedure)) throw new NuanlinError('NOT_FOUND')
  const procedure = contract.procedures[wire.procedure] as AnyProcedure
  const input = procedure.input.safeParse(wire.input ?? {})
  const sender = await identify()
  const held =
    sender && procedure.allow.who === 'staff' ? await (await import('./carry-out')).rolesOf(sender) : []
  const denial = permits(procedure.allow, sender, held)
  if (denial) throw new NuanlinError(denial)
  if (!input.success)
    throw new NuanlinError(
      'INVALID_INPUT',
      explainInput(input.error.issues, wire.input ?? {}, contract.fields, wire.locale),
    )
  const { carryOut } = await import('./carry-out')
  return carryOut(served, { procedure, wire, input: input.data, sender, held }, surroundings)
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
