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
import type { Locale, Words } from '../../domain/contract/locale'
import { readCall, type Call as WireCall } from '../../domain/contract/wire'
import type { Instant } from '../../domain/time/china-time'
import { placeKey, type Held, type PlacePath, type PlaceRef } from '../../domain/role/place'
import type { Acted, Call, Handlers, StaffCall } from './call'
import { callerInWeChat, callerOverHttp } from './caller'
import { now } from './clock'
import { callEnvironment, type FunctionContext } from './context'
import type { DelegationDocument } from './delegations'
import { explainInput } from './explain-input'
import { isHttpRequest, readHttpCall, type HttpAnswer } from './http'
import { createLog, type Log } from './log'
import { once } from './once'
import type { Transaction } from './database'
import type { PlaceResolvers } from './places'
import { signingKeys } from './signing-keys'

/** What the platform calls: `exports.main` of a cloud function. */
export type Main = (event: unknown, context: FunctionContext) => Promise<Envelope<unknown> | HttpAnswer>

/**
 * Makes a cloud function of a contract and its handlers:
 * parse the input → who is calling → may they → not too often → once only → handler → parse the output → envelope.
 * What staff do is written to the audit log in the transaction that does it. Called by the mini program the event is the call itself; over HTTP it is a request and the answer carries
 * a status.
 */
export function serve<P extends Procedures>(
  contract: Contract<string, P>,
  handlers: Handlers<P>,
  places: PlaceResolvers = {},
): Main {
  signingKeys()
  const served: Served = { contract, handlers, places }
  return async (event, context) => {
    const requestId = context.request_id ?? 'none'
    const log = createLog(contract.name, requestId)
    const environment = callEnvironment(context)
    const at = now(environment)
    if (!isHttpRequest(event)) {
      const inWeChat = () => Promise.resolve(callerInWeChat(environment))
      return (await answer(served, event, inWeChat, { requestId, log, at })).envelope
    }
    const { call, authorization } = readHttpCall(event)
    const { envelope, status } = await answer(served, call, () => callerOverHttp(authorization, at), {
      requestId,
      log,
      at,
    })
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

interface Served {
  readonly contract: Contract
  readonly handlers: Readonly<Record<string, unknown>>
  /** How to find where the documents stand that inputs name as places. */
  readonly places: PlaceResolvers
}

async function answer(
  served: Served,
  raw: unknown,
  identify: () => Promise<Identity | null>,
  { requestId, log, at }: Surroundings,
): Promise<{ envelope: Envelope<unknown>; status: number }> {
  const wire = readCall(raw)
  const locale: Locale = wire?.locale ?? 'zh-CN'
  try {
    if (!wire) throw new NuanlinError('INVALID_INPUT')
    const data = await dispatch(served, wire, identify, { requestId, log, at })
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
  { contract, handlers, places }: Served,
  wire: WireCall,
  identify: () => Promise<Identity | null>,
  { requestId, log, at }: Surroundings,
): Promise<unknown> {
  if (!Object.hasOwn(contract.procedures, wire.procedure)) throw new NuanlinError('NOT_FOUND')
  const procedure = contract.procedures[wire.procedure] as AnyProcedure
  const input = procedure.input.safeParse(wire.input ?? {})
  const sender = await identify()
  const held = sender && procedure.allow.who === 'staff' ? await rolesOf(sender) : []
  refuse(permits(procedure.allow, sender, held))
  if (!input.success)
    throw new NuanlinError('INVALID_INPUT', explainInput(input.error.issues, contract.fields, wire.locale))
  const path = sender ? await placeOfCall(procedure, input.data, places) : null
  if (path) refuse(permits(procedure.allow, sender, held, path))
  const behalf = await onBehalf(procedure, wire, sender, at)
  const call: AnyCall = {
    caller: behalf ? { subject: behalf.person } : sender,
    actor: behalf ? sender : null,
    now: at,
    locale: wire.locale,
    requestId,
    log,
    held,
    path: path ?? [],
  }
  const name = `${contract.name}.${wire.procedure}`
  // Who has no identity is counted by the gateway, by address: one person must not be able to lock out all others.
  if (procedure.limit && sender) {
    const { countCall } = await import('./rate-limit')
    await countCall(sender.subject, name, procedure.limit, at, wire.locale)
  }
  const output =
    procedure.kind === 'query'
      ? await (handlers[wire.procedure] as AnyQuery)(input.data, call)
      : await mutate(
          handlers[wire.procedure] as AnyMutation,
          procedure,
          name,
          wire.key,
          input.data,
          call,
          behalf,
        )
  const checked = procedure.output.safeParse(output)
  if (!checked.success)
    throw new Error(`${name} answered what its contract does not say: ${z.prettifyError(checked.error)}`)
  return checked.data
}

/** What any handler gets; which part of it the handler may read is in its type. */
type AnyCall = Omit<StaffCall, 'caller'> & Pick<Call, 'caller'>
type AnyQuery = (input: unknown, call: AnyCall) => Promise<unknown>
interface AnyMutation {
  effect(input: unknown, call: StaffCall, transaction: Transaction): Promise<string | null | Acted>
  answer(reference: string | null, input: unknown, call: StaffCall): Promise<unknown>
}

function refuse(denial: ReturnType<typeof permits>): void {
  if (denial) throw new NuanlinError(denial)
}

/** Loaded at first use, like all that only calls of staff need. */
async function rolesOf(sender: Identity): Promise<Held[]> {
  const { heldBy } = await import('./grants')
  return heldBy(sender.subject)
}

/** Where the call is about; null where the contract names no place. */
async function placeOfCall(
  { allow }: AnyProcedure,
  input: unknown,
  places: PlaceResolvers,
): Promise<PlacePath | null> {
  if (allow.who !== 'staff' || !allow.place) return null
  const { pathOf } = await import('./places')
  const path = await pathOf((allow.place as (input: unknown) => PlaceRef)(input), places)
  if (!path) throw new NuanlinError('NOT_FOUND')
  return path
}

const mayNotAct: Words = {
  'zh-CN': '你不能再替对方办理了，现在回到你自己。',
  en: 'You can no longer act for this person. You are back to yourself.',
}

/** The leave under which the sender acts for somebody else; null where they act for themselves. */
async function onBehalf(
  { onBehalf: allowed }: AnyProcedure,
  { actingFor, locale }: WireCall,
  sender: Identity | null,
  now: Instant,
): Promise<DelegationDocument | null> {
  if (actingFor === undefined) return null
  if (!sender) throw new NuanlinError('UNAUTHENTICATED')
  const { delegationOf } = await import('./delegations')
  const delegation = allowed ? await delegationOf(actingFor, sender.subject, now) : null
  if (!delegation) throw new NuanlinError('FORBIDDEN', { message: mayNotAct[locale] })
  return delegation
}

async function mutate(
  handler: AnyMutation,
  { allow }: AnyProcedure,
  name: string,
  key: string | undefined,
  input: unknown,
  call: AnyCall,
  behalf: DelegationDocument | null,
): Promise<unknown> {
  // Who has no identity yet is told from others by the key alone, which nobody else can know.
  const caller = call.caller ?? (allow.who === 'anyone' ? { subject: 'anyone' } : null)
  if (!caller) throw new NuanlinError('UNAUTHENTICATED')
  if (key === undefined) throw new NuanlinError('INVALID_INPUT')
  const personal: StaffCall = { ...call, caller }
  const reference = await once(personal, name, key, input, async transaction => {
    const done = await handler.effect(input, personal, transaction)
    const acted = done !== null && typeof done === 'object' ? done : null
    if (acted || behalf) await record(transaction, name, allow, personal, acted, behalf)
    return acted ? acted.reference : (done as string | null)
  })
  return handler.answer(reference, input, personal)
}

/** Writes the line for the audit log: what staff did, and what anybody did for somebody else. */
async function record(
  transaction: Transaction,
  procedure: string,
  allow: AnyProcedure['allow'],
  call: StaffCall,
  acted: Acted | null,
  behalf: DelegationDocument | null,
): Promise<void> {
  const { writeAct } = await import('./audit')
  const roles = allow.who === 'staff' ? allow.roles : []
  const path = behalf
    ? [...behalf.path, placeKey({ kind: 'delegation', id: behalf._id })]
    : (acted?.path ?? call.path)
  const actor = {
    subject: (call.actor ?? call.caller).subject,
    role: call.held.find(({ role, place }) => roles.includes(role) && path.includes(place))?.role ?? null,
    onBehalfOf: behalf ? call.caller.subject : null,
  }
  const act = acted?.act ?? { target: { kind: 'procedure', id: procedure }, before: null, after: null }
  await writeAct(transaction, procedure, path, actor, act, new Date(call.now), call.requestId)
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
