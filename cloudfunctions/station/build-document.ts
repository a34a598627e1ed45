import { createHash } from 'node:crypto'
import { plainText } from '../../domain/station/import/plain-text'
import { allTagsOf } from '../../domain/station/tags'
import type { StationRecord } from '../../domain/station/record'
import type { AreaChain } from '../platform/area-document'
import { canonical } from '../platform/canonical'
import type { StationDocument } from './document'
import { stationWords } from './station-words'

/** Raised when tags, words or the shape of a stored station are made in a new way: every station then differs. */
const SHAPE = 4

/**
 * What is stored of a record: the record itself with everything that makes it findable.
 *
 * @param area the chain of the area it stands in
 * @param now when it is written for the first time
 */
export async function buildStationDocument(
  record: StationRecord,
  area: AreaChain,
  now: Date,
): Promise<StationDocument> {
  const { code, location, ...rest } = record
  return {
    _id: code,
    ...rest,
    areaGuessed: record.areaGuessed ?? null,
    location: { type: 'Point', coordinates: [location.lng, location.lat] },
    areaNames: area.names,
    areaPath: area.path,
    tags: allTagsOf(code, { ...record, areaPath: area.path }),
    words: await stationWords(record, area),
    fingerprint: fingerprintOf(record, area),
    listed: listedOf(record),
    edited: null,
    imported: { at: now, version: 1 },
    closure: null,
    createdAt: now,
    updatedAt: now,
    version: 1,
  }
}

/**
 * SHA-256 over what the office says of a station and where it stands in the tree, whatever the order of
 * its keys. Seats free, staff's own switch and single days are left out: they belong to the station, not to the
 * office.
 */
export function fingerprintOf(record: StationRecord, area: AreaChain): string {
  return hash({ shape: SHAPE, said: saidOf(record), path: area.path, names: area.names })
}

/** The same of a row of a list alone: a tree that changes or a new shape leave it as it is. */
export function listedOf(record: StationRecord): string {
  return hash(saidOf(record))
}

/**
 * The same as earlier releases made it, which took what a row does not say for the usual, and names for their plain
 * form.
 */
export function listedBefore(record: StationRecord): string {
  const { name, address, hours } = record
  return listedOf({
    ...record,
    name: plainName(name),
    address: plainName(address),
    hostType: record.hostType ?? 'own_premises',
    areaGuessed: null,
    hours: { ...hours, holidays: hours.holidays === 'unknown' ? 'as_usual' : hours.holidays },
    stepFree: record.stepFree ?? false,
    toilet: record.toilet ?? false,
  })
}

function plainName({ zh, en }: StationRecord['name']): StationRecord['name'] {
  return { zh: plainText(zh), ...(en === undefined ? {} : { en: plainText(en) }) }
}

function saidOf({
  live: _live,
  closedByStaff: _closedByStaff,
  areaGuessed,
  hours,
  ...said
}: StationRecord): object {
  const { exceptions: _exceptions, ...usual } = hours
  // An area that was told is hashed as it was before guesses were told apart.
  return { ...said, hours: usual, ...(areaGuessed ? { areaGuessed } : {}) }
}

function hash(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex')
}
