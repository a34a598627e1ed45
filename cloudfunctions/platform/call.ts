import type { Identity, Staff } from '../../domain/contract/allow'
import type { Held, PlacePath } from '../../domain/role/place'
import type { Role } from '../../domain/role/roles'
import type { Locale } from '../../domain/contract/locale'
import type { AnyProcedure, OutputOf, ParsedInputOf, Procedures } from '../../domain/contract/define-contract'
import type { Instant } from '../../domain/time/china-time'
import type { Act } from './audit'
import type { Log } from './log'
import type { Transaction } from './database'

/** What a handler knows of a call beside its input. */
export interface Call {
  /** Null only where the contract allows anyone. */
  readonly caller: Identity | null
  /** Who does it where it is done on the caller's behalf; null where people act for themselves. */
  readonly actor: Identity | null
  /** Id of the leave under which they do it; null where people act for themselves. */
  readonly delegation: string | null
  readonly now: Instant
  readonly locale: Locale
  readonly requestId: string
  readonly log: Log
}

/** A call of somebody with an identity. */
export interface PersonalCall extends Call {
  readonly caller: Identity
}

/** A call that a role lets in. */
export interface StaffCall extends PersonalCall {
  /** Every role that the caller holds at this moment. */
  readonly held: readonly Held[]
  /** The place of the call, from the district down; empty where the contract asks for a role anywhere. */
  readonly path: PlacePath
}

/** What an effect did that the audit log keeps. */
export interface Acted {
  readonly reference: string | null
  readonly act: Act
  /** Where it was done; the place of the call unless it says otherwise. */
  readonly path?: PlacePath
  /** Whom else it concerns: who is in charge there reads the line too, for instance where a station has moved to. */
  readonly alsoAt?: PlacePath
  /** In which role, where the contract asks for none. */
  readonly role?: Role | null
}

/** What a person did that the log keeps only when somebody else did it for them; null when nothing was changed. */
export interface Done {
  readonly reference: string | null
  readonly onBehalf: Act | null
}

/** Which call a procedure's handler gets: for staff it carries their roles and the place. */
type CallOf<P extends AnyProcedure, Usual> = P['allow'] extends Staff ? StaffCall : Usual

export type QueryHandler<P extends AnyProcedure> = (
  input: ParsedInputOf<P>,
  call: CallOf<P, Call>,
) => Promise<OutputOf<P>>

/**
 * A mutation in two parts. `effect` writes, inside the transaction that also records the idempotency key,
 * with `doc()`, `add()` and `where().get()` only, and returns a reference to what it did; what staff do carries
 * the line for the audit log, which is written with it, and so does what can be done for somebody else. `answer` tells the caller of it; a repeated call gets
 * `answer` again with the recorded reference and no second effect.
 */
export interface MutationHandler<P extends AnyProcedure> {
  effect(
    input: ParsedInputOf<P>,
    call: CallOf<P, PersonalCall>,
    transaction: Transaction,
  ): Promise<P['allow'] extends Staff ? Acted : string | null | Done | (Acted & { readonly path: PlacePath })>
  answer(
    reference: string | null,
    input: ParsedInputOf<P>,
    call: CallOf<P, PersonalCall>,
  ): Promise<OutputOf<P>>
  /**
   * The effect where people act for themselves and it is one document: written without a transaction, once by its id.
   * For what a whole city does at the same minute; see `onceAlone`.
   */
  readonly alone?: P['allow'] extends Staff ? never : LoneEffect<ParsedInputOf<P>>
}

/** An effect that is one document, under the id that is given, which is the call's reference then. */
export interface LoneEffect<Input> {
  effect(input: Input, call: PersonalCall, id: string, attempt: number): Promise<void>
  /** @throws CONFLICT when the document is there and says something else than this input */
  isDone(input: Input, call: PersonalCall, id: string): Promise<boolean>
}

export type Handler<P extends AnyProcedure> = P['kind'] extends 'query' ? QueryHandler<P> : MutationHandler<P>

/** A handler for every procedure of a contract: one that is missing is a type error. */
export type Handlers<P extends Procedures> = { readonly [Name in keyof P]: Handler<P[Name]> }

/** The caller, for queries that the contract allows to residents only. */
export function callerOf(call: Call): Identity {
  if (!call.caller) throw new Error('the contract let a call without identity through')
  return call.caller
}
