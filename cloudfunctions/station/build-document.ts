import { createHash } from 'node:crypto'
import { tagsOf } from '../../domain/station/tags'
import type { StationRecord } from '../../domain/station/record'
import type { AreaChain } from '../platform/area-document'
import { searchWords } from '../platform/search-words'
import type { StationDocument } from './document'

/** Raised when tags, words or the shape of a stored station are made in a new way: every station then differs. */
const SHAPE = 1

/**
 * What is stored of a record: the record itself with everything that makes it findable.
 *
 * @param area the chain of the area it stands in
 * @param now when it is written for the first time
 */
export function buildStationDocument(record: StationRecord, area: AreaChain, now: Date): StationDocument {
  const { code, location, ...rest } = record
  return {
    _id: code,
    ...rest,
    location: { type: 'Point', coordinates: [location.lng, location.lat] },
    areaNames: area.names,
    areaPath: area.path,
    tags: tagsOf(record),
    words: searchWords([record.name.zh], otherTexts(record, area)),
    fingerprint: fingerprintOf(record, area),
    createdAt: now,
    updatedAt: now,
    version: 1,
  }
}

/** Found as written: the English name, the address, and the street and community it stands in. */
function otherTexts({ name, address }: StationRecord, { names }: AreaChain): string[] {
  return [name.en, address.zh, address.en, ...names.map(n => n.zh)].filter(text => text !== undefined)
}

/**
 * SHA-256 over what the office says of a station and where it stands in the tree, whatever the order of
 * its keys. Seats free and staff's own switch are left out: they belong to the station, not to the office.
 */
export function fingerprintOf(record: StationRecord, area: AreaChain): string {
  const { live: _live, closedByStaff: _closedByStaff, ...said } = record
  return createHash('sha256')
    .update(canonical({ shape: SHAPE, said, path: area.path, names: area.names }))
    .digest('hex')
}

/** JSON with sorted keys and without what is undefined. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
    const entries = Object.entries(value).filter(([, v]) => v !== undefined)
    entries.sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([key, v]) => `${JSON.stringify(key)}:${canonical(v)}`).join()}}`
  }
  return JSON.stringify(value)
}
