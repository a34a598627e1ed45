import * as z from 'zod/mini'
import { at } from '../contract/allow'
import { defineContract, mutation, query } from '../contract/define-contract'
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

const chosen = () => ({
  place: placeSchema(),
  from: z.optional(instantSchema()),
  until: z.optional(instantSchema()),
  /** What was changed, for instance `station` or `grant`. */
  kind: z.optional(z.string().check(z.regex(/^[a-z_]{1,32}$/))),
  /** Lines of the person who did this one. */
  sameActorAs: z.optional(lineIdSchema()),
})
const filters = () => ({ ...chosen(), cursor: z.optional(cursorSchema()) })

const breakKinds = ['missing', 'changed', 'beyond'] as const
const csvPageSchema = lazySchema(() =>
  z.strictObject({ csv: z.string(), lines: z.int(), next: z.nullable(cursorSchema()) }),
)

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
    beginExport: mutation({
      summary:
        'Begins an export of what a list shows, and writes that into the log itself: who, of which place, which filters. Answers the heading; `next` is for the first page.',
      input: () => z.strictObject(chosen()),
      output: csvPageSchema,
      allow: at(auditReaders, toPlace),
    }),
    export: query({
      summary:
        'The lines of an export that was begun, as comma-separated text, 500 lines a page; what is written after it was begun is not among them. Takes the same filters.',
      input: () => z.strictObject({ ...chosen(), cursor: cursorSchema() }),
      output: csvPageSchema,
      allow: at(auditReaders, toPlace),
      limit: { times: 120, seconds: 60 },
    }),
    verify: query({
      summary:
        'Checks that the log of one place hangs together, 1,000 lines a page; says where it does not. Places below it have logs of their own: see verifyAll.',
      input: () => z.strictObject({ place: placeSchema(), cursor: z.optional(cursorSchema()) }),
      output: () =>
        z.strictObject({
          /** Lines that hang together so far. */
          lines: z.int(),
          problem: z.nullable(z.strictObject({ line: z.int(), what: z.enum(breakKinds) })),
          next: z.nullable(cursorSchema()),
        }),
      allow: at(auditVerifiers, toPlace),
    }),
    verifyAll: query({
      summary:
        'Checks the logs of a place and of every area and station below it, some on each page; what each page says is to be summed.',
      input: () => z.strictObject({ place: placeSchema(), cursor: z.optional(cursorSchema()) }),
      output: () =>
        z.strictObject({
          /** Places with a log whose check ended on this page. */
          logs: z.int(),
          /** Lines that were read on this page and hang together. */
          lines: z.int(),
          problems: z.array(
            z.strictObject({
              place: placeSchema(),
              placeName: z.string(),
              line: z.int(),
              what: z.enum(breakKinds),
            }),
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
