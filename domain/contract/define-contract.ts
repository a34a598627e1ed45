import type * as z from 'zod/mini'
import type { Allow } from './allow'
import type { Words } from './locale'

type Schema = z.ZodMiniType

/** One procedure of a cloud function: what goes in, what comes out, who may, what can go wrong. */
export interface Procedure<
  Kind extends 'query' | 'mutation',
  Input extends Schema,
  Output extends Schema,
  Code extends string,
> {
  readonly kind: Kind
  readonly input: Input
  readonly output: Output
  readonly allow: Allow
  /** Codes of its own, beyond the common ones; each has a sentence in the contract's `errors`. */
  readonly errors: readonly Code[]
  /** One line for the generated API documentation. */
  readonly summary: string
}

export type AnyProcedure = Procedure<'query' | 'mutation', Schema, Schema, string>
export type Procedures = Readonly<Record<string, AnyProcedure>>

type Definition<Input extends Schema, Output extends Schema, Code extends string> = {
  input: Input
  output: Output
  allow: Allow
  summary: string
  errors?: readonly Code[]
}

/** A procedure that changes nothing: it may be repeated freely and needs no idempotency key. */
export function query<Input extends Schema, Output extends Schema, Code extends string = never>(
  definition: Definition<Input, Output, Code>,
): Procedure<'query', Input, Output, Code> {
  return { kind: 'query', errors: [], ...definition }
}

/** A procedure that changes something: it is done once for each idempotency key. */
export function mutation<Input extends Schema, Output extends Schema, Code extends string = never>(
  definition: Definition<Input, Output, Code>,
): Procedure<'mutation', Input, Output, Code> {
  return { kind: 'mutation', errors: [], ...definition }
}

/** The contract of one cloud function. */
export interface Contract<Name extends string = string, P extends Procedures = Procedures> {
  readonly name: Name
  readonly procedures: P
  /** Sentences of the contract's own error codes. */
  readonly errors: Readonly<Record<string, Words>>
  /** What a person calls each input field, for sentences about bad input. */
  readonly fields: Readonly<Record<string, Words>>
}

type CodesOf<P extends Procedures> = P[keyof P]['errors'][number]

/**
 * Names a function's procedures. From it come the server's dispatcher, the typed client, form
 * validation, `docs/api/openapi.json`, the permission matrix test and the fuzzer's inputs.
 */
export function defineContract<Name extends string, P extends Procedures>(
  name: Name,
  procedures: P,
  words: { errors: Readonly<Record<CodesOf<P>, Words>>; fields: Readonly<Record<string, Words>> },
): Contract<Name, P> {
  return { name, procedures, errors: words.errors, fields: words.fields }
}

/** The input of a procedure as the caller writes it (defaults may be left out). */
export type InputOf<P extends AnyProcedure> = z.input<P['input']>
/** The input of a procedure as the handler receives it (defaults filled in). */
export type ParsedInputOf<P extends AnyProcedure> = z.output<P['input']>
/** What a procedure answers. */
export type OutputOf<P extends AnyProcedure> = z.output<P['output']>
