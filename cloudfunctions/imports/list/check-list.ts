import type { District } from '../../../domain/district/district'
import type { Point } from '../../../domain/geo/geo'
import { checkRow, type RowContext } from '../../../domain/station/import/check-row'
import { communityFinder, type ImportArea } from '../../../domain/station/import/communities'
import {
  columnWords,
  looksLikeHeadings,
  readHeadings,
  type Headings,
} from '../../../domain/station/import/headings'
import { serviceReader } from '../../../domain/station/import/known-words'
import type { Problem } from '../../../domain/station/import/problems'
import type { StationRecord } from '../../../domain/station/record'
import type { Instant } from '../../../domain/time/china-time'
import { FileError } from './file-error'
import type { SheetRow } from './read-rows'

export interface CheckedStation {
  readonly row: number
  readonly record: StationRecord
}

/** A list that was read to its end. */
export interface CheckedList {
  readonly headings: Headings
  readonly headingRow: number
  /** Rows below the headings that are not empty. */
  readonly rows: number
  readonly stations: readonly CheckedStation[]
  readonly problems: readonly Problem[]
  readonly badRows: ReadonlySet<number>
  /** Every code that the list names, also in rows with errors. */
  readonly codes: ReadonlySet<string>
  /** Rows whose community was taken from their position. */
  readonly nearestCommunity: number
}

/** What a list is checked against. */
export interface ListDistrict {
  readonly district: Pick<District, 'outline' | 'services'>
  readonly areas: readonly ImportArea[]
}

/** A title or two may stand above the headings. */
const HEADINGS_WITHIN = 10

/**
 * Checks a list, every row in full.
 * @throws FileError when it has no headings, lacks a column that it cannot do without, or names one twice
 */
export async function checkList(
  rows: AsyncIterable<SheetRow>,
  { district, areas }: ListDistrict,
  toMapDatum: (point: Point) => Point,
  now: Instant,
): Promise<CheckedList> {
  const context: RowContext = {
    outline: district.outline,
    services: serviceReader(district.services),
    community: communityFinder(areas),
    toMapDatum,
    usual: { kinds: ['rest_station'], host: 'own_premises' },
    now,
  }
  let headings: Headings | undefined
  let headingRow = 0
  let before = 0
  let count = 0
  let nearestCommunity = 0
  const problems: Problem[] = []
  const badRows = new Set<number>()
  const stations: CheckedStation[] = []
  const firstRows = new Map<string, number>()
  const bad = (...found: readonly Problem[]) => {
    problems.push(...found)
    for (const { row } of found) badRows.add(row)
  }
  for await (const { number, cells } of rows) {
    if (!headings) {
      if (looksLikeHeadings(cells)) [headings, headingRow] = [usable(readHeadings(cells)), number]
      else if (++before >= HEADINGS_WITHIN) break
      continue
    }
    count++
    const checked = checkRow(number, cells, headings, context)
    if ('problems' in checked) bad(...checked.problems)
    else {
      stations.push({ row: number, record: checked.record })
      if (checked.nearestCommunity) nearestCommunity++
    }
    const code = cells[headings.at.get('code') ?? -1]?.text.normalize('NFKC').trim() ?? ''
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
  return {
    headings,
    headingRow,
    rows: count,
    stations: stations.filter(({ row }) => !badRows.has(row)),
    problems: problems.sort((a, b) => a.row - b.row),
    badRows,
    codes: new Set(firstRows.keys()),
    nearestCommunity,
  }
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
