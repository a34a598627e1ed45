import type { AuditLine, auditContract } from '../../domain/audit/contract'
import type { Identity } from '../../domain/contract/allow'
import { NuanlinError } from '../../domain/contract/errors'
import type { Locale, Words } from '../../domain/contract/locale'
import { goneWords, isGone } from '../../domain/privacy/gone'
import { placeKey, type PlaceRef } from '../../domain/role/place'
import type { AuditDocument } from '../platform/audit'
import type { Handlers, StaffCall } from '../platform/call'
import { signCursor } from '../platform/cursor'
import { operator } from '../platform/operator'
import { personInside } from '../platform/people'
import { csvOf, headingOf } from './csv'
import { namesIn, readable, type Named } from './readable'
import * as store from './store'
import { verify, verifyAll } from './verify'

const PAGE = 30
const EXPORTED = 500

interface Asked {
  readonly place: PlaceRef
  readonly from?: string | undefined
  readonly until?: string | undefined
  readonly kind?: string | undefined
  readonly sameActorAs?: string | undefined
  readonly cursor?: string | undefined
}

export const handlers: Handlers<(typeof auditContract)['procedures']> = {
  async list(input, call) {
    const { items, next } = await pageOf('audit.list', input, call, PAGE)
    return { items, next }
  },

  beginExport: {
    async effect(input, { now, path }, transaction) {
      const { place, from = null, until = null, kind, sameActorAs } = input
      const actor = sameActorAs === undefined ? undefined : await actorOf(sameActorAs, path.at(-1) ?? '')
      const person = actor === undefined ? null : await personInside(transaction, actor)
      return {
        reference: new Date(now).toISOString(),
        act: {
          target: { kind: 'log', id: place.id },
          before: null,
          after: {
            place: placeKey(place),
            period: { from, until },
            ...(kind === undefined ? {} : { kind }),
            ...(sameActorAs === undefined ? {} : { sameActorAs }),
            ...(person ? { person: person._id } : {}),
          },
        },
      }
    },
    answer(reference, input, { caller, now, locale }) {
      if (reference === null) throw new Error('an export has no beginning')
      // What was written by then: its own line is the first of them.
      const position = { at: reference, id: '' }
      const next = signCursor(position, scopeOf('audit.export', input, caller), now)
      return Promise.resolve({ csv: headingOf(locale), lines: 0, next })
    },
  },

  async export(input, call) {
    const { items, next } = await pageOf('audit.export', input, call, EXPORTED)
    return { csv: csvOf(items, call.locale), lines: items.length, next }
  },

  verify,
  verifyAll,
}

/** What a cursor of a list of lines is bound to. */
function scopeOf(
  name: string,
  { place, from, until, kind, sameActorAs }: Asked,
  { subject }: Identity,
): unknown {
  return [name, subject, place, from ?? null, until ?? null, kind ?? null, sameActorAs ?? null]
}

async function pageOf(
  name: string,
  asked: Asked,
  { caller, now, path, locale }: StaffCall,
  limit: number,
): Promise<{ items: AuditLine[]; next: string | null }> {
  const { place, from, until, kind, sameActorAs, cursor } = asked
  const actor = sameActorAs === undefined ? undefined : await actorOf(sameActorAs, path.at(-1) ?? '')
  const scope = scopeOf(name, asked, caller)
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

/** What the log calls who runs commands on the environment. */
const operatorWords: Words = { 'zh-CN': '部署命令', en: 'A command' }

function nameOf(subject: string, { bySubject }: Named, locale: Locale): string {
  if (subject === operator.actor.subject) return operatorWords[locale]
  return isGone(subject) ? goneWords[locale] : (bySubject.get(subject) ?? '')
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
    actor: nameOf(line.actor, names, locale),
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
