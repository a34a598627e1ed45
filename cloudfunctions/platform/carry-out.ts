import * as z from 'zod/mini'
import { isPhone, permits, type Identity } from '../../domain/contract/allow'
import { counterRoles } from '../../domain/account/delegation'
import type { AnyProcedure, Contract } from '../../domain/contract/define-contract'
import { NuanlinError } from '../../domain/contract/errors'
import type { Words } from '../../domain/contract/locale'
import type { Call as WireCall } from '../../domain/contract/wire'
import type { Held, PlacePath, PlaceRef } from '../../domain/role/place'
import type { Role } from '../../domain/role/roles'
import type { Instant } from '../../domain/time/china-time'
import { writeAct } from './audit'
import type { Acted, Call, Done, LoneEffect, StaffCall } from './call'
import { database, type Reader, type Transaction } from './database'
import { delegationOf, logOf, type DelegationDocument } from './delegations'
import { guardRoles, heldBy, heldIn, type HeldGrant } from './grants'
import type { Log } from './log'
import { once, onceAlone } from './once'
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
  effect(input: unknown, call: StaffCall, transaction: Transaction): Promise<string | null | Acted | Done>
  answer(reference: string | null, input: unknown, call: StaffCall): Promise<unknown>
  readonly alone?: LoneEffect<unknown>
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
  const path =
    sender && procedure.allow.who === 'staff'
      ? await placeOfCall(procedure, input, places, await database())
      : null
  const denial = path && permits(procedure.allow, sender, held, path)
  if (denial) throw new NuanlinError(denial)
  if (procedure.fromPhone && sender && !isPhone(sender))
    throw new NuanlinError('FORBIDDEN', { message: onlyFromPhone[wire.locale] })
  const behalf = await onBehalf(procedure, wire, sender, at)
  const call: AnyCall = {
    caller: behalf ? { subject: behalf.person } : sender,
    actor: behalf ? sender : null,
    delegation: behalf?._id ?? null,
    now: at,
    locale: wire.locale,
    requestId,
    log,
    held,
    path: path ?? [],
  }
  const name = `${contract.name}.${wire.procedure}`
  // Who has no identity is counted by the gateway, by address: one person must not be able to lock out all others.
  if (procedure.limit && sender)
    await countCall(sender.subject, name, procedure.limit, at, wire.locale, procedure.usuallyNew)
  const handler = await handlers[wire.procedure]?.()
  const output =
    procedure.kind === 'query'
      ? await (handler as AnyQuery)(input, call)
      : await mutate(handler as AnyMutation, { name, procedure, places, wire, input, sender, call, behalf })
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
  reader: Reader,
): Promise<PlacePath | null> {
  if (allow.who !== 'staff' || !allow.place) return null
  const path = await pathOf((allow.place as (input: unknown) => PlaceRef)(input), places, reader)
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
  const delegation = allowed ? await delegationOf(await database(), actingFor, sender.subject, now) : null
  if (!delegation) throw new NuanlinError('FORBIDDEN', { message: mayNotAct[locale] })
  return delegation
}

/** A mutation that may be carried out, with all that its permission stands on. */
interface Good {
  readonly name: string
  readonly procedure: AnyProcedure
  readonly places: Served['places']
  readonly wire: WireCall
  readonly input: unknown
  readonly sender: Identity | null
  readonly call: AnyCall
  readonly behalf: DelegationDocument | null
}

/** What an act stands on, as its transaction sees it. */
interface Standing {
  readonly held: readonly HeldGrant[]
  readonly path: PlacePath
  readonly behalf: DelegationDocument | null
}

async function mutate(handler: AnyMutation, good: Good): Promise<unknown> {
  const { name, procedure, wire, input, call } = good
  // Who has no identity yet is told from others by the key alone, which nobody else can know.
  const caller = call.caller ?? (procedure.allow.who === 'anyone' ? { subject: 'anyone' } : null)
  if (!caller) throw new NuanlinError('UNAUTHENTICATED')
  if (wire.key === undefined) throw new NuanlinError('INVALID_INPUT')
  const personal: StaffCall = { ...call, caller }
  const { alone } = handler
  if (alone && !good.behalf && procedure.allow.who !== 'staff') {
    const done = await onceAlone(
      personal,
      name,
      wire.key,
      (id, attempt) => alone.effect(input, personal, id, attempt),
      id => alone.isDone(input, personal, id),
    )
    return handler.answer(done, input, personal)
  }
  const effect = async (transaction: Transaction) => {
    const standing = await stillMay(transaction, good)
    const within: StaffCall = { ...personal, held: standing.held, path: standing.path }
    const done = await handler.effect(input, within, transaction)
    const said = done !== null && typeof done === 'object' ? done : { reference: done }
    if ('act' in said) await record(transaction, good, within, said, standing.behalf)
    else if (standing.behalf) {
      if (!('onBehalf' in said)) throw new Error(`${name} was done for somebody and does not say what`)
      const { reference, onBehalf: act } = said
      if (act) {
        await record(transaction, good, within, { reference, act }, standing.behalf)
        await tellWhom(transaction, name, standing.behalf, new Date(call.now))
      }
    }
    // Last of all, for until then nobody who takes the role away has to wait for the act.
    const [own] = standing.held
    if (own) await guardRoles(transaction, own.person, new Date(call.now))
    return said.reference
  }
  const reference = await once(
    await database(),
    personal,
    name,
    wire.key,
    input,
    effect,
    procedure.usuallyNew,
  )
  return handler.answer(reference, input, personal)
}

/**
 * Judges once more inside the transaction of an act, at every attempt: roles, place and delegation as they are in the
 * snapshot that the act will be committed upon.
 */
async function stillMay(
  transaction: Transaction,
  { procedure, places, input, sender, call, behalf, wire }: Good,
): Promise<Standing> {
  const staff = procedure.allow.who === 'staff'
  if (!sender || !(staff || behalf)) return { held: [], path: call.path, behalf: null }
  const held = staff || behalf?.kind === 'counter' ? await heldIn(transaction, sender.subject) : []
  const path = staff ? await placeOfCall(procedure, input, places, transaction) : null
  const denial = permits(procedure.allow, sender, held, path)
  if (denial) throw new NuanlinError(denial)
  const still = behalf && (await delegationOf(transaction, behalf._id, sender.subject, call.now))
  if (behalf && !still) throw new NuanlinError('FORBIDDEN', { message: mayNotAct[wire.locale] })
  return { held, path: path ?? [], behalf: still }
}

/** Who agreed that another acts for them hears of each act. Somebody at a counter is there, and has no account. */
async function tellWhom(
  transaction: Transaction,
  procedure: string,
  { kind, person, actor }: DelegationDocument,
  at: Date,
): Promise<void> {
  if (kind !== 'family') return
  const [{ tell }, { nicknamesOf }] = await Promise.all([import('./notify'), import('./people')])
  const nickname = (await nicknamesOf([actor])).get(actor) ?? ''
  await tell(transaction, person, { kind: 'acted_for_you', nickname, procedure }, at, actor)
}

/** Writes the line for the audit log: what staff did, and what anybody did for somebody else. */
async function record(
  transaction: Transaction,
  { name, procedure: { allow } }: Good,
  call: StaffCall,
  acted: Acted,
  behalf: DelegationDocument | null,
): Promise<void> {
  const where = behalf ? logOf(behalf) : { path: acted.path ?? call.path, alsoAt: acted.alsoAt ?? [] }
  const roles: readonly Role[] = behalf ? counterRoles : allow.who === 'staff' ? allow.roles : []
  const held = call.held.find(({ role, place }) => roles.includes(role) && where.path.includes(place))
  const actor = {
    subject: (call.actor ?? call.caller).subject,
    role: acted.role ?? held?.role ?? null,
    onBehalfOf: behalf ? call.caller.subject : null,
  }
  await writeAct(transaction, name, where, actor, acted.act, new Date(call.now), call.requestId)
}
