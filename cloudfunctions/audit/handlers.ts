import * as z from 'zod/mini'
import type { AuditLine, auditContract } from '../../domain/audit/contract'
import { NuanlinError } from '../../domain/contract/errors'
import { lazySchema } from '../../domain/contract/lazy-schema'
import type { Locale } from '../../domain/contract/locale'
import { goneWords, isGone } from '../../domain/privacy/gone'
import { placeKey, type PlaceRef } from '../../domain/role/place'
import { endsWhileRead, readOn, START, type AuditDocument } from '../platform/audit'
import type { Handlers, StaffCall } from '../platform/call'
import { readCursor, signCursor } from '../platform/cursor'
import { csvOf } from './csv'
import { namesIn, readable, type Named } from './readable'
import * as store from './store'

const PAGE = 30
const EXPORTED = 500
const VERIFIED = 1000

interface Asked {
  readonly place: PlaceRef
  readonly from?: string | undefined
  readonly until?: string | undefined
  readonly kind?: string | undefined
  readonly sameActorAs?: string | undefined
  readonly cursor?: string | undefined
}

const readSchema = lazySchema(() => z.strictObject({ seq: z.int(), hash: z.string() }))

export const handlers: Handlers<(typeof auditContract)['procedures']> = {
  async list(input, call) {
    const { items, next } = await pageOf('audit.list', input, call, PAGE)
    return { items, next }
  },

  async export(input, call) {
    const { items, next } = await pageOf('audit.export', input, call, EXPORTED)
    return { csv: csvOf(items, call.locale, input.cursor === undefined), lines: items.length, next }
  },

  async verify({ place, cursor }, { caller, now }) {
    const chain = placeKey(place)
    const scope = ['audit.verify', caller.subject, chain]
    const before = cursor === undefined ? START : readCursor(cursor, scope, now, p => readSchema().parse(p))
    // The log goes on while it is read: what the head said before must be there, what it says after is the end.
    const headBefore = await store.headOf(chain)
    const found = await store.linesAfter(chain, before.seq, VERIFIED)
    const headAfter = await store.headOf(chain)
    const read = readOn(before, found)
    if ('what' in read)
      return { lines: read.seq - 1, problem: { line: read.seq, what: read.what }, next: null }
    if (found.length === VERIFIED)
      return { lines: read.seq, problem: null, next: signCursor(read, scope, now) }
    const end = endsWhileRead(chain, headBefore, headAfter, read)
    return { lines: read.seq, problem: end && { line: end.seq, what: end.what }, next: null }
  },
}

async function pageOf(
  name: string,
  { place, from, until, kind, sameActorAs, cursor }: Asked,
  { caller, now, path, locale }: StaffCall,
  limit: number,
): Promise<{ items: AuditLine[]; next: string | null }> {
  const actor = sameActorAs === undefined ? undefined : await actorOf(sameActorAs, path.at(-1) ?? '')
  const scope = [name, caller.subject, place, from ?? null, until ?? null, kind ?? null, sameActorAs ?? null]
  const { items, next } = await store.findLines(
    {
      place: placeKey(place),
      ...(from === undefined ? {} : { from: new Date(from) }),
      ...(until === undefined ? {} : { until: new Date(until) }),
      ...(kind === undefined ? {} : { kind }),
      ...(actor === undefined ? {} : { actor }),
    },
    { cursor, limit, scope, now },
  )
  const names = await namesIn(items)
  return { items: items.map(line => toLine(line, names, { me: caller.subject, locale })), next }
}

/** Who did the act of a line. @throws NOT_FOUND for a line that the place of the call does not cover */
async function actorOf(id: string, place: string): Promise<string> {
  const line = await store.findLine(id)
  if (!line?.path.some(key => key === place)) throw new NuanlinError('NOT_FOUND')
  return line.actor
}

function toLine(
  line: AuditDocument,
  names: Named,
  { me, locale }: { readonly me: string; readonly locale: Locale },
): AuditLine {
  const colon = line.target.indexOf(':')
  return {
    id: line._id,
    at: line.at.toISOString(),
    actor: isGone(line.actor) ? goneWords[locale] : (names.bySubject.get(line.actor) ?? ''),
    mine: line.actor === me,
    role: line.role,
    onBehalf: line.onBehalfOf !== null,
    procedure: line.procedure,
    target: { kind: line.target.slice(0, colon), id: line.target.slice(colon + 1) },
    before: readable(line.before, names),
    after: readable(line.after, names),
    reason: line.reason,
  }
}
