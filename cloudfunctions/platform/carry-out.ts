import * as z from 'zod/mini'
import { isPhone, permits, type Identity } from '../../domain/contract/allow'
import type { AnyProcedure, Contract } from '../../domain/contract/define-contract'
import { NuanlinError } from '../../domain/contract/errors'
import type { Words } from '../../domain/contract/locale'
import type { Call as WireCall } from '../../domain/contract/wire'
import { placeKey, type Held, type PlacePath, type PlaceRef } from '../../domain/role/place'
import type { Instant } from '../../domain/time/china-time'
import { writeAct } from './audit'
import type { Acted, Call, StaffCall } from './call'
import { database, type Transaction } from './database'
import { delegationOf, type DelegationDocument } from './delegations'
import { heldBy } from './grants'
import type { Log } from './log'
import { once } from './once'
import { pathOf, type PlaceResolvers } from './places'
import { countCall } from './rate-limit'

/** A contract with what is read when a call needs it. */
export interface Served {
  readonly contract: Contract
  readonly handlers: Readonly<Record<string, () => Promise<unknown>>>
  readonly places: () => Promise<PlaceResolvers>
}

/** What belongs to one call beside the call. */
export interface Surroundings {
  readonly requestId: string
  readonly log: Log
  readonly at: Instant
}

/** A call whose input is good and whose sender may call the procedure, as far as that is known without its place. */
interface GoodCall {
  readonly procedure: AnyProcedure
  readonly wire: WireCall
  readonly input: unknown
  readonly sender: Identity | null
  readonly held: readonly Held[]
}

/** What any handler gets; which part of it the handler may read is in its type. */
type AnyCall = Omit<StaffCall, 'caller'> & Pick<Call, 'caller'>
type AnyQuery = (input: unknown, call: AnyCall) => Promise<unknown>
interface AnyMutation {
  effect(input: unknown, call: StaffCall, transaction: Transaction): Promise<string | null | Acted>
  answer(reference: string | null, input: unknown, call: StaffCall): Promise<unknown>
}

/** The sender's roles that are in force at this moment. */
export function rolesOf(sender: Identity): Promise<Held[]> {
  return heldBy(sender.subject)
}

/**
 * The second half of `serve`, read with the first call whose input is good: may they here → not too often → once
 * only → handler → parse the output. What staff do is written to the audit log in the transaction that does it.
 */
export async function carryOut(
  { contract, handlers, places }: Served,
  { procedure, wire, input, sender, held }: GoodCall,
  { requestId, log, at }: Surroundings,
): Promise<unknown> {
  const path = sender ? await placeOfCall(procedure, input, places) : null
  const denial = path && permits(procedure.allow, sender, held, path)
  if (denial) throw new NuanlinError(denial)
  if (procedure.fromPhone && sender && !isPhone(sender))
    throw new NuanlinError('FORBIDDEN', { message: onlyFromPhone[wire.locale] })
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
  if (procedure.limit && sender) await countCall(sender.subject, name, procedure.limit, at, wire.locale)
  const handler = await handlers[wire.procedure]?.()
  const output =
    procedure.kind === 'query'
      ? await (handler as AnyQuery)(input, call)
      : await mutate(handler as AnyMutation, procedure, name, wire.key, input, call, behalf)
  const checked = procedure.output.safeParse(output)
  if (!checked.success)
    throw new Error(`${name} answered what its contract does not say: ${z.prettifyError(checked.error)}`)
  return checked.data
}

/** Where the call is about; null where the contract names no place. */
async function placeOfCall(
  { allow }: AnyProcedure,
  input: unknown,
  places: Served['places'],
): Promise<PlacePath | null> {
  if (allow.who !== 'staff' || !allow.place) return null
  const path = await pathOf((allow.place as (input: unknown) => PlaceRef)(input), places)
  if (!path) throw new NuanlinError('NOT_FOUND')
  return path
}

const mayNotAct: Words = {
  'zh-CN': '你不能再替对方办理了，现在回到你自己。',
  en: 'You can no longer act for this person. You are back to yourself.',
}

const onlyFromPhone: Words = {
  'zh-CN': '这一步要在微信里打开暖邻小程序来做。',
  en: 'Please do this in the Nuanlin mini program in WeChat.',
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
  const reference = await once(await database(), personal, name, key, input, async transaction => {
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
  const where = { path, alsoAt: acted?.alsoAt ?? [] }
  await writeAct(transaction, procedure, where, actor, act, new Date(call.now), call.requestId)
}
