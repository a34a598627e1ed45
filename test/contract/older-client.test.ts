import { readFileSync } from 'node:fs'
import path from 'node:path'
import * as z from 'zod/mini'
import { contracts } from '../../domain/contracts'
import type { AnyProcedure } from '../../domain/contract/define-contract'

/**
 * A mini program one release older is still in people's pockets for days: what it sends must still be taken, and what
 * it reads must still be there. `test/previous-release/api.json` is what the contracts said then of all that it calls.
 */
interface Schema {
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
}
interface Told {
  readonly kind: string
  readonly input: Schema
  readonly output: Schema
}

const older = JSON.parse(
  readFileSync(path.resolve(__dirname, '../previous-release/api.json'), 'utf8'),
) as Readonly<Record<string, Told>>

const procedures = new Map<string, AnyProcedure>(
  contracts.flatMap(({ name, procedures: all }) =>
    Object.entries<AnyProcedure>(all).map(([one, procedure]) => [`${name}.${one}`, procedure] as const),
  ),
)
const schemaOf = (schema: AnyProcedure['input'], io: 'input' | 'output') =>
  z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Schema

function alternatives(schema: Schema): readonly Schema[] {
  const { type } = schema
  if (type !== undefined && typeof type !== 'string') return type.map(one => ({ ...schema, type: one }))
  return schema.anyOf ?? schema.oneOf ?? [schema]
}
const values = (schema: Schema) => schema.enum ?? (schema.const === undefined ? null : [schema.const])

/** Why something of the one kind is not always of the other; empty when it is. `strict`: it may have nothing more. */
function unfit(some: Schema, of: Schema, strict: boolean, at: string): string[] {
  return alternatives(some).flatMap(one => {
    const tries = alternatives(of).map(other => unfitOne(one, other, strict, at))
    return tries.some(problems => problems.length === 0) ? [] : (tries[0] ?? [])
  })
}

function unfitOne(one: Schema, other: Schema, strict: boolean, at: string): string[] {
  const [mine, theirs] = [values(one), values(other)]
  if (mine && theirs) return mine.filter(v => !theirs.includes(v)).map(v => `${at}: ${String(v)} is new`)
  if (theirs && !mine) return [`${at}: was one of ${theirs.join(', ')}`]
  const integer = one.type === 'integer' && other.type === 'number'
  if (other.type !== undefined && one.type !== other.type && !integer)
    return [`${at}: ${String(one.type)} instead of ${String(other.type)}`]
  if (one.items && other.items) return unfit(one.items, other.items, strict, `${at}[]`)
  const problems: string[] = []
  for (const name of other.required ?? [])
    if (!(one.required ?? []).includes(name)) problems.push(`${at}.${name}: may be missing`)
  for (const [name, schema] of Object.entries(one.properties ?? {})) {
    const known = other.properties?.[name]
    if (known) problems.push(...unfit(schema, known, strict, `${at}.${name}`))
    else if (strict && other.properties) problems.push(`${at}.${name}: is not taken`)
  }
  return problems
}

describe.each(Object.entries(older))('%s', (name, { kind, input, output }) => {
  const procedure = procedures.get(name)

  it('is still there', () => expect(procedure?.kind).toBe(kind))

  it('takes what an older client sends', () => {
    if (!procedure) throw new Error(`${name} is gone`)
    expect(unfit(input, schemaOf(procedure.input, 'input'), true, 'input')).toEqual([])
  })

  it('answers all that an older client reads', () => {
    if (!procedure) throw new Error(`${name} is gone`)
    expect(unfit(schemaOf(procedure.output, 'output'), output, false, 'output')).toEqual([])
  })
})

describe('the comparison itself', () => {
  const object = (properties: Record<string, Schema>, required: readonly string[]): Schema => ({
    type: 'object',
    properties,
    required,
  })
  const text: Schema = { type: 'string' }

  it.each<[string, Schema, Schema, boolean]>([
    ['a field that is required now', object({}, []), object({ a: text }, ['a']), true],
    ['a field that is not taken any more', object({ a: text }, []), object({}, []), true],
    ['another type', text, { type: 'number' }, true],
    ['a field that may be missing now', object({ a: text }, []), object({ a: text }, ['a']), false],
    ['nothing where there was text', { anyOf: [text, { type: 'null' }] }, text, false],
    ['a word that nobody knew', { type: 'string', enum: ['a', 'b'] }, { type: 'string', enum: ['a'] }, false],
  ])('finds %s', (_what, some, of, strict) => {
    expect(unfit(some, of, strict, 'x')).not.toEqual([])
  })

  it('lets a field be added to an answer', () => {
    expect(unfit(object({ a: text, b: text }, ['a', 'b']), object({ a: text }, ['a']), false, 'x')).toEqual(
      [],
    )
  })
})
