import type { Identity } from '../../domain/contract/allow'
import type { Locale } from '../../domain/contract/locale'
import type { AnyProcedure, OutputOf, ParsedInputOf, Procedures } from '../../domain/contract/define-contract'
import type { Instant } from '../../domain/time/china-time'
import type { Log } from './log'
import type { Transaction } from './database'

/** What a handler knows of a call beside its input. */
export interface Call {
  /** Null only where the contract allows anyone. */
  readonly caller: Identity | null
  readonly now: Instant
  readonly locale: Locale
  readonly requestId: string
  readonly log: Log
}

/** A call of somebody with an identity. */
export interface PersonalCall extends Call {
  readonly caller: Identity
}

export type QueryHandler<P extends AnyProcedure> = (
  input: ParsedInputOf<P>,
  call: Call,
) => Promise<OutputOf<P>>

/**
 * A mutation in two parts. `effect` writes, inside the transaction that also records the idempotency key,
 * with `doc()`, `add()` and `where().get()` only, and returns a reference to what it did. `answer` tells the
 * caller of it; a repeated call gets `answer` again with the recorded reference and no second effect.
 */
export interface MutationHandler<P extends AnyProcedure> {
  effect(input: ParsedInputOf<P>, call: PersonalCall, transaction: Transaction): Promise<string | null>
  answer(reference: string | null, input: ParsedInputOf<P>, call: PersonalCall): Promise<OutputOf<P>>
}

export type Handler<P extends AnyProcedure> = P['kind'] extends 'query' ? QueryHandler<P> : MutationHandler<P>

/** A handler for every procedure of a contract: one that is missing is a type error. */
export type Handlers<P extends Procedures> = { readonly [Name in keyof P]: Handler<P[Name]> }

/** The caller, for queries that the contract allows to residents only. */
export function callerOf(call: Call): Identity {
  if (!call.caller) throw new Error('the contract let a call without identity through')
  return call.caller
}
