import type { AreaLevel } from '../../domain/area/area'
import type { Name } from '../../domain/contract/locale'
import type { StationRecord } from '../../domain/station/record'

/** GeoJSON, as the database indexes it. */
export interface GeoPoint {
  readonly type: 'Point'
  readonly coordinates: readonly [number, number]
}

/** A station as it is stored in `stations`; `_id` is the code its street gave it. */
export interface StationDocument extends Omit<StationRecord, 'code' | 'location' | 'area'> {
  readonly _id: string
  readonly location: GeoPoint
  /** The community's code, and the names of street and community, widest first. */
  readonly area: string
  readonly areaNames: readonly Name[]
  /** Codes of every area that holds it, widest first, the community last. */
  readonly areaPath: readonly string[]
  /** What filters ask for: see domain/station/tags. */
  readonly tags: readonly string[]
  /** What search asks for: see station-words. */
  readonly words: readonly string[]
  /** Of the record; an import that finds the same leaves the station alone. */
  readonly fingerprint: string
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly version: number
}

/** An area as it is stored in `areas`; `_id` is its code. */
export interface AreaDocument {
  readonly _id: string
  readonly name: Name
  readonly level: AreaLevel
  readonly parent: string | null
  /** Codes from the district down to the parent. */
  readonly path: readonly string[]
  /** Names of the areas between the district and this one, widest first. */
  readonly within: readonly Name[]
  readonly centre: GeoPoint
  readonly order: number
  readonly hasChildren: boolean
  readonly words: readonly string[]
  /** Its centre is invented. */
  readonly demo: boolean
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly version: number
}
