import type * as z from 'zod/mini'
import type { Allow } from './allow'
import { lazySchema } from './lazy-schema'
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
  /** Built when it is first read, like `output`: a function starts without the schemas nobody asks for. */
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

interface Definition<Input extends Schema, Output extends Schema, Code extends string> {
  /** Strict, and made anew or taken from a schema with a name: `() => z.strictObject({…})`. */
  readonly input: () => Input
  readonly output: () => Output
  readonly allow: Allow
  readonly summary: string
  readonly errors?: readonly Code[]
}

/** A procedure that changes nothing: it may be repeated freely and needs no idempotency key. */
export function query<Input extends Schema, Output extends Schema, Code extends string = never>(
  definition: Definition<Input, Output, Code>,
): Procedure<'query', Input, Output, Code> {
  return procedure('query', definition)
}

/** A procedure that changes something: it is done once for each idempotency key. */
export function mutation<Input extends Schema, Output extends Schema, Code extends string = never>(
  definition: Definition<Input, Output, Code>,
): Procedure<'mutation', Input, Output, Code> {
  return procedure('mutation', definition)
}

function procedure<
  Kind extends 'query' | 'mutation',
  Input extends Schema,
  Output extends Schema,
  Code extends string,
>(
  kind: Kind,
  { input, output, allow, summary, errors = [] }: Definition<Input, Output, Code>,
): Procedure<Kind, Input, Output, Code> {
  const inputSchema = lazySchema(input)
  const outputSchema = lazySchema(output)
  return {
    kind,
    get input() {
      return inputSchema()
    },
    get output() {
      return outputSchema()
    },
    allow,
    summary,
    errors,
  }
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
