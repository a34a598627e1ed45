import type { NoticeKind } from '../../domain/inbox/notices'
import { sendingStates, TOO_LATE, type SendingState } from '../../domain/sending/states'
import { templateOf, type MessageTemplate } from '../../domain/sending/templates'
import { addDays, chinaDate, DAY, startOfDay, type ChinaDate } from '../../domain/time/china-time'
import { canonical } from '../platform/canonical'
import { database, isDuplicate, rows, type Database } from '../platform/database'
import { MESSAGE_DAYS, type MessageCounts, type MessageDayDocument } from '../platform/message-days'
import { INBOX } from '../platform/notify'
import { messageSettings, SENDINGS } from '../platform/sendings'
import { Failures } from './failures'
import type { Run } from './run-job'

/** As far back as messages to WeChat are kept: after that many days without a run nothing is lost yet. */
const REACH = 30
/** A message is tried no more after {@link TOO_LATE}; one more day and nothing of a day can change. */
const SETTLED_AFTER = TOO_LATE + DAY
const KEPT = 365 * DAY

/**
 * Counts, for each day and template, what became of the notices of that day. Every day is counted anew from what is
 * stored until all of it is over, so that it is the same however often it is counted. What went with an account that
 * was deleted since stays counted: there is nobody in a number.
 */
export async function countMessages({ at, keep, did, over, leave }: Run): Promise<void> {
  const db = await database()
  const failures = new Failures()
  const today = chinaDate(at.getTime())
  const days = Array.from({ length: REACH }, (_, i) => addDays(today, -i))
  const known = await countedSince(db, addDays(today, 1 - REACH))
  const templates = (await messageSettings(at.getTime()))?.templates ?? []
  for (const day of days) {
    const before = known.get(day)
    if (before?.settled) continue
    if (over()) {
      leave()
      break
    }
    await keep()
    const changed = await failures.tried(async () =>
      write(db, day, before, await countDay(db, day, templates), at),
    )
    if (changed === true) did(1)
  }
  failures.tell()
}

async function countedSince(db: Database, first: ChinaDate): Promise<Map<ChinaDate, MessageDayDocument>> {
  const found = await rows<MessageDayDocument>(
    db
      .collection(MESSAGE_DAYS)
      .where({ _id: db.command.gte(first) })
      .limit(REACH)
      .get(),
  )
  return new Map(found.map(one => [one._id, one]))
}

/** How many are alike. */
interface Group<Key> {
  readonly _id: Key
  readonly count: number
}

async function countDay(
  db: Database,
  day: ChinaDate,
  templates: readonly MessageTemplate[],
): Promise<MessageCounts[]> {
  const { command } = db
  const end = new Date(startOfDay(addDays(day, 1)))
  const inDay = { createdAt: command.and(command.gte(new Date(startOfDay(day))), command.lt(end)) }
  const grouped = (collection: string, by: unknown) =>
    db
      .collection(collection)
      .aggregate()
      .match(inDay)
      .group({ _id: by, count: { $sum: 1 } })
      .end()
  const [told, sendings] = await Promise.all([
    rows<Group<NoticeKind>>(grouped(INBOX, '$notice.kind')),
    rows<Group<{ readonly template: string; readonly state: SendingState }>>(
      grouped(SENDINGS, { template: '$template', state: '$state' }),
    ),
  ])
  const ids = new Set(sendings.map(({ _id }) => _id.template))
  const written = new Map<string, number>()
  for (const { _id, count } of told) {
    const template = templateOf(templates, _id)?.id
    if (template === undefined) continue
    ids.add(template)
    written.set(template, (written.get(template) ?? 0) + count)
  }
  return [...ids].sort().map(template => {
    const states = Object.fromEntries(
      sendingStates.flatMap(state => {
        const found = sendings.find(({ _id }) => _id.template === template && _id.state === state)
        return found ? [[state, found.count] as const] : []
      }),
    )
    // The district may have moved a kind to another template since.
    return { template, written: Math.max(written.get(template) ?? 0, sumOf(states)), states }
  })
}

/** What a message that is gone with its account may have come to, the likeliest first. */
const overIn = ['sent', 'refused', 'unknown', 'dead', 'unneeded'] as const satisfies readonly SendingState[]

const sumOf = (states: MessageCounts['states']) =>
  Object.values(states).reduce((sum, count) => sum + count, 0)

/**
 * What went with an account since stays counted: as what it was where that was over, else as no more needed. Only what
 * the sum lacks is given back, for a message moves from one state to another. Counted again, the same is lacking and is
 * given to the same states. On the day itself new messages may hide what went.
 */
function noLess(before: readonly MessageCounts[], now: readonly MessageCounts[]): MessageCounts[] {
  const ids = [...new Set([...before, ...now].map(({ template }) => template))].sort()
  return ids.map(template => {
    const was = before.find(one => one.template === template)
    const is: MessageCounts = now.find(one => one.template === template) ?? {
      template,
      written: 0,
      states: {},
    }
    if (!was) return is
    let gone = Math.max(0, sumOf(was.states) - sumOf(is.states))
    const states = { ...is.states }
    for (const state of overIn) {
      const more = Math.min(gone, Math.max(0, (was.states[state] ?? 0) - (states[state] ?? 0)))
      if (more > 0) states[state] = (states[state] ?? 0) + more
      gone -= more
    }
    if (gone > 0) states.unneeded = (states.unneeded ?? 0) + gone
    return { template, written: Math.max(was.written, is.written, sumOf(states)), states }
  })
}

/** Writes what is new, where no other run has written the day meanwhile. @returns whether anything was */
async function write(
  db: Database,
  day: ChinaDate,
  before: MessageDayDocument | undefined,
  templates: readonly MessageCounts[],
  at: Date,
): Promise<boolean> {
  const collection = db.collection(MESSAGE_DAYS)
  const end = startOfDay(addDays(day, 1))
  const settled = at.getTime() >= end + SETTLED_AFTER
  if (before) {
    const counts = noLess(before.templates, templates)
    if (before.settled === settled && canonical(before.templates) === canonical(counts)) return false
    const { updated } = await collection.where({ _id: day, version: before.version }).update({
      templates: db.command.set(counts),
      settled,
      updatedAt: at,
      version: db.command.inc(1),
    })
    return updated > 0
  }
  const made: MessageDayDocument = {
    _id: day,
    templates,
    settled,
    expiresAt: new Date(end + KEPT),
    createdAt: at,
    updatedAt: at,
    version: 1,
  }
  try {
    await collection.add(made)
    return true
  } catch (error) {
    if (isDuplicate(error)) return false
    throw error
  }
}
