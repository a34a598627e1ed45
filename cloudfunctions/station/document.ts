import type { Name } from '../../domain/contract/name'
import type { Closure } from '../../domain/station/closure'
import type { Apart } from '../../domain/station/import/unsaid'
import type { StationRecord } from '../../domain/station/record'
import type { StoredPoint } from '../platform/geo-point'

/** A station as it is stored in `stations`; `_id` is the code its street gave it. */
export interface StationDocument extends Omit<StationRecord, 'code' | 'location' | 'area'> {
  readonly _id: string
  readonly location: StoredPoint
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
  /** What columns of their own told of it, for lists that come without them. */
  readonly apart?: Apart
  /** Of the row of the list that was imported last: tells whether the office says something new. */
  readonly listed?: string
  /** What staff changed since, and when; null where list and station agree. */
  readonly edited?: { readonly at: Date; readonly fields: readonly string[] } | null
  /** When a list was last written over the station, and the version that it made. */
  readonly imported?: { readonly at: Date; readonly version: number }
  /** Why `closedByStaff`, and until when. */
  readonly closure?: Closure | null
  readonly createdAt: Date
  readonly updatedAt: Date
  /** Of what the office says: single days, the switch and seats free stand beside it and do not raise it. */
  readonly version: number
}
