import { insideRing } from '../../geo/measure'
import type { Point } from '../../geo/geo'
import { roundedPoint } from '../record-checks'
import type { GuessedLevel } from '../record'
import type { FoundCommunity } from './communities'
import { readDegrees, readPlace } from './coordinates'
import type { Column } from './headings'
import type { RowCells } from './row-cells'

/** What the place of a row is checked against. */
export interface PlaceContext {
  readonly outline: readonly (readonly [number, number])[]
  readonly community: (told: { street: string; community: string; at: Point }) => FoundCommunity
  /** From the datum of the list to GCJ-02. */
  readonly toMapDatum: (point: Point) => Point
}

export interface RowPlace {
  readonly at: Point
  /** Code of the community. */
  readonly area: string
  readonly guessed: GuessedLevel | null
  /** Code of the street that was told. */
  readonly street?: string
}

/** Where a row says that its station stands; `undefined` where that is wrong, and told. */
export function placeOf(cells: RowCells, context: PlaceContext): RowPlace | undefined {
  const told = coordinates(cells)
  const at = told && checked(cells, told, context)
  return at && communityAt(cells, at, context)
}

function checked(cells: RowCells, told: Point, context: PlaceContext): Point | undefined {
  const column: Column = cells.has('coordinates') ? 'coordinates' : 'lng'
  if (inside(told, context)) return roundedPoint(context.toMapDatum(told))
  if (inside({ lng: told.lat, lat: told.lng }, context)) cells.tell(column, 'swapped')
  else cells.tell(column, 'outside', `${told.lng},${told.lat}`)
  return undefined
}

function inside(point: Point, { outline, toMapDatum }: PlaceContext): boolean {
  const valid = Math.abs(point.lng) <= 180 && Math.abs(point.lat) <= 90
  return valid && insideRing(toMapDatum(point), outline)
}

function coordinates(cells: RowCells): Point | undefined {
  if (cells.has('coordinates') && !(cells.has('lng') && cells.has('lat'))) {
    const told = cells.needed('coordinates')
    if (told === '') return undefined
    const found = readPlace(told)
    if (!found) cells.tell('coordinates', 'coordinates', told)
    return found
  }
  const lng = degrees(cells, 'lng')
  const lat = degrees(cells, 'lat')
  return lng === undefined || lat === undefined ? undefined : { lng, lat }
}

function degrees(cells: RowCells, column: 'lng' | 'lat'): number | undefined {
  const told = cells.needed(column)
  if (told === '') return undefined
  const found = readDegrees(told)
  if (found === undefined) cells.tell(column, 'number', told)
  return found
}

function communityAt(cells: RowCells, at: Point, { community }: PlaceContext): RowPlace | undefined {
  const found = community({ street: cells.said('street'), community: cells.said('community'), at })
  const column: Column = cells.has('community') ? 'community' : 'street'
  if ('closed' in found) {
    cells.tell(column, 'community_closed', found.closed)
    return undefined
  }
  if ('unknown' in found) {
    cells.tell(found.unknown === 'community' ? column : 'street', found.unknown, found.text)
    return undefined
  }
  if (found.nearest) cells.note(cells.has('community') ? 'community' : 'lng', 'nearest_community')
  const { code, street } = found
  const guessed = found.nearest ? (street === undefined ? 'street' : 'community') : null
  return { at, area: code, guessed, ...(street === undefined ? {} : { street }) }
}
