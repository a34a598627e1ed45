import { createHash } from 'node:crypto'
import { allTagsOf } from '../../domain/station/tags'
import type { StationRecord } from '../../domain/station/record'
import type { AreaChain } from '../platform/area-document'
import { canonical } from '../platform/canonical'
import { MAX_WORD, normalise } from '../platform/search-text'
import { searchWords } from '../platform/search-words'
import type { StationDocument } from './document'

/** Raised when tags, words or the shape of a stored station are made in a new way: every station then differs. */
const SHAPE = 3

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
    location: { type: 'Point', coordinates: [location.lng, location.lat] },
    areaNames: area.names,
    areaPath: area.path,
    tags: allTagsOf(code, { ...record, areaPath: area.path }),
    words: await wordsOf(record, area),
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

/** By name in Chinese, pinyin and initials; as written by address, street and community; in English by words. */
async function wordsOf({ name, address }: StationRecord, { names }: AreaChain): Promise<string[]> {
  const chinese = await searchWords([name.zh], [address.zh, ...names.map(n => n.zh)])
  const english = [name.en, address.en].flatMap(text => (text === undefined ? [] : fromEachWord(text)))
  return [...new Set([...chinese, ...english])]
}

/** English is looked up from where a word begins: nobody types the middle of one. */
function fromEachWord(text: string): string[] {
  const words = text.split(/\s+/u)
  return words
    .map((_, i) => normalise(words.slice(i).join('')).slice(0, MAX_WORD))
    .filter(word => word.length > 0)
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

function saidOf({ live: _live, closedByStaff: _closedByStaff, hours, ...said }: StationRecord): object {
  const { exceptions: _exceptions, ...usual } = hours
  return { ...said, hours: usual }
}

function hash(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex')
}
