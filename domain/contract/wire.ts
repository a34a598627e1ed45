import * as z from 'zod/mini'
import { lazySchema } from './lazy-schema'
import { locales, type Locale } from './locale'

/** What a call looks like on the wire. */
export interface Call {
  readonly procedure: string
  /** Checked strictly by the procedure's own schema. */
  readonly input: unknown
  /** Idempotency key of a mutation: a random word of the client's, kept while it retries. */
  readonly key?: string
  /** A delegation: the call is for the person who agreed to it, not for who sends it. */
  readonly actingFor?: string
  /** A language we do not speak counts as the source language. */
  readonly locale: Locale
  readonly clientVersion?: string
}

/**
 * Reads a call; null when it is none. Other outer keys are ignored (WeChat adds `userInfo` and more). By hand,
 * because every call passes here: a cold start would build this schema before the one that it is about.
 */
export function readCall(raw: unknown): Call | null {
  if (raw === null || typeof raw !== 'object') return null
  const { procedure, input, key, actingFor, locale, clientVersion } = raw as Readonly<Record<string, unknown>>
  if (typeof procedure !== 'string' || procedure.length > 64) return null
  if (key !== undefined && !(typeof key === 'string' && /^[A-Za-z0-9_-]{16,64}$/.test(key))) return null
  if (actingFor !== undefined && !(typeof actingFor === 'string' && /^[0-9a-f]{32}$/.test(actingFor)))
    return null
  if (clientVersion !== undefined && !(typeof clientVersion === 'string' && clientVersion.length <= 32))
    return null
  return {
    procedure,
    input,
    locale: locales.find(known => known === locale) ?? 'zh-CN',
    ...(key === undefined ? {} : { key }),
    ...(actingFor === undefined ? {} : { actingFor }),
    ...(clientVersion === undefined ? {} : { clientVersion }),
  }
}

/** A signed, opaque position in a list: bound to the caller, the filters and the order, valid 24 h. */
export const cursorSchema = lazySchema(() => z.string().check(z.minLength(1), z.maxLength(1024)))

/** A moment on the wire: ISO 8601 in UTC. */
export const instantSchema = lazySchema(() => z.iso.datetime())

/** A code that is typed or scanned: ten letters and digits of which none is taken for another, in two groups. */
export const oneTimeCodeSchema = lazySchema(() =>
  z.string().check(z.regex(/^[2-9A-HJKMNP-Z]{5}-?[2-9A-HJKMNP-Z]{5}$/i)),
)
