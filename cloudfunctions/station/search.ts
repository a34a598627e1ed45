import type { StationFilters } from '../../domain/station/contract'
import { isOpen, openState } from '../../domain/station/opening'
import { inForce, type Emergency, type InForce } from '../../domain/station/emergency'
import { tagQuery } from '../../domain/station/tags'
import type { District } from '../../domain/district/district'
import { contains, centreOf, distance } from '../../domain/geo/measure'
import type { Bounds, Point } from '../../domain/geo/geo'
import type { Instant } from '../../domain/time/china-time'
import { pointFrom } from '../platform/geo-point'
import { wordsOf } from '../platform/search-query'
import { findByWords, findNearest, type Near, type ShownStation } from './store'

/** A station as it is at this moment, with its distance in metres from where the search began. */
export interface Found {
  readonly station: InForce<ShownStation>
  readonly distance: number
}

/** The last station of a page: the next begins after it in the order of distance, then id. */
export interface Position {
  readonly distance: number
  readonly id: string
}

export interface Search {
  readonly point: Point
  readonly filters: StationFilters
  readonly district: District
  /** Those in force at this moment: read for this very call. */
  readonly emergencies: readonly Emergency[]
  readonly now: Instant
  /** Only stations with any of these tags. */
  readonly within?: readonly string[]
}

/** Words with at most this many stations are looked up by the word; more common ones by distance. */
const RARE = 200
/** Distances nearer to each other than this, in metres, count as the same: ids then decide the order. */
const TIE = 0.001
/** Most documents that one read of the database may return. */
const MOST = 1000

/** The next `limit` stations by distance and id that meet the filters, and whether more follow. */
export async function searchNearest(
  search: Search,
  after: Position | null,
  limit: number,
): Promise<{ found: Found[]; more: boolean }> {
  if (isUnsearchable(search)) return { found: [], more: false }
  const rare = await searchRareWords(search)
  const found = rare
    ? rare.filter(f => !after || isAfter(f, after)).slice(0, limit + 1)
    : await walk(search, after, limit + 1)
  return { found: found.slice(0, limit), more: found.length > limit }
}

/** What lies in a box of the map, nearest its centre first. */
export async function searchBounds(
  search: Omit<Search, 'point'>,
  bounds: Bounds,
  limit: number,
): Promise<{ found: Found[]; more: boolean }> {
  const centred = { ...search, point: centreOf(bounds) }
  if (isUnsearchable(centred)) return { found: [], more: false }
  const rare = await searchRareWords(centred)
  if (rare) {
    const inside = rare.filter(f => contains(bounds, pointOf(f.station)))
    return { found: inside.slice(0, limit), more: inside.length > limit }
  }
  const atMost = distance(centred.point, {
    lng: bounds.west,
    lat: Math.abs(bounds.south) < Math.abs(bounds.north) ? bounds.south : bounds.north,
  })
  const read = await findNearest({ ...asked(centred), atMost: atMost * 1.001 }, limit + 1)
  const found = measured(centred, read).filter(
    f => contains(bounds, pointOf(f.station)) && meets(centred, f.station),
  )
  return { found: found.slice(0, limit), more: read.length > limit }
}

/** Something was typed, but nothing of it can be looked up: then nothing is found, not everything. */
function isUnsearchable({ filters }: Search): boolean {
  return filters.text.trim() !== '' && wordsOf(filters.text).length === 0
}

function asked({ point, filters, district, emergencies, now, within }: Search): Near {
  const { groups, without } = tagQuery(filters, emergencies, district.calendar, now)
  return { point, tagGroups: within ? [within, ...groups] : groups, without, words: wordsOf(filters.text) }
}

/** Everything that carries the words, in order; null when that is too much and distance must lead. */
async function searchRareWords(search: Search): Promise<Found[] | null> {
  const near = asked(search)
  if (near.words.length === 0) return null
  const read = await findByWords(
    { ...near, tagGroups: near.tagGroups.filter(tags => tags[0] !== 'all') },
    RARE + 1,
  )
  return read.length > RARE ? null : inOrder(measured(search, read).filter(f => meets(search, f.station)))
}

/**
 * Walks outward from the point. Stations at the very same distance are read together, so that a page never
 * ends within a group whose order the database leaves open.
 */
async function walk(search: Search, after: Position | null, wanted: number): Promise<Found[]> {
  const near = asked(search)
  const found: Found[] = []
  let from = 0
  if (after) {
    found.push(...(await tied(search, after.distance)).filter(f => isAfter(f, after)))
    from = after.distance + TIE
  }
  for (let batch = wanted + 1; found.length < wanted; batch = Math.min(batch * 2, MOST)) {
    const read = await findNearest(from > 0 ? { ...near, atLeast: from } : near, batch)
    const list = inOrder(measured(search, read))
    const last = list.at(-1)
    const exhausted = read.length < batch
    if (exhausted || !last) {
      found.push(...list.filter(f => meets(search, f.station)))
      break
    }
    found.push(...list.filter(f => f.distance < last.distance - TIE && meets(search, f.station)))
    if (found.length < wanted) found.push(...(await tied(search, last.distance)))
    from = last.distance + TIE
  }
  return found.slice(0, wanted)
}

/** All stations at one distance that meet the filters, by id. */
async function tied(search: Search, at: number): Promise<Found[]> {
  const read = await findNearest({ ...asked(search), atLeast: Math.max(0, at - TIE), atMost: at + TIE }, MOST)
  return inOrder(measured(search, read)).filter(f => meets(search, f.station))
}

function measured(
  { point, emergencies }: Pick<Search, 'point' | 'emergencies'>,
  stations: readonly ShownStation[],
): Found[] {
  return stations.map(station => ({
    station: inForce(station, emergencies),
    distance: distance(point, pointOf(station)),
  }))
}

/** The last word on what changes by the hour or by emergency: tags find a superset. */
function meets({ filters, district, now }: Search, station: InForce<ShownStation>): boolean {
  if (!filters.services.every(code => station.services.includes(code))) return false
  return !filters.openNow || isOpen(openState(station, district.calendar, now, district.rules.open))
}

function inOrder(found: Found[]): Found[] {
  return found.sort(compare)
}

function compare(a: Found, b: Found): number {
  const apart = a.distance - b.distance
  if (Math.abs(apart) > TIE) return apart
  return a.station._id < b.station._id ? -1 : a.station._id > b.station._id ? 1 : 0
}

function isAfter(found: Found, position: Position): boolean {
  const apart = found.distance - position.distance
  return Math.abs(apart) > TIE ? apart > 0 : found.station._id > position.id
}

export function pointOf(station: Pick<ShownStation, 'location'>): Point {
  return pointFrom(station.location)
}
