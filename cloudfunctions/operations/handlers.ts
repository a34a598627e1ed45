import { NuanlinError } from '../../domain/contract/errors'
import { nameIn } from '../../domain/contract/name'
import { jobNames, jobs } from '../../domain/jobs/jobs'
import type { JobHealth } from '../../domain/jobs/runs'
import { patienceOf, scheduleWords } from '../../domain/jobs/schedule'
import type { operationsContract, Undelivered } from '../../domain/operations/contract'
import { areaPath } from '../../domain/role/place'
import { afterQuiet } from '../../domain/sending/quiet-hours'
import { stateAfter, TOO_LATE } from '../../domain/sending/states'
import type { Instant } from '../../domain/time/china-time'
import type { Handlers, StaffCall } from '../platform/call'
import { district } from '../platform/district'
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
    const [{ items, next }, { messages }] = await Promise.all([
      store.sendingsIn(state, paged(call, cursor, ['operations.undelivered', state])),
      district(call.now),
    ])
    const names = new Map(messages?.templates.map(({ id, name }) => [id, nameIn(name, call.locale)]))
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

  sendAgain: {
    async effect({ sendingId, version }, { now }, transaction) {
      const one = await sendingInside(transaction, sendingId)
      if (!one) throw new NuanlinError('NOT_FOUND')
      const state = stateAfter(one.state, 'again')
      if (one.version !== version || state === null) throw new NuanlinError('NOT_GIVEN_UP')
      if (now - one.createdAt.getTime() > TOO_LATE) throw new NuanlinError('TOO_LATE')
      const [settings, { code }] = await Promise.all([messageSettings(now), district(now)])
      const dueAt = new Date(settings ? afterQuiet(settings.quiet, now) : now)
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
