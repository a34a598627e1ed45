import { NuanlinError } from '../../../domain/contract/errors'
import { stationPlace } from '../../../domain/role/place'
import { closedUntil } from '../../../domain/station/staff-switch'
import type { stationContract } from '../../../domain/station/contract'
import type { LiveState } from '../../../domain/station/live-state'
import { isAhead, liveProblems } from '../../../domain/station/record-checks'
import { allTagsOf } from '../../../domain/station/tags'
import { DAY } from '../../../domain/time/china-time'
import type { MutationHandler } from '../../platform/call'
import { findStation, stationInside } from '../store'
import { updateStation } from '../store-desk'
import { doorMovedMeanwhile } from './changed-meanwhile'
import { refusal, refusalInWords } from './refusal'

type Procedures = (typeof stationContract)['procedures']

/** A closure longer than this is no closure but the end of a station. */
const LONGEST = 366 * DAY

export const setLive: MutationHandler<Procedures['setLive']> = {
  async effect({ stationId, seatsFree, chargersFree, countedAt }, call, transaction) {
    const station = await stationInside(transaction, stationId)
    if (!station) throw new NuanlinError('NOT_FOUND')
    const at = countedAt === undefined ? call.now : Date.parse(countedAt)
    const problems = liveProblems({ seatsFree, chargersFree }, station.capacity)
    if (isAhead(at, call.now))
      throw refusalInWords(
        [{ field: 'countedAt', words: { 'zh-CN': '在将来', en: 'lies in the future' } }],
        '',
        call.locale,
      )
    if (problems.length > 0) throw refusal(problems, '', call.locale)
    const before = station.live
    if (before && Date.parse(before.updatedAt) > at) throw new NuanlinError('NEWER_COUNT')
    const none = seatsFree === null && chargersFree === null
    const live: LiveState | null = none
      ? null
      : { seatsFree, chargersFree, updatedAt: new Date(Math.min(at, call.now)).toISOString() }
    await updateStation(transaction, stationId, { live, updatedAt: new Date(call.now) })
    return {
      reference: null,
      act: { target: stationPlace(stationId), before: { live: before }, after: { live } },
    }
  },
  async answer(_reference, { stationId }) {
    const station = await findStation(stationId)
    if (!station) throw new NuanlinError('NOT_FOUND')
    return { stationId, live: station.live }
  },
}

export const setClosed: MutationHandler<Procedures['setClosed']> = {
  async effect({ stationId, closure: asked, seen }, call, transaction) {
    const station = await stationInside(transaction, stationId)
    if (!station) throw new NuanlinError('NOT_FOUND')
    const inForce = closedUntil(station, call.now) !== null
    // A closure that ran out by itself is no change that anybody made.
    const unchanged = seen === (station.closure?.since ?? null) || (seen === null && !inForce)
    if (!unchanged) throw await doorMovedMeanwhile(stationId, call.locale)
    const until = asked?.until == null ? null : Date.parse(asked.until)
    if (until !== null && (until <= call.now || until > call.now + LONGEST))
      throw refusalInWords(
        [{ field: 'until', words: { 'zh-CN': '要在一年之内的将来', en: 'must be within the coming year' } }],
        'closure',
        call.locale,
      )
    const closure = asked && { ...asked, since: new Date(call.now).toISOString() }
    const after = { closedByStaff: closure !== null, closure }
    // What is closed until further notice is not among what may be open.
    const tags = allTagsOf(stationId, { ...station, ...after })
    await updateStation(transaction, stationId, { ...after, tags, updatedAt: new Date(call.now) })
    return {
      reference: null,
      act: {
        target: stationPlace(stationId),
        before: { closedByStaff: inForce, closure: station.closure ?? null },
        after,
        ...(asked ? { reason: asked.reason.zh } : {}),
      },
    }
  },
  async answer(_reference, { stationId }, { now }) {
    const station = await findStation(stationId)
    if (!station) throw new NuanlinError('NOT_FOUND')
    const closed = closedUntil(station, now) !== null
    return { stationId, closedByStaff: closed, closure: (closed ? station.closure : null) ?? null }
  },
}
