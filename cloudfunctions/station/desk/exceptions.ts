import { NuanlinError } from '../../../domain/contract/errors'
import type { Locale, Words } from '../../../domain/contract/locale'
import { stationPlace } from '../../../domain/role/place'
import type { stationContract } from '../../../domain/station/contract'
import { MOST_EXCEPTIONS, type HoursException } from '../../../domain/station/hours'
import { overlapping } from '../../../domain/station/record-checks'
import { allTagsOf } from '../../../domain/station/tags'
import { addDays, chinaDate, DAY, startOfDay, type ChinaDate } from '../../../domain/time/china-time'
import type { Acted, MutationHandler, StaffCall } from '../../platform/call'
import { canonical } from '../../platform/canonical'
import type { Transaction } from '../../platform/database'
import { findStation, stationInside } from '../store'
import { updateStation } from '../store-desk'
import { daysChangedMeanwhile } from './changed-meanwhile'
import { refusal, refusalInWords } from './refusal'

type Procedures = (typeof stationContract)['procedures']

/** Days ahead that can be spoken of. */
const AHEAD = 366

export const setException: MutationHandler<Procedures['setException']> = {
  async effect({ stationId, from, to, ranges, note, seen }, call, transaction) {
    const days = daysBetween(from, to, call)
    const overlap = overlapping(ranges)
    if (overlap !== undefined)
      throw refusal([{ field: 'hours', code: 'hours_overlap', detail: overlap }], '', call.locale)
    const told = days.map(date => ({
      date,
      ranges: [...ranges],
      ...(note ? { note: note.zh } : {}),
      ...(note?.en === undefined ? {} : { noteEn: note.en }),
    }))
    return change(transaction, { id: stationId, from, to, seen }, call, kept => [
      ...kept.filter(({ date }) => !days.includes(date)),
      ...told,
    ])
  },
  answer: (_reference, { stationId }) => exceptionsOf(stationId),
}

export const removeException: MutationHandler<Procedures['removeException']> = {
  async effect({ stationId, from, to, seen }, call, transaction) {
    return change(transaction, { id: stationId, from, to, seen }, call, kept => {
      const rest = kept.filter(({ date }) => date < from || date > to)
      if (rest.length === kept.length) throw new NuanlinError('NOT_FOUND')
      return rest
    })
  },
  answer: (_reference, { stationId }) => exceptionsOf(stationId),
}

interface Days {
  readonly id: string
  readonly from: ChinaDate
  readonly to: ChinaDate
  /** What the caller saw of them. */
  readonly seen: readonly HoursException[]
}

const byDate = (days: readonly HoursException[]) => [...days].sort((a, b) => (a.date < b.date ? -1 : 1))

/** Days are asked for by tags too, so these are made anew; what is over is forgotten on the way. */
async function change(
  transaction: Transaction,
  { id, from, to, seen }: Days,
  call: StaffCall,
  make: (kept: readonly HoursException[]) => HoursException[],
): Promise<Acted> {
  const station = await stationInside(transaction, id)
  if (!station) throw new NuanlinError('NOT_FOUND')
  const days = station.hours.exceptions.filter(({ date }) => date >= from && date <= to)
  if (canonical(byDate(seen)) !== canonical(byDate(days)))
    throw await daysChangedMeanwhile(id, seen, days, call.locale)
  // Hours of yesterday may still run.
  const yesterday = addDays(chinaDate(call.now), -1)
  const exceptions = make(station.hours.exceptions)
    .filter(({ date }) => date >= yesterday)
    .sort((a, b) => (a.date < b.date ? -1 : 1))
  if (exceptions.length > MOST_EXCEPTIONS) throw new NuanlinError('TOO_MANY_EXCEPTIONS')
  const hours = { ...station.hours, exceptions }
  const tags = allTagsOf(id, { ...station, hours })
  await updateStation(transaction, id, { hours, tags, updatedAt: new Date(call.now) })
  return {
    reference: null,
    act: {
      target: stationPlace(id),
      // The days in question and no others: a line of the log is read with many.
      before: { exceptions: days },
      after: { exceptions: exceptions.filter(({ date }) => date >= from && date <= to) },
    },
  }
}

/** @throws INVALID_INPUT unless the days are in order, not over, and within a year */
function daysBetween(from: ChinaDate, to: ChinaDate, { now, locale }: StaffCall): ChinaDate[] {
  const today = chinaDate(now)
  const wrong = (field: string, words: Words) => refusalInWords([{ field, words }], '', locale)
  const [first, last] = [dayNumber(from, locale), dayNumber(to, locale)]
  if (from < today) throw wrong('from', { 'zh-CN': '不能早于今天', en: 'must not be before today' })
  if (last < first) throw wrong('to', { 'zh-CN': '不能早于开始日期', en: 'must not be before the first day' })
  if (to > addDays(today, AHEAD)) throw wrong('to', { 'zh-CN': '最多提前一年', en: 'must be within a year' })
  const count = last - first + 1
  if (count > MOST_EXCEPTIONS) throw new NuanlinError('TOO_MANY_EXCEPTIONS')
  return Array.from({ length: count }, (_, i) => addDays(from, i))
}

function dayNumber(date: ChinaDate, locale: Locale): number {
  // The shape of a date allows the 31st of every month.
  if (new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10) !== date)
    throw refusalInWords(
      [{ field: 'from', words: { 'zh-CN': `没有 ${date} 这一天`, en: `there is no ${date}` } }],
      '',
      locale,
    )
  return Math.round(startOfDay(date) / DAY)
}

async function exceptionsOf(id: string) {
  const station = await findStation(id)
  if (!station) throw new NuanlinError('NOT_FOUND')
  return { stationId: id, exceptions: station.hours.exceptions }
}
