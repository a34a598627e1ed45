import type { CatalogueItem } from '../../district/district'
import type { Instant } from '../../time/china-time'
import type { HostType, StationKind } from '../kinds'
import { idOfCode } from '../station-code'
import type { Column, Headings } from './headings'
import { hostOf, isNothing, readHost, readKinds, type ReadList } from './known-words'
import type { Note } from './notes'
import { readPhones, withAreaCode } from './phones'
import type { Cell } from './plain-text'
import type { Problem } from './problems'
import { RowCells } from './row-cells'
import { hoursOf } from './row-hours'
import { liveOf } from './row-live'
import { placeOf, type PlaceContext } from './row-place'
import type { SaidRow, Unsaid } from './unsaid'

/** What a row is checked against; made once for a whole list. */
export interface RowContext extends PlaceContext {
  readonly services: (text: string) => ReadList<CatalogueItem['code']>
  /** Services that no station may get anew, with their names. */
  readonly retired: ReadonlyMap<CatalogueItem['code'], string>
  /** Whether somebody decided that words for services which the catalogue does not have are left out. */
  readonly leaveOutServices: boolean
  /** Of a station whose list has no column for it. */
  readonly usual: { readonly kinds: StationKind[] }
  /** What the district dials before its own numbers: `0755`; undefined where its settings do not say. */
  readonly phoneArea: string | undefined
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

const NAME = 100
const ENGLISH = 200

/** Checks one row in full: every problem is told, not only the first. */
export function checkRow(
  row: number,
  found: readonly Cell[],
  headings: Headings,
  context: RowContext,
): CheckedRow {
  const cells = new RowCells(row, found, headings)
  const { problems, notes } = cells
  const unsaid: Unsaid[] = OPTIONAL.filter(column => !cells.has(column))

  const code = cells.needed('code', 100)
  const id = idOfCode(code) ?? ''
  if (code !== '' && id === '') cells.tell('code', 'code', code)
  const name = cells.needed('name', NAME)
  const nameEn = cells.text('nameEn', ENGLISH)
  const address = cells.needed('address', NAME)
  const addressEn = cells.text('addressEn', ENGLISH)
  const kinds = kindsOf(cells, context)
  const hostType = hostTypeOf(cells)
  if (hostType === null && (!cells.has('host') || cells.said('hostUnit') !== '')) unsaid.push('hostType')
  const place = placeOf(cells, context)
  if (place?.guessed) unsaid.push('area')
  const phone = phoneOf(cells, context)
  const hours = hoursOf(cells)
  if (hours?.hours.holidays === 'unknown' && !cells.has('holidays')) unsaid.push('holidays')
  const { services, facilities } = servicesOf(cells, context)
  const capacity = { seats: cells.count('seats') ?? 0, chargers: cells.count('chargers') ?? 0 }
  const stepFree = cells.yesNo('stepFree')
  if (stepFree === null) cells.note('stepFree', 'not_known')
  const toilet = cells.has('toilet') ? cells.yesNo('toilet') : services.includes('toilet') || null
  if (toilet === null) cells.note('toilet', 'not_known')
  const live = liveOf(cells, capacity, context.now)
  const demo = cells.yesNo('demo') ?? false

  if (problems.length > 0 || !place || !hours) return { problems }
  return {
    notes,
    unsaid,
    apart: { facilities, holidays: hours.apart },
    ...(place.street === undefined ? {} : { street: place.street }),
    record: {
      code: id,
      name: { zh: name, ...(nameEn === '' ? {} : { en: nameEn }) },
      kinds: [...kinds],
      hostType,
      address: { zh: address, ...(addressEn === '' ? {} : { en: addressEn }) },
      location: place.at,
      area: place.area,
      ...(place.guessed ? { areaGuessed: place.guessed } : {}),
      phone,
      hours: hours.hours,
      services,
      capacity,
      stepFree,
      toilet,
      live,
      closedByStaff: false,
      demo,
    },
  }
}

function kindsOf(cells: RowCells, { usual }: RowContext): readonly StationKind[] {
  if (!cells.has('kinds')) return usual.kinds
  const read = readKinds(cells.needed('kinds'))
  for (const word of read.unknown) cells.tell('kinds', 'kind', word)
  return read.found
}

/** Null where the list does not say, or names a unit that does not tell its type. */
function hostTypeOf(cells: RowCells): HostType | null {
  const told = cells.said('host')
  if (told !== '') {
    const found = readHost(told)
    if (!found) cells.tell('host', 'host', told)
    return found ?? null
  }
  // A column that names the unit itself says its type only sometimes.
  const unit = cells.said('hostUnit')
  const found = unit === '' ? undefined : hostOf(unit)
  if (!found) cells.note(unit === '' ? 'host' : 'hostUnit', unit === '' ? 'not_known' : 'host_unit', unit)
  return found ?? null
}

function servicesOf(cells: RowCells, context: RowContext): { services: string[]; facilities: string[] } {
  const found = new Set<string>()
  let before = 0
  for (const column of ['services', 'facilities'] as const) {
    if (column === 'facilities') before = found.size
    const said = context.services(cells.text(column))
    for (const word of said.unknown) {
      if (context.leaveOutServices) cells.note(column, 'service_left_out', word)
      else cells.tell(column, 'service', word)
    }
    for (const code of said.found) {
      found.add(code)
      const retired = context.retired.get(code)
      if (retired !== undefined) cells.note(column, 'service_retired', retired)
    }
  }
  return { services: [...found], facilities: [...found].slice(before) }
}

function phoneOf(cells: RowCells, { phoneArea }: RowContext): string | null {
  const told = cells.text('phone')
  if (isNothing(told)) return null
  const read = readPhones(told)
  if (!read) {
    cells.tell('phone', 'phone', told)
    return null
  }
  if (read.more) cells.note('phone', 'phone_more', told)
  if (read.leftOut) cells.note('phone', 'phone_extension', told)
  const whole = withAreaCode(read.phone, phoneArea)
  if (whole.lacks) cells.note('phone', 'phone_area', read.phone)
  else if (whole.phone !== read.phone) cells.note('phone', 'phone_completed', phoneArea)
  return whole.phone
}
