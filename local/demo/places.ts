import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AreaRow } from '../../config/district/load-district'
import type { Name } from '../../domain/contract/name'
import { distance, insideRing } from '../../domain/geo/measure'
import type { Point } from '../../domain/geo/geo'
import type { Dice } from './dice'

/** A community with its street and what lies in it. */
export interface Community {
  readonly code: string
  readonly name: Name
  /** As it stands in the names of its stations: with its street before it where two communities share a name. */
  readonly title: Name
  /** The same without the word for its level: 可园 of 可园社区. */
  readonly short: Name
  readonly street: AreaRow
  readonly centre: Point
  /** The metro station nearest its centre, where there is one within walking distance. */
  readonly metro: Metro | undefined
}
export interface Metro {
  readonly name: Name
  readonly at: Point
}

/** Metres from a community's centre within which a metro station counts as its own. */
const WALK = 900

/** The communities of a district in the order of its list. */
export function communitiesOf(areas: readonly AreaRow[]): Community[] {
  const streets = new Map(areas.filter(a => a.level === 'street').map(a => [a.code, a]))
  const metros = readMetros()
  const named = (name: Name) => areas.filter(a => a.level === 'community' && a.name.zh === name.zh).length
  return areas.flatMap(area => {
    const street = streets.get(area.parent ?? '')
    if (area.level !== 'community' || !street) return []
    const title =
      named(area.name) === 1
        ? area.name
        : {
            zh: `${street.name.zh.replace('街道', '')}${area.name.zh}`,
            en: `${plain(street.name)} ${area.name.en ?? area.name.zh}`,
          }
    return {
      code: area.code,
      name: area.name,
      title,
      short: { zh: title.zh.replace('社区', ''), en: plain(title) },
      street,
      centre: area.centre,
      metro: nearest(metros, area.centre),
    }
  })
}

/** An English name without the word for its level. */
export function plain(name: Name): string {
  return (name.en ?? name.zh).replace(/ (Community|Subdistrict|District)$/, '')
}

interface MetroExtract {
  readonly name: string
  readonly en: string
  readonly gcj02: readonly [number, number]
}

function readMetros(): Metro[] {
  const file = join(__dirname, 'geometry/metro-stations.json')
  return (JSON.parse(readFileSync(file, 'utf8')) as MetroExtract[]).map(({ name, en, gcj02 }) => ({
    name: { zh: name, en },
    at: { lng: gcj02[0], lat: gcj02[1] },
  }))
}

/** The community of a street whose centre is nearest to a place. */
export function communityAt(
  communities: readonly Community[],
  street: string,
  at: Point,
): Community | undefined {
  return communities
    .filter(c => c.street.code === street)
    .sort((a, b) => distance(a.centre, at) - distance(b.centre, at))[0]
}

function nearest(metros: readonly Metro[], from: Point): Metro | undefined {
  const near = metros.map(metro => [distance(metro.at, from), metro] as const).filter(([d]) => d <= WALK)
  return near.sort(([a], [b]) => a - b)[0]?.[1]
}

/** Metres of one degree, near enough for strewing points about. */
const DEGREE = 111_000

/** A point about `metres` away, most often nearer, inside the ring; rounded to about a metre. */
export function strew(
  dice: Dice,
  around: Point,
  metres: number,
  ring: readonly (readonly [number, number])[],
): Point {
  for (let reach = metres; reach > 1; reach /= 2) {
    const angle = dice.next() * 2 * Math.PI
    // Two throws added: denser in the middle, never farther than `reach`.
    const far = (reach * (dice.next() + dice.next())) / 2
    const point = {
      lng: rounded(around.lng + (far * Math.cos(angle)) / (DEGREE * Math.cos((around.lat * Math.PI) / 180))),
      lat: rounded(around.lat + (far * Math.sin(angle)) / DEGREE),
    }
    if (insideRing(point, ring)) return point
  }
  return around
}

const rounded = (degrees: number) => Math.round(degrees * 1e5) / 1e5
