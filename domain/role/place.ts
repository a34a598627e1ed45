import type { Role } from './roles'

/**
 * A place or a thing that stands in a place. `area` and `station` are places; any other kind is a document (an
 * invitation, a report) whose place only the server can look up.
 */
export interface PlaceRef {
  readonly kind: string
  /** Code of the area, id of the station or document. */
  readonly id: string
}

export const areaPlace = (code: string): PlaceRef => ({ kind: 'area', id: code })
export const stationPlace = (id: string): PlaceRef => ({ kind: 'station', id })

/** `area:440307`: what is compared when reach is judged. */
export type PlaceKey = `${string}:${string}`
export const placeKey = ({ kind, id }: PlaceRef): PlaceKey => `${kind}:${id}`

/** The place of a key. */
export function placeOfKey(key: PlaceKey): PlaceRef {
  const colon = key.indexOf(':')
  return { kind: key.slice(0, colon), id: key.slice(colon + 1) }
}

/** Keys of every place that holds a place, the district first, itself last. */
export type PlacePath = readonly PlaceKey[]

/** The path of an area, from the codes above it and its own. */
export const areaPath = (codes: readonly string[]): PlacePath => codes.map(code => placeKey(areaPlace(code)))

/** A role held on a place, as permission is judged by it. Suspended and ended ones are not among them. */
export interface Held {
  readonly role: Role
  readonly place: PlaceKey
}

/** Whether one of these roles, held there, reaches a place: held on it, or on a place above it. */
export function reaches(held: readonly Held[], wanted: readonly Role[], path: PlacePath): boolean {
  return held.some(({ role, place }) => wanted.includes(role) && path.includes(place))
}
