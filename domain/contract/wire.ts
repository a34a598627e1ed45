import * as z from 'zod/mini'
import { lazySchema, type Parsed } from './lazy-schema'
import { localeSchema } from './locale-schema'

/**
 * What a call looks like on the wire. Unknown outer keys are dropped (WeChat adds `userInfo` and others);
 * `input` is checked strictly by the procedure's own schema.
 */
export const callSchema = lazySchema(() =>
  z.object({
    procedure: z.string().check(z.maxLength(64)),
    input: z.optional(z.unknown()),
    /** Idempotency key of a mutation: a random word of the client's, kept while it retries. */
    key: z.optional(z.string().check(z.regex(/^[A-Za-z0-9_-]{16,64}$/))),
    locale: z.catch(localeSchema(), 'zh-CN'),
    clientVersion: z.optional(z.string().check(z.maxLength(32))),
  }),
)
export type Call = Parsed<typeof callSchema>

/** A signed, opaque position in a list: bound to the caller, the filters and the order, valid 24 h. */
export const cursorSchema = lazySchema(() => z.string().check(z.minLength(1), z.maxLength(1024)))

/** A moment on the wire: ISO 8601 in UTC. */
export const instantSchema = lazySchema(() => z.iso.datetime())
