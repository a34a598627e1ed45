import { NuanlinError } from '../../domain/contract/errors'
import { nameIn } from '../../domain/contract/name'
import { isOver } from '../../domain/inbox/notices'
import { jobNames, jobs } from '../../domain/jobs/jobs'
import type { JobHealth } from '../../domain/jobs/runs'
import { patienceOf, scheduleWords } from '../../domain/jobs/schedule'
import {
  MESSAGE_DAYS_SHOWN,
  type operationsContract,
  type Undelivered,
} from '../../domain/operations/contract'
import { areaPath } from '../../domain/role/place'
import { afterQuiet } from '../../domain/sending/quiet-hours'
import { stateAfter, TOO_LATE } from '../../domain/sending/states'
import { addDays, chinaDate, type Instant } from '../../domain/time/china-time'
import type { Handlers, StaffCall } from '../platform/call'
import { row } from '../platform/database'
import { district } from '../platform/district'
import { INBOX, type MessageDocument } from '../platform/notify'
import { messageSettings, sendingInside, writeSending } from '../platform/sendings'
import * as store from './store'

const PAGE = 20

export const handlers: Handlers<(typeof operationsContract)['procedures']> = {
  async jobs(_input, { now, locale }) {
    const [standings, dead, waiting] = await Promise.all([
      store.standings(jobNames),
      store.countIn('dead'),
      store.countIn('waiting'),
    ])
    const items = jobs.map(({ name, cron, title, does }) => {
      const standing = standings.get(name)
      return {
        name,
        title: title[locale],
        does: does[locale],
        schedule: scheduleWords(cron, locale),
        health: healthOf(standing, cron, now),
        lastStart: standing?.startedAt?.toISOString() ?? null,
        lastSuccess: standing?.succeededAt?.toISOString() ?? null,
        done: standing?.done ?? 0,
        left: standing?.left ?? false,
        failures: standing?.failures ?? 0,
        problem: standing?.problem ?? null,
      }
    })
    return { items, dead, waiting }
  },

  async runs({ job, cursor }, call) {
    const { items, next } = await store.runsOf(job, paged(call, cursor, ['operations.runs', job]))
    return {
      items: items.map(({ _id, startedAt, endedAt, state, done, left, problem, requestId }) => ({
        id: _id,
        startedAt: startedAt.toISOString(),
        endedAt: endedAt?.toISOString() ?? null,
        state,
        done,
        left,
        problem,
        requestId,
      })),
      next,
    }
  },

  async undelivered({ state, cursor }, call) {
    const [{ items, next }, names] = await Promise.all([
      store.sendingsIn(state, paged(call, cursor, ['operations.undelivered', state])),
      templateNames(call),
    ])
    return {
      items: items.map(
        ({ _id, kind, template, reason, code, attempts, createdAt, updatedAt, version }): Undelivered => ({
          id: _id,
          kind,
          template: names.get(template) ?? template,
          state,
          reason,
          code,
          attempts,
          toldAt: createdAt.toISOString(),
          at: updatedAt.toISOString(),
          version,
        }),
      ),
      next,
    }
  },

  async messageDays(_input, call) {
    const [days, names] = await Promise.all([
      store.messageDaysSince(addDays(chinaDate(call.now), 1 - MESSAGE_DAYS_SHOWN)),
      templateNames(call),
    ])
    return {
      items: days
        .filter(({ templates }) => templates.length > 0)
        .map(({ _id, updatedAt, templates }) => ({
          date: _id,
          countedAt: updatedAt.toISOString(),
          templates: templates.map(({ template, written, states }) => ({
            template: names.get(template) ?? template,
            written,
            inboxOnly: written - Object.values(states).reduce((sum, count) => sum + count, 0),
            unneeded: states.unneeded ?? 0,
            waiting: (states.waiting ?? 0) + (states.sending ?? 0),
            sent: states.sent ?? 0,
            refused: states.refused ?? 0,
            unknown: states.unknown ?? 0,
            dead: states.dead ?? 0,
          })),
        })),
    }
  },

  sendAgain: {
    async effect({ sendingId, version }, { now }, transaction) {
      const one = await sendingInside(transaction, sendingId)
      if (!one) throw new NuanlinError('NOT_FOUND')
      const state = stateAfter(one.state, 'again')
      if (one.version !== version || state === null) throw new NuanlinError('NOT_GIVEN_UP')
      if (now - one.createdAt.getTime() > TOO_LATE) throw new NuanlinError('TOO_LATE')
      const [settings, { code }] = await Promise.all([messageSettings(now), district(now)])
      const dueAt = new Date(settings ? afterQuiet(settings.quiet, now) : now)
      const message = await row<MessageDocument>(transaction.collection(INBOX).doc(sendingId).get())
      // It would never go out, and nobody would hear why.
      if (message && isOver(message.notice, dueAt.getTime())) throw new NuanlinError('TOO_LATE')
      await writeSending(transaction, one, { state, attempts: 0, dueAt }, new Date(now))
      return {
        reference: sendingId,
        path: areaPath([code]),
        act: {
          target: { kind: 'sending', id: sendingId },
          before: { state: one.state },
          after: { state },
        },
      }
    },
    async answer(reference) {
      const one = reference === null ? null : await store.sendingById(reference)
      if (!one) throw new NuanlinError('NOT_FOUND')
      return { dueAt: one.dueAt.toISOString() }
    },
  },
}

/** What the district calls its templates, by WeChat's ids. */
async function templateNames({ now, locale }: StaffCall): Promise<Map<string, string>> {
  const { messages } = await district(now)
  return new Map(messages?.templates.map(({ id, name }) => [id, nameIn(name, locale)]))
}

const paged = ({ caller, now }: StaffCall, cursor: string | undefined, scope: readonly string[]) => ({
  cursor,
  limit: PAGE,
  scope: [caller.subject, ...scope],
  now,
})

function healthOf(standing: store.StoredJob | undefined, cron: string, now: Instant): JobHealth {
  if (!standing?.startedAt) return 'never'
  const { startedAt, endedAt, succeededAt, until, failures = 0 } = standing
  if ((!endedAt || endedAt < startedAt) && until.getTime() > now) return 'running'
  if (failures > 0) return 'failing'
  return now - (succeededAt ?? startedAt).getTime() > patienceOf(cron) ? 'late' : 'well'
}
