import dayjs from 'dayjs'
import customParseFormat from 'dayjs/plugin/customParseFormat'
import utc from 'dayjs/plugin/utc'
import type { CatalogueItem } from '../../district/district'
import { insideRing } from '../../geo/measure'
import type { Point } from '../../geo/geo'
import { CHINA_OFFSET, MINUTE, type Instant } from '../../time/china-time'
import type { Hours } from '../hours'
import { idOfCode } from '../station-code'
import type { HostType, StationKind } from '../kinds'
import type { LiveState } from '../live-state'
import { isAhead, liveProblems, roundedPoint } from '../record-checks'
import type { FoundCommunity } from './communities'
import { readDegrees, readPlace } from './coordinates'
import type { Column, Headings } from './headings'
import { readHours, type HoursProblem } from './hours-text'
import { hostOf, isNothing, readHost, readKinds, readYesNo, type ReadList } from './known-words'
import type { Note, NoteCode } from './notes'
import { readPhones } from './phones'
import { plainText, type Cell } from './plain-text'
import type { Problem, ProblemCode } from './problems'
import type { SaidRow, Unsaid } from './unsaid'

dayjs.extend(utc)
dayjs.extend(customParseFormat)

/** What a row is checked against; made once for a whole list. */
export interface RowContext {
  readonly outline: readonly (readonly [number, number])[]
  readonly services: (text: string) => ReadList<CatalogueItem['code']>
  /** Services that no station may get anew, with their names. */
  readonly retired: ReadonlyMap<CatalogueItem['code'], string>
  readonly community: (told: { street: string; community: string; at: Point }) => FoundCommunity
  /** From the datum of the list to GCJ-02. */
  readonly toMapDatum: (point: Point) => Point
  /** Of a station whose list has no column for it. */
  readonly usual: { readonly kinds: StationKind[]; readonly host: HostType }
  readonly now: Instant
}

/** A row that is in order, with what was decided for it, or what is wrong with it. */
export type CheckedRow =
  (SaidRow & { readonly notes: readonly Note[] }) | { readonly problems: readonly Problem[] }

/** Columns without which the part of the same name is unsaid. */
const OPTIONAL = [
  'nameEn',
  'addressEn',
  'kinds',
  'phone',
  'services',
  'facilities',
  'seats',
  'chargers',
  'stepFree',
  'toilet',
  'demo',
] as const satisfies readonly (Column & Unsaid)[]

/** Columns of words: what begins there like a calculation is one in whoever opens the list. */
const WORDS: ReadonlySet<Column> = new Set(['code', 'name', 'nameEn', 'address', 'addressEn', 'hostUnit'])
const NAME = 100
const ENGLISH = 200
const LIST = 500

/** Checks one row in full: every problem is told, not only the first. */
export function checkRow(
  row: number,
  cells: readonly Cell[],
  headings: Headings,
  context: RowContext,
): CheckedRow {
  const problems: Problem[] = []
  const tell = (column: Column, code: ProblemCode, detail = '') => {
    problems.push({ row, column, code, detail })
  }
  const notes: Note[] = []
  const note = (column: Column, code: NoteCode, detail = '') => {
    notes.push({ row, column, code, detail })
  }
  const has = (column: Column) => headings.at.has(column)
  const unsaid: Unsaid[] = OPTIONAL.filter(column => !has(column))
  if (!has('community')) unsaid.push('area')
  /** The text of a column, empty where the list has none; what is wrong with it is told once. */
  const read = new Map<Column, string>()
  const formulas = new Set<Column>()
  const text = (column: Column, most = LIST): string => {
    const known = read.get(column)
    if (known !== undefined) return known
    const found = textOf(column, most)
    read.set(column, found)
    return found
  }
  const textOf = (column: Column, most: number): string => {
    const cell = cells[headings.at.get(column) ?? -1]
    if (!cell) return ''
    if (cell.formula || (WORDS.has(column) && /^\s*[=@+-]\s*[\p{L}\d(]/u.test(cell.text))) {
      tell(column, 'formula')
      formulas.add(column)
      return ''
    }
    // Lines tell the parts of opening hours from one another.
    const plain = column === 'hours' || column === 'holidays' ? cell.text.trim() : plainText(cell.text)
    if (plain.length <= most) return plain
    tell(column, 'too_long', String(most))
    return plain.slice(0, most)
  }
  const needed = (column: Column, most?: number): string => {
    const found = text(column, most)
    if (found === '' && !formulas.has(column)) tell(column, 'empty')
    return found
  }
  const count = (column: Column): number | null => {
    const found = text(column)
      .replace(/^(?:约|大约|[~≈])\s*/u, '')
      .replace(/\s*(?:[个座位人张]|左右|\+)*$/u, '')
    if (isNothing(found)) return null
    if (/^\d{1,4}(?:\.0+)?$/u.test(found)) return Math.trunc(Number(found))
    tell(column, 'count', found)
    return null
  }
  const yesNo = (column: Column): boolean => {
    const found = text(column)
    const answer = readYesNo(found)
    if (answer === undefined) tell(column, 'yes_no', found)
    return answer ?? false
  }

  const code = needed('code', 100)
  const id = idOfCode(code) ?? ''
  if (code !== '' && id === '') tell('code', 'code', code)
  const name = needed('name', NAME)
  const nameEn = text('nameEn', ENGLISH)
  const address = needed('address', NAME)
  const addressEn = text('addressEn', ENGLISH)
  const kinds = readColumnOfKinds()
  const hostType = readColumnOfHost()
  const at = place()
  const area = at && community(at)
  const phone = readPhone()
  const hours = readColumnOfHours()
  const { services, facilities } = readServices()
  const capacity = { seats: count('seats') ?? 0, chargers: count('chargers') ?? 0 }
  const stepFree = yesNo('stepFree')
  const toilet = has('toilet') ? yesNo('toilet') : services.includes('toilet')
  const live = readLive()
  const demo = yesNo('demo')

  if (problems.length > 0 || !at || !area || !hours) return { problems }
  return {
    notes,
    unsaid,
    apart: { facilities, holidays: holidayWords() !== '' },
    ...(area.street === undefined ? {} : { street: area.street }),
    record: {
      code: id,
      name: { zh: name, ...(nameEn === '' ? {} : { en: nameEn }) },
      kinds: [...kinds],
      hostType,
      address: { zh: address, ...(addressEn === '' ? {} : { en: addressEn }) },
      location: at,
      area: area.code,
      phone,
      hours,
      services,
      capacity,
      stepFree,
      toilet,
      live,
      closedByStaff: false,
      demo,
    },
  }

  function readColumnOfKinds(): readonly StationKind[] {
    if (!has('kinds')) return context.usual.kinds
    const read = readKinds(needed('kinds'))
    for (const word of read.unknown) tell('kinds', 'kind', word)
    return read.found
  }

  function readColumnOfHost(): HostType {
    const told = text('host')
    if (!has('host') && !has('hostUnit')) unsaid.push('hostType')
    if (isNothing(told)) return hostOfUnit()
    const found = readHost(told)
    if (!found) tell('host', 'host', told)
    return found ?? context.usual.host
  }

  /** A column that names the unit itself says its type only sometimes. */
  function hostOfUnit(): HostType {
    const unit = text('hostUnit')
    if (isNothing(unit)) return context.usual.host
    const found = hostOf(unit)
    if (!found) {
      note('hostUnit', 'host_unit', unit)
      if (!has('host')) unsaid.push('hostType')
    }
    return found ?? context.usual.host
  }

  function readServices(): { services: string[]; facilities: string[] } {
    const found = new Set<string>()
    let before = 0
    for (const column of ['services', 'facilities'] as const) {
      if (column === 'facilities') before = found.size
      const said = context.services(text(column))
      for (const word of said.unknown) tell(column, 'service', word)
      for (const code of said.found) {
        found.add(code)
        const retired = context.retired.get(code)
        if (retired !== undefined) note(column, 'service_retired', retired)
      }
    }
    return { services: [...found], facilities: [...found].slice(before) }
  }

  function place(): Point | undefined {
    const told = coordinates()
    if (!told) return undefined
    const column: Column = has('coordinates') ? 'coordinates' : 'lng'
    if (inside(told)) return roundedPoint(context.toMapDatum(told))
    if (inside({ lng: told.lat, lat: told.lng })) tell(column, 'swapped')
    else tell(column, 'outside', `${told.lng},${told.lat}`)
    return undefined
  }

  function inside(point: Point): boolean {
    const valid = Math.abs(point.lng) <= 180 && Math.abs(point.lat) <= 90
    return valid && insideRing(context.toMapDatum(point), context.outline)
  }

  function coordinates(): Point | undefined {
    if (has('coordinates') && !(has('lng') && has('lat'))) {
      const told = needed('coordinates')
      if (told === '') return undefined
      const found = readPlace(told)
      if (!found) tell('coordinates', 'coordinates', told)
      return found
    }
    const lng = degrees('lng')
    const lat = degrees('lat')
    return lng === undefined || lat === undefined ? undefined : { lng, lat }
  }

  function degrees(column: 'lng' | 'lat'): number | undefined {
    const told = needed(column)
    if (told === '') return undefined
    const found = readDegrees(told)
    if (found === undefined) tell(column, 'number', told)
    return found
  }

  function community(point: Point): Extract<FoundCommunity, { code: string }> | undefined {
    const found = context.community({
      street: isNothing(text('street')) ? '' : text('street'),
      community: isNothing(text('community')) ? '' : text('community'),
      at: point,
    })
    if ('closed' in found) {
      tell(has('community') ? 'community' : 'street', 'community_closed', found.closed)
      return undefined
    }
    if ('code' in found) {
      if (found.nearest) note(has('community') ? 'community' : 'lng', 'nearest_community')
      return found
    }
    const column = found.unknown === 'community' && !has('community') ? 'street' : found.unknown
    tell(column, found.unknown, found.text)
    return undefined
  }

  function readPhone(): string | null {
    const told = text('phone')
    if (isNothing(told)) return null
    const read = readPhones(told)
    if (!read) {
      tell('phone', 'phone', told)
      return null
    }
    if (read.more) note('phone', 'phone_more', told)
    if (read.leftOut) note('phone', 'phone_extension', told)
    return read.phone
  }

  function readColumnOfHours(): Hours | undefined {
    const told = needed('hours')
    const holidays = holidayWords()
    if (told === '') return undefined
    const read = readHours(told)
    if ('problem' in read) {
      tellHours('hours', read.problem, told)
      return undefined
    }
    const whole = holidays === '' ? read : readHours(told, holidays)
    if ('problem' in whole) {
      tellHours('holidays', whole.problem, text('holidays'))
      return undefined
    }
    for (const words of whole.leftOut) note('hours', 'hours_left_out', words)
    if (!has('holidays') && !whole.aboutHolidays) unsaid.push('holidays')
    if (whole.hours.weekly.length === 0) note('hours', 'hours_shut', told)
    return whole.hours
  }

  /** A column may ask whether it is open on holidays, and be answered with yes or no. */
  function holidayWords(): string {
    const told = text('holidays')
    if (told === '否' || told.toLowerCase() === 'no') return '休息'
    return isNothing(told) || readYesNo(told) === true ? '' : told
  }

  function tellHours(column: 'hours' | 'holidays', problem: HoursProblem, told: string): void {
    const codes: Partial<Record<HoursProblem['reason'], ProblemCode>> = {
      reversed: 'hours_reversed',
      overlap: 'hours_overlap',
      season: 'hours_season',
    }
    tell(column, codes[problem.reason] ?? column, problem.text === '' ? told : problem.text)
  }

  function readLive(): LiveState | null {
    const seatsFree = count('seatsFree')
    const chargersFree = count('chargersFree')
    if (seatsFree === null && chargersFree === null) return null
    // Without a time nobody can tell whether it is still so.
    if (!has('updatedAt')) {
      note(seatsFree === null ? 'chargersFree' : 'seatsFree', 'live_untimed')
      return null
    }
    const most = {
      seats: has('seats') ? capacity.seats : Number.POSITIVE_INFINITY,
      chargers: has('chargers') ? capacity.chargers : Number.POSITIVE_INFINITY,
    }
    for (const { field, code, detail } of liveProblems({ seatsFree, chargersFree }, most))
      tell(field as 'seatsFree' | 'chargersFree', code, detail)
    const told = text('updatedAt')
    if (told === '') {
      if (!formulas.has('updatedAt')) tell('updatedAt', 'time_needed')
      return null
    }
    const at = readTime(told)
    if (at === undefined) tell('updatedAt', 'time', told)
    else if (isAhead(at, context.now)) tell('updatedAt', 'time_ahead', told)
    return at === undefined ? null : { seatsFree, chargersFree, updatedAt: new Date(at).toISOString() }
  }
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
