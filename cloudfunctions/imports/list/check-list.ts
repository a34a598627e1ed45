import type { District } from '../../../domain/district/district'
import type { Datum } from '../../../domain/station/import/datum'
import { checkRow, type RowContext } from '../../../domain/station/import/check-row'
import { communityFinder, type ImportArea } from '../../../domain/station/import/communities'
import {
  columnWords,
  HEADINGS_WITHIN,
  looksLikeHeadings,
  readHeadings,
  type Column,
  type Headings,
} from '../../../domain/station/import/headings'
import { plainText, type Cell } from '../../../domain/station/import/plain-text'
import { serviceReader } from '../../../domain/station/import/known-words'
import type { Note } from '../../../domain/station/import/notes'
import type { Problem } from '../../../domain/station/import/problems'
import type { SaidRow } from '../../../domain/station/import/unsaid'
import { idOfCode } from '../../../domain/station/station-code'
import type { Instant } from '../../../domain/time/china-time'
import { normalise } from '../../platform/search-text'
import { FileError } from './file-error'
import { withHeadingsJoined } from './heading-rows'
import { toMapDatum } from './map-datum'
import type { SheetRow } from './sheet-row'

export interface CheckedStation extends SaidRow {
  readonly row: number
  /** Services of the record that only stay where the station has them already. */
  readonly retired: readonly string[]
  /** By the rules of the district: from when on a count of what is free says nothing any more. */
  readonly staleMinutes: number
}

/** A list that was read to its end. */
export interface CheckedList {
  readonly headings: Headings
  readonly headingRow: number
  /** Rows below the headings that tell of a station. */
  readonly rows: number
  readonly stations: readonly CheckedStation[]
  readonly problems: readonly Problem[]
  readonly badRows: ReadonlySet<number>
  /** Ids of all stations that the list names, also in rows with errors. */
  readonly codes: ReadonlySet<string>
  /** What was decided for rows that are in order. */
  readonly notes: readonly Note[]
  /** Datum of its coordinates, as somebody told or its headings say; undefined where nobody does. */
  readonly datum: Datum | undefined
}

/** What whoever imports has decided of the whole list. */
export interface ListChoices {
  /** Words for services that the catalogue does not have are left out, instead of their rows. */
  readonly leaveOutServices?: boolean
}

/** What a list is checked against. */
export interface ListDistrict {
  readonly district: Pick<District, 'outline' | 'services' | 'phoneArea'> & {
    readonly rules: Pick<District['rules'], 'freshness'>
  }
  readonly areas: readonly ImportArea[]
}

const NEEDED: readonly Column[] = ['code', 'name', 'address', 'lng', 'lat', 'coordinates', 'hours']

/**
 * Checks a list, every row in full.
 *
 * @param told the datum of its coordinates, as somebody said; without it the headings may name one, and without
 *   that rows are checked as if it were that of the map
 * @throws FileError when it has no headings, lacks a column that it cannot do without, names one twice, or names
 *   another datum than was told
 */
export async function checkList(
  rows: AsyncIterable<SheetRow>,
  { district, areas }: ListDistrict,
  told: Datum | undefined,
  now: Instant,
  { leaveOutServices = false }: ListChoices = {},
): Promise<CheckedList> {
  const retired = new Map(
    district.services.flatMap(({ code, name, retired }) => (retired ? [[code, name.zh] as const] : [])),
  )
  const contextFor = async (datum: Datum): Promise<RowContext> => ({
    outline: district.outline,
    services: serviceReader(district.services),
    community: communityFinder(areas),
    retired,
    leaveOutServices,
    toMapDatum: await toMapDatum(datum),
    usual: { kinds: ['rest_station'] },
    phoneArea: district.phoneArea,
    now,
  })
  let context: RowContext | undefined
  let datum: Datum | undefined
  let headings: Headings | undefined
  let headingRow = 0
  let before = 0
  let count = 0
  const notes: Note[] = []
  const problems: Problem[] = []
  const badRows = new Set<number>()
  const stations: CheckedStation[] = []
  const firstRows = new Map<string, number>()
  const bad = (...found: readonly Problem[]) => {
    problems.push(...found)
    for (const { row } of found) badRows.add(row)
  }
  for await (const { number, cells } of withHeadingsJoined(rows)) {
    if (!headings || !context) {
      if (looksLikeHeadings(cells)) {
        ;[headings, headingRow] = [usable(readHeadings(cells, told)), number]
        datum = datumOf(headings, told)
        context = await contextFor(datum ?? 'gcj02')
      } else if (++before >= HEADINGS_WITHIN) break
      continue
    }
    if (!saysStation(cells, headings)) continue
    count++
    const checked = checkRow(number, cells, headings, context)
    if ('problems' in checked) bad(...checked.problems)
    else {
      const { notes: decided, ...said } = checked
      const own = said.record.services.filter(code => retired.has(code))
      stations.push({
        row: number,
        ...said,
        retired: own,
        staleMinutes: district.rules.freshness.staleMinutes,
      })
      notes.push(...decided)
    }
    const cell = plainText(cells[headings.at.get('code') ?? -1]?.text ?? '')
    const code = idOfCode(cell) ?? cell
    const first = firstRows.get(code)
    if (first !== undefined) {
      bad({ row: number, column: 'code', code: 'duplicate', detail: String(first) })
      if (!problems.some(p => p.row === first && p.code === 'duplicate'))
        bad({ row: first, column: 'code', code: 'duplicate', detail: String(number) })
    } else if (code !== '') firstRows.set(code, number)
  }
  if (!headings)
    throw new FileError({
      'zh-CN': '没有找到标题行。第一行应当是：编号、名称、地址、经度、纬度、开放时间……',
      en: 'No headings were found. The first row should be: code, name, address, lng, lat, hours …',
    })
  const good = stations.filter(({ row }) => !badRows.has(row))
  return {
    headings,
    headingRow,
    rows: count,
    stations: good,
    problems: problems.sort((a, b) => a.row - b.row),
    badRows,
    codes: new Set(firstRows.keys()),
    notes: [...notes.filter(({ row }) => !badRows.has(row)), ...sameNames(good)],
    datum,
  }
}

/** Rows that share their name and community, whatever their codes. */
function sameNames(stations: readonly CheckedStation[]): Note[] {
  const groups = new Map<string, CheckedStation[]>()
  for (const station of stations) {
    const { area, name } = station.record
    const key = `${area} ${normalise(name.zh)}`
    groups.set(key, [...(groups.get(key) ?? []), station])
  }
  return [...groups.values()]
    .filter(({ length }) => length > 1)
    .flatMap(group =>
      group.map(({ row, record }) => ({
        row,
        column: 'name' as const,
        code: 'same_name' as const,
        detail: record.name.zh,
      })),
    )
}

/** Below a list stand sums and signatures: a row in which nothing is told that a station needs is none. */
function saysStation(cells: readonly Cell[], { at }: Headings): boolean {
  return NEEDED.some(column => {
    const cell = cells[at.get(column) ?? -1]
    return cell !== undefined && (cell.formula || cell.text.trim() !== '')
  })
}

function usable(headings: Headings): Headings {
  const { repeated, texts, missing } = headings
  const twice = repeated[0]
  if (twice) {
    const [first = '', second = ''] = [texts[twice.first], texts[twice.second]]
    throw new FileError({
      'zh-CN': `「${first}」和「${second}」两列说的是同一件事，请留下一列`,
      en: `The columns “${first}” and “${second}” say the same thing: keep one`,
    })
  }
  if (missing.length > 0) {
    throw new FileError({
      'zh-CN': `缺少这些列：${missing.map(column => columnWords[column]['zh-CN']).join('、')}`,
      en: `These columns are missing: ${missing.map(column => columnWords[column].en).join(', ')}`,
    })
  }
  return headings
}

const datumNames = { gcj02: 'GCJ-02', wgs84: 'WGS-84', bd09: 'BD-09' } as const satisfies Record<
  Datum,
  string
>

function datumOf({ datum: named }: Headings, told: Datum | undefined): Datum | undefined {
  if (named === 'mixed')
    throw new FileError({
      'zh-CN': '标题里经度和纬度写的坐标系不一样，请核对',
      en: 'The headings name different datums for longitude and latitude: please check',
    })
  if (named && told && named !== told)
    throw new FileError({
      'zh-CN': `标题写的坐标系是 ${datumNames[named]}，选的却是 ${datumNames[told]}，请核对`,
      en: `The headings say that the datum is ${datumNames[named]}, but ${datumNames[told]} was chosen: please check`,
    })
  return told ?? named
}
