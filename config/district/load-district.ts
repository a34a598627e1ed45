import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import * as z from 'zod/mini'
import { lazySchema, type Parsed } from '../../domain/contract/lazy-schema'
import { areaCodeSchema, areaLevelSchema } from '../../domain/area/area'
import { areaLevels } from '../../domain/area/levels'
import { nameSchema } from '../../domain/contract/name-schema'
import { districtProblems } from '../../domain/district/problems'
import { districtSchema, type District } from '../../domain/district/district'
import { insideRing } from '../../domain/geo/measure'
import { pointSchema } from '../../domain/geo/geo'

/** One area of a district's tree, as `areas.csv` lists it: parents before their children. */
export const areaRowSchema = lazySchema(() =>
  z.strictObject({
    code: areaCodeSchema(),
    name: nameSchema(),
    level: areaLevelSchema(),
    parent: z.nullable(areaCodeSchema()),
    centre: pointSchema(),
    /** Its centre is invented. */
    demo: z.boolean(),
  }),
)
export type AreaRow = Parsed<typeof areaRowSchema>

export interface LoadedDistrict {
  readonly district: District
  readonly areas: readonly AreaRow[]
}

const AREA_HEADINGS = ['code', 'name', 'name_en', 'level', 'parent', 'lng', 'lat', 'demo_centre']

/** A folder of `config/district` says something that cannot be right; the message lists all of it. */
export class DistrictConfigError extends Error {
  constructor(folder: string, problems: readonly string[]) {
    super(`The district in ${folder} cannot be used:\n${problems.map(p => `- ${p}`).join('\n')}`)
    this.name = 'DistrictConfigError'
  }
}

/**
 * Reads and checks a district: `district.json`, `services.json`, `messages.json`, `food-tests.json` and `areas.csv` of
 * `config/district/<name>/`, with the working calendar of `config/calendar/china.json`.
 *
 * @param name the folder; by default the environment's DISTRICT, or `longgang`
 * @throws DistrictConfigError when anything is missing, malformed or contradicts something else
 */
export function loadDistrict(
  name: string = process.env.DISTRICT ?? 'longgang',
  root: string = join(__dirname, '..'),
): LoadedDistrict {
  if (!/^[a-z0-9-]{1,40}$/.test(name))
    throw new DistrictConfigError(name, [`a folder's name is letters, digits and hyphens, not "${name}"`])
  const folder = join(root, 'district', name)
  const problems: string[] = []
  const read = (...path: string[]): string => {
    try {
      return readFileSync(join(...path), 'utf8')
    } catch {
      problems.push(`${path.slice(1).join('/')} cannot be read`)
      return ''
    }
  }
  const json = (...path: string[]): unknown => {
    const text = read(...path)
    if (text === '') return undefined
    try {
      return JSON.parse(text)
    } catch (error) {
      problems.push(`${path.slice(1).join('/')} is not JSON: ${error instanceof Error ? error.message : ''}`)
      return undefined
    }
  }
  const own = json(folder, 'district.json')
  const services = json(folder, 'services.json')
  const jsonWhereItIs = (file: string) => (existsSync(join(folder, file)) ? json(folder, file) : undefined)
  // A district may send nothing by WeChat, and test no food.
  const messages = jsonWhereItIs('messages.json')
  const foodTests = jsonWhereItIs('food-tests.json')
  const calendar = json(root, 'calendar/china.json')
  const rows = readAreas(read(folder, 'areas.csv'), problems)
  if (problems.length > 0) throw new DistrictConfigError(folder, problems)

  const parsed = districtSchema().safeParse({
    ...(own as object),
    services,
    calendar,
    ...(messages === undefined ? {} : { messages }),
    ...(foodTests === undefined ? {} : { foodTests }),
  })
  if (!parsed.success) problems.push(...parsed.error.issues.map(issue => inWords('district', issue)))
  const areas: AreaRow[] = []
  rows.forEach((row, i) => {
    const area = areaRowSchema().safeParse(row)
    if (area.success) areas.push(area.data)
    else problems.push(...area.error.issues.map(issue => inWords(`areas.csv, row ${i + 2}`, issue)))
  })
  if (parsed.success && problems.length === 0) problems.push(...contradictions(parsed.data, areas))
  if (!parsed.success || problems.length > 0) throw new DistrictConfigError(folder, problems)
  return { district: parsed.data, areas }
}

function readAreas(text: string, problems: string[]): unknown[] {
  const { data, meta } = Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), {
    header: true,
    delimiter: ',',
    skipEmptyLines: true,
  })
  const missing = AREA_HEADINGS.filter(heading => !(meta.fields ?? []).includes(heading))
  if (missing.length > 0) problems.push(`areas.csv lacks the column ${missing.join(', ')}`)
  return data.map(row => ({
    code: row.code,
    name: { zh: row.name, ...(row.name_en ? { en: row.name_en } : {}) },
    level: row.level,
    parent: row.parent === '' ? null : row.parent,
    centre: { lng: row.lng ? Number(row.lng) : undefined, lat: row.lat ? Number(row.lat) : undefined },
    demo: row.demo_centre === 'yes',
  }))
}

/** `services[3].icon: must match the pattern /…/`. */
function inWords(start: string, issue: z.core.$ZodIssue): string {
  const path = issue.path
    .map(key => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '')
  return `${start}: ${path === '' ? '' : `${path}: `}${reason(issue)}`
}

function reason(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${issue.expected}${issue.input === undefined ? ', and is missing or empty' : ''}`
    case 'unrecognized_keys':
      return `has unknown keys ${issue.keys.join(', ')}`
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`
    case 'too_small':
      return `is less or shorter than ${String(issue.minimum)}`
    case 'too_big':
      return `is more or longer than ${String(issue.maximum)}`
    case 'invalid_format':
      return `must match the pattern ${issue.pattern ?? issue.format}`
    case 'invalid_key':
      return `has a key that is not allowed`
    default:
      return issue.message
  }
}

/** What a schema cannot see: names that lead nowhere, twice the same, orders the wrong way round. */
function contradictions(district: District, areas: readonly AreaRow[]): string[] {
  const found: string[] = []
  for (const { path, words } of districtProblems(district)) found.push(`${path}: ${words.en}`)

  for (const code of twice(areas.map(a => a.code))) found.push(`areas.csv: ${code} stands twice`)
  const roots = areas.filter(a => a.parent === null)
  if (roots.length !== 1 || roots[0]?.code !== district.code || roots[0].level !== 'district')
    found.push(`areas.csv: exactly one area has no parent, the district ${district.code} itself`)
  const seen = new Map<string, AreaRow>()
  for (const area of areas) {
    const parent = area.parent === null ? undefined : seen.get(area.parent)
    if (area.parent !== null && !parent)
      found.push(`areas.csv: ${area.code} stands before its parent ${area.parent}, or there is none`)
    if (parent && areaLevels.indexOf(parent.level) >= areaLevels.indexOf(area.level))
      found.push(`areas.csv: ${area.code} is a ${area.level} below a ${parent.level}`)
    if (!insideRing(area.centre, district.outline))
      found.push(`areas.csv: the centre of ${area.code} lies outside the outline`)
    seen.set(area.code, area)
  }
  return found
}

function twice(words: readonly string[]): Set<string> {
  return new Set(words.filter((word, i) => words.indexOf(word) !== i))
}
