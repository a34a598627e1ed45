import * as z from 'zod/mini'
import { at } from '../contract/allow'
import { defineContract, query } from '../contract/define-contract'
import { lazySchema, type Parsed } from '../contract/lazy-schema'
import { cursorSchema, instantSchema } from '../contract/wire'
import type { PlaceRef } from '../role/place'
import { placeSchema } from '../role/place-schema'
import { roles } from '../role/roles'
import { auditReaders, auditVerifiers } from './readers'

const lineIdSchema = lazySchema(() =>
  z.string().check(z.regex(/^[a-z_]{1,32}:[A-Za-z0-9_-]{1,64}#[0-9]{1,12}$/)),
)

/** One act of staff, or on somebody's behalf. */
export const auditLineSchema = lazySchema(() =>
  z.strictObject({
    id: lineIdSchema(),
    at: instantSchema(),
    /** What they call themselves; empty until they have said so. */
    actor: z.string(),
    /** The caller did it. */
    mine: z.boolean(),
    /** In which role; null for a person who acted for another. */
    role: z.nullable(z.enum(roles)),
    onBehalf: z.boolean(),
    procedure: z.string(),
    target: z.strictObject({ kind: z.string(), id: z.string() }),
    /** JSON of what it was and what it became; null for what was not there. */
    before: z.nullable(z.string()),
    after: z.nullable(z.string()),
    reason: z.nullable(z.string()),
  }),
)
export type AuditLine = Parsed<typeof auditLineSchema>

const filters = () => ({
  place: placeSchema(),
  from: z.optional(instantSchema()),
  until: z.optional(instantSchema()),
  /** What was changed, for instance `station` or `grant`. */
  kind: z.optional(z.string().check(z.regex(/^[a-z_]{1,32}$/))),
  /** Lines of the person who did this one. */
  sameActorAs: z.optional(lineIdSchema()),
  cursor: z.optional(cursorSchema()),
})

const toPlace = (input: { place: PlaceRef }): PlaceRef => input.place

export const auditContract = defineContract(
  'audit',
  {
    list: query({
      summary: 'What staff did at a place and below it, newest first, 30 a page.',
      input: () => z.strictObject(filters()),
      output: () => z.strictObject({ items: z.array(auditLineSchema()), next: z.nullable(cursorSchema()) }),
      allow: at(auditReaders, toPlace),
    }),
    export: query({
      summary: 'The same as comma-separated text with a heading on the first page, 500 lines a page.',
      input: () => z.strictObject(filters()),
      output: () => z.strictObject({ csv: z.string(), lines: z.int(), next: z.nullable(cursorSchema()) }),
      allow: at(auditReaders, toPlace),
      limit: { times: 120, seconds: 60 },
    }),
    verify: query({
      summary: 'Checks that the log of one place hangs together, 1,000 lines a page; says where it does not.',
      input: () => z.strictObject({ place: placeSchema(), cursor: z.optional(cursorSchema()) }),
      output: () =>
        z.strictObject({
          /** Lines that hang together so far. */
          lines: z.int(),
          problem: z.nullable(
            z.strictObject({ line: z.int(), what: z.enum(['missing', 'changed', 'beyond']) }),
          ),
          next: z.nullable(cursorSchema()),
        }),
      allow: at(auditVerifiers, toPlace),
    }),
  },
  {
    errors: {},
    fields: {
      place: { 'zh-CN': '地方', en: 'place' },
      from: { 'zh-CN': '开始时间', en: 'from' },
      until: { 'zh-CN': '结束时间', en: 'until' },
      kind: { 'zh-CN': '类别', en: 'kind' },
    },
  },
)
