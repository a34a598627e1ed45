import type { Name } from '../../domain/contract/name'
import type { PlaceLevel } from '../../domain/role/roles'
import { areaPath, placeKey, type PlacePath, type PlaceRef } from '../../domain/role/place'
import { AREAS, isOpen, type AreaDocument } from './areas'
import { database, row, rows, type Reader } from './database'

/** Finds where a document of one kind stands; null when there is none. */
export type PlaceResolver = (id: string, reader: Reader) => Promise<PlacePath | null>

/** How to look up the kinds of documents that a function's contract names as places, beside areas and stations. */
export type PlaceResolvers = Readonly<Record<string, PlaceResolver>>

/** What is known of a place itself. */
export interface Ground {
  readonly name: Name
  /** Names of the areas around it, widest first, without the district's. */
  readonly within: readonly Name[]
  readonly level: PlaceLevel
  readonly path: PlacePath
  /** An area that is closed takes in nothing new. */
  readonly open: boolean
}

/** An area or a station; null when there is none. */
export async function groundOf(place: PlaceRef): Promise<Ground | null> {
  return groundIn(await database(), place)
}

/** The same in a database that is open, or in a transaction. */
export async function groundIn(reader: Reader, place: PlaceRef): Promise<Ground | null> {
  const { kind, id } = place
  if (kind === 'area') {
    const area = await row<AreaDocument>(reader.collection(AREAS).doc(id).get())
    return (
      area && {
        name: area.name,
        within: area.within,
        level: area.level,
        path: areaPath([...area.path, id]),
        open: isOpen(area),
      }
    )
  }
  const [station] = await rows<{ name: Name; areaNames: readonly Name[]; areaPath: readonly string[] }>(
    reader
      .collection('stations')
      .where({ _id: id })
      .field({ name: true, areaNames: true, areaPath: true })
      .limit(1)
      .get(),
  )
  if (!station) return null
  return {
    name: station.name,
    within: station.areaNames,
    level: 'station',
    path: [...areaPath(station.areaPath), placeKey(place)],
    open: true,
  }
}

/**
 * The path of a place, the district first. @returns null for a place that does not exist
 * @throws when a contract names a kind that its function cannot look up
 */
export async function pathOf(
  place: PlaceRef,
  own: () => Promise<PlaceResolvers>,
  reader: Reader,
): Promise<PlacePath | null> {
  if (place.kind === 'area' || place.kind === 'station') return (await groundIn(reader, place))?.path ?? null
  const resolvers = await own()
  const resolve = Object.hasOwn(resolvers, place.kind) ? resolvers[place.kind] : undefined
  if (!resolve) throw new Error(`nobody knows where a ${place.kind} stands`)
  return resolve(place.id, reader)
}
