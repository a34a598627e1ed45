import dayjs from 'dayjs'
import customParseFormat from 'dayjs/plugin/customParseFormat'
import utc from 'dayjs/plugin/utc'
import { CHINA_OFFSET, MINUTE, type Instant } from '../../time/china-time'
import type { LiveState } from '../live-state'
import { isAhead, liveProblems } from '../record-checks'
import type { StationRecord } from '../record'
import type { RowCells } from './row-cells'

dayjs.extend(utc)
dayjs.extend(customParseFormat)

/** How many seats and chargers a row says are free; null where it says nothing, or is wrong. */
export function liveOf(cells: RowCells, capacity: StationRecord['capacity'], now: Instant): LiveState | null {
  const seatsFree = cells.count('seatsFree')
  const chargersFree = cells.count('chargersFree')
  if (seatsFree === null && chargersFree === null) return null
  // Without a time nobody can tell whether it is still so.
  if (!cells.has('updatedAt')) {
    cells.note(seatsFree === null ? 'chargersFree' : 'seatsFree', 'live_untimed')
    return null
  }
  const most = {
    seats: cells.has('seats') ? capacity.seats : Number.POSITIVE_INFINITY,
    chargers: cells.has('chargers') ? capacity.chargers : Number.POSITIVE_INFINITY,
  }
  for (const { field, code, detail } of liveProblems({ seatsFree, chargersFree }, most))
    cells.tell(field as 'seatsFree' | 'chargersFree', code, detail)
  const told = cells.text('updatedAt')
  if (told === '') {
    if (!cells.isFormula('updatedAt')) cells.tell('updatedAt', 'time_needed')
    return null
  }
  const at = readTime(told)
  if (at === undefined) cells.tell('updatedAt', 'time', told)
  else if (isAhead(at, now)) cells.tell('updatedAt', 'time_ahead', told)
  return at === undefined ? null : { seatsFree, chargersFree, updatedAt: new Date(at).toISOString() }
}

const MOMENTS = ['YYYY-MM-DD HH:mm', 'YYYY-MM-DD HH:mm:ss', 'YYYY-MM-DD HH:mm:ss.SSS']

/** A moment as lists write it, in China's time unless it says another. */
function readTime(text: string): Instant | undefined {
  const [, moment = text, zone] = /^(.*\d)\s*(Z|[+-]\d{2}:?\d{2})$/u.exec(text) ?? []
  const plain = moment
    .replace(/[年月/.](?=\d{1,2}\D)/gu, '-')
    .replace(/日?[ T]*(?=\d{1,2}:)/u, ' ')
    .replace(/\b\d\b/g, '0$&')
  const at = MOMENTS.map(format => dayjs.utc(plain, format, true)).find(moment => moment.isValid())
  return at && at.valueOf() - offsetOf(zone)
}

/** Milliseconds that a zone is ahead of UTC. */
function offsetOf(zone: string | undefined): number {
  if (zone === undefined) return CHINA_OFFSET
  if (zone === 'Z') return 0
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))
  return (zone.startsWith('-') ? -minutes : minutes) * MINUTE
}
