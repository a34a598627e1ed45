import * as z from 'zod/mini'
import type { auditContract } from '../../domain/audit/contract'
import { lazySchema, type Parsed } from '../../domain/contract/lazy-schema'
import { nameIn } from '../../domain/contract/name'
import type { Locale } from '../../domain/contract/locale'
import { placeKey, type PlaceKey } from '../../domain/role/place'
import type { Place } from '../../domain/role/place-schema'
import { endsWhileRead, readOn, START, type Break, type Read } from '../platform/audit'
import type { QueryHandler } from '../platform/call'
import { readCursor, signCursor } from '../platform/cursor'
import * as store from './store'
import { placesOf, stages, withLog } from './store-places'

type Procedures = (typeof auditContract)['procedures']

/** Lines of one page. */
const LINES = 1000
/** Logs that are checked for one page, and places that are looked at for it. */
const LOGS = 20
const PLACES = 100

const readSchema = lazySchema(() => z.strictObject({ seq: z.int(), hash: z.string() }))

/** The log of one place, page by page. */
export const verify: QueryHandler<Procedures['verify']> = async ({ place, cursor }, { caller, now }) => {
  const chain = placeKey(place)
  const scope = ['audit.verify', caller.subject, chain]
  const before = cursor === undefined ? START : readCursor(cursor, scope, now, p => readSchema().parse(p))
  const { read, problem, more } = await check(chain, before, LINES)
  return {
    lines: read.seq,
    problem: problem && { line: problem.seq, what: problem.what },
    next: more ? signCursor(read, scope, now) : null,
  }
}

/** Where the check of many logs was left: after which place, and how far the log of the next was read. */
const positionSchema = lazySchema(() =>
  z.strictObject({
    stage: z.enum(stages),
    after: z.string(),
    within: z.nullable(z.strictObject({ id: z.string(), read: readSchema() })),
  }),
)
type Position = Parsed<typeof positionSchema>

const FIRST: Position = { stage: 'itself', after: '', within: null }

/** The logs of a place and of all that stands in it: what they are is told by the places, not by the log itself. */
export const verifyAll: QueryHandler<Procedures['verifyAll']> = async (
  { place, cursor },
  { caller, now, locale },
) => {
  const scope = ['audit.verifyAll', caller.subject, placeKey(place)]
  const from = cursor === undefined ? FIRST : readCursor(cursor, scope, now, p => positionSchema().parse(p))
  const { next, ...checked } = await checkOn(place, from, locale)
  return { ...checked, next: next && signCursor(next, scope, now) }
}

type Checked = Omit<Awaited<ReturnType<typeof verifyAll>>, 'next'>

async function checkOn(
  place: Place,
  { stage, after, within }: Position,
  locale: Locale,
): Promise<Checked & { readonly next: Position | null }> {
  const places = await placesOf(place, stage, after, PLACES)
  const logged = await withLog(places.map(placeKey))
  const problems: Checked['problems'] = []
  let [logs, lines, last] = [0, 0, after]
  for (const one of places) {
    const chain = placeKey(one)
    if (logged.has(chain)) {
      if (logs === LOGS || lines >= LINES)
        return { logs, lines, problems, next: { stage, after: last, within: null } }
      const begin = within?.id === one.id ? within.read : START
      const { read, problem, more } = await check(chain, begin, LINES - lines)
      lines += read.seq - begin.seq
      if (more) return { logs, lines, problems, next: { stage, after: last, within: { id: one.id, read } } }
      logs++
      if (problem)
        problems.push({
          place: { kind: one.kind, id: one.id },
          placeName: nameIn(one.name, locale),
          line: problem.seq,
          what: problem.what,
        })
    }
    last = one.id
  }
  if (places.length === PLACES) return { logs, lines, problems, next: { stage, after: last, within: null } }
  const following = place.kind === 'station' ? undefined : stages[stages.indexOf(stage) + 1]
  return { logs, lines, problems, next: following ? { stage: following, after: '', within: null } : null }
}

/**
 * Reads on in one log. It goes on while it is read: what the head said before must be there, what it says after is
 * the end.
 */
async function check(
  chain: PlaceKey,
  from: Read,
  limit: number,
): Promise<{ readonly read: Read; readonly problem: Break | null; readonly more: boolean }> {
  const headBefore = await store.headOf(chain)
  const found = await store.linesAfter(chain, from.seq, limit)
  const headAfter = await store.headOf(chain)
  const read = readOn(from, found)
  if ('what' in read) return { read: { seq: read.seq - 1, hash: '' }, problem: read, more: false }
  if (found.length === limit) return { read, problem: null, more: true }
  return { read, problem: endsWhileRead(chain, headBefore, headAfter, read), more: false }
}
