import type * as z from 'zod/mini'
import type { Allow } from './allow'
import type { Limit } from './limit'
import { lazySchema } from './lazy-schema'
import type { Words } from './locale'

type Schema = z.ZodMiniType

/** One procedure of a cloud function: what goes in, what comes out, who may, what can go wrong. */
export interface Procedure<
  Kind extends 'query' | 'mutation',
  Input extends Schema,
  Output extends Schema,
  Code extends string,
  Who extends Allow = Allow,
> {
  readonly kind: Kind
  /** Built when it is first read, like `output`: a function starts without the schemas nobody asks for. */
  readonly input: Input
  readonly output: Output
  readonly allow: Who
  /** How often one person may call it; null for as often as they like. */
  readonly limit: Limit | null
  /** Somebody else may do it for a person who agreed: see the account's delegations. */
  readonly onBehalf: boolean
  /** Only from the mini program: what gives somebody else a way in must not be done with a token that was copied. */
  readonly fromPhone: boolean
  /**
   * Most people call it once in a while. A key that was used before is looked for only after the effect was refused by
   * what it did then, and the window of its limit is opened before one is looked for: one read less for each.
   */
  readonly usuallyNew: boolean
  /** Codes of its own, beyond the common ones; each has a sentence in the contract's `errors`. */
  readonly errors: readonly Code[]
  /** One line for the generated API documentation. */
  readonly summary: string
}

export type AnyProcedure = Procedure<'query' | 'mutation', Schema, Schema, string>
export type Procedures = Readonly<Record<string, AnyProcedure>>

interface Definition<
  Input extends Schema,
  Output extends Schema,
  Code extends string,
  Who extends Allow<z.output<Input>>,
> {
  /** Strict, and made anew or taken from a schema with a name: `() => z.strictObject({…})`. */
  readonly input: () => Input
  readonly output: () => Output
  readonly allow: Who
  readonly summary: string
  readonly errors?: readonly Code[]
  /** Of a mutation {@link ORDINARY} unless it says otherwise; a query has none unless it says so. */
  readonly limit?: Limit
  readonly onBehalf?: true
  readonly fromPhone?: true
  readonly usuallyNew?: true
}

/** More than anybody does by hand, far less than a program could. */
const ORDINARY: Limit = { times: 60, seconds: 60 }

/** A procedure that changes nothing: it may be repeated freely and needs no idempotency key. */
export function query<
  Input extends Schema,
  Output extends Schema,
  Who extends Allow<z.output<Input>>,
  Code extends string = never,
>(definition: Definition<Input, Output, Code, Who>): Procedure<'query', Input, Output, Code, Who> {
  return procedure('query', definition, null)
}

/** A procedure that changes something: it is done once for each idempotency key. */
export function mutation<
  Input extends Schema,
  Output extends Schema,
  Who extends Allow<z.output<Input>>,
  Code extends string = never,
>(definition: Definition<Input, Output, Code, Who>): Procedure<'mutation', Input, Output, Code, Who> {
  return procedure('mutation', definition, ORDINARY)
}

function procedure<
  Kind extends 'query' | 'mutation',
  Input extends Schema,
  Output extends Schema,
  Code extends string,
  Who extends Allow<z.output<Input>>,
>(
  kind: Kind,
  {
    input,
    output,
    allow,
    summary,
    errors = [],
    limit,
    onBehalf,
    fromPhone,
    usuallyNew,
  }: Definition<Input, Output, Code, Who>,
  usual: Limit | null,
): Procedure<Kind, Input, Output, Code, Who> {
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
    limit: limit ?? usual,
    onBehalf: onBehalf ?? false,
    fromPhone: fromPhone ?? false,
    usuallyNew: usuallyNew ?? false,
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
