import { liveOver, overStanding, type SaidRow, type Unsaid } from '../../domain/station/import/unsaid'
import type { LiveState } from '../../domain/station/live-state'
import type { OfficeField } from '../../domain/station/office-fields'
import type { AreaChain } from '../platform/area-document'
import { canonical } from '../platform/canonical'
import { buildStationDocument, listedBefore, listedOf } from './build-document'
import type { StationDocument } from './document'
import { officeOf } from './office-of'

const COMPARED = [
  'area',
  'areaGuessed',
  'areaNames',
  'areaPath',
  'name',
  'kinds',
  'hostType',
  'address',
  'location',
  'phone',
  'hours',
  'services',
  'capacity',
  'stepFree',
  'toilet',
  'demo',
  'apart',
  'fingerprint',
  'listed',
  'edited',
  'live',
  'createdAt',
  'updatedAt',
  'version',
] as const satisfies readonly (keyof StationDocument)[]

/** What a comparison needs of a station that is stored already. */
export type StoredStation = Pick<StationDocument, '_id' | (typeof COMPARED)[number]>
/** To ask the database for it. */
export const STORED = Object.fromEntries(COMPARED.map(field => [field, true]))

/**
 * What a row of a list does to what is stored. `edited` means that staff changed the station since the last list, and
 * that the office now says something else than that list: neither may silently undo the other.
 */
export type Change = 'added' | 'changed' | 'unchanged' | 'edited'

/** A row that was read, with the chain of the area it stands in. */
export interface ListedStation extends SaidRow {
  /** Services of it that only stay where the station has them already. */
  readonly retired?: readonly string[]
  /** From when on a count of what is free says nothing any more. */
  readonly staleMinutes?: number
  readonly area: AreaChain
  /** The chain of the area where the station stands, which stays where the row names none. */
  readonly chainOf: (code: string) => AreaChain | undefined
}

/** What a list changes of a station: parts of what the office says, whether it is invented, or how many are free. */
export type ListedField = OfficeField | 'demo' | 'live'

/** What a row does to a station, and what of it differs; nothing is told of a new one. */
export interface Made {
  readonly change: Change
  readonly fields: readonly ListedField[]
}

/** What a row would do; `overEdits` lets the list win over staff. */
export async function changeBy(
  station: ListedStation,
  stored: StoredStation | undefined,
  overEdits: boolean,
): Promise<Made> {
  return madeOf(station, await documentFor(station, stored, new Date(0)), stored, overEdits)
}

export function madeOf(
  station: ListedStation,
  document: StationDocument,
  stored: StoredStation | undefined,
  overEdits: boolean,
): Made {
  const change = changeOf(station, document, stored, overEdits)
  return { change, fields: stored && change === 'changed' ? fieldsBetween(stored, document) : [] }
}

/** A document without a live state has nothing to say about it; the stored one then stays. */
function changeOf(
  station: ListedStation,
  document: StationDocument,
  stored: StoredStation | undefined,
  overEdits: boolean,
): Change {
  if (!stored) return 'added'
  if (stored.fingerprint !== document.fingerprint) {
    if (!stored.edited || overEdits) return 'changed'
    // The office repeats what it said before: staff know better since.
    const before = [document.listed, listedBefore(recordFor(station, stored))]
    return before.some(listed => listed === stored.listed) ? 'unchanged' : 'edited'
  }
  return document.live && !sameLive(document.live, stored.live) ? 'changed' : 'unchanged'
}

function fieldsBetween(stored: StoredStation, document: StationDocument): ListedField[] {
  const [was, is] = [officeOf(stored), officeOf(document)]
  const differ = (Object.keys(is) as OfficeField[]).filter(
    field => canonical(was[field]) !== canonical(is[field]),
  )
  // To whoever reads it, a community that is told now is a change of the community.
  const named = differ.map(field => (field === 'areaGuessed' ? 'area' : field))
  return [
    ...new Set(named),
    ...(stored.demo === document.demo ? [] : (['demo'] as const)),
    ...(document.live && !sameLive(document.live, stored.live) ? (['live'] as const) : []),
  ]
}

/** What a row says of a station, without retired services that the station does not have. */
function recordFor(
  { record, retired = [] }: ListedStation,
  stored: StoredStation | undefined,
): ListedStation['record'] {
  const services = record.services.filter(code => !retired.includes(code) || stored?.services.includes(code))
  return { ...record, services }
}

/** The document of a row; of a station that is stored, what the row does not say and single days stay. */
export async function documentFor(
  station: ListedStation,
  stored: StoredStation | undefined,
  now: Date,
): Promise<StationDocument> {
  const { staleMinutes = 0, area, chainOf, ...said } = station
  const row = { ...said, record: recordFor(station, stored) }
  if (!stored) return { ...(await buildStationDocument(row.record, area, now)), apart: row.apart }
  const over = overStanding(row, stored)
  const { apart } = over
  const record = { ...over.record, live: liveOver(row.record.live, stored.live, staleMinutes) }
  const stays = record.area === stored.area
  const chain = stays ? (chainOf(stored.area) ?? { path: stored.areaPath, names: stored.areaNames }) : area
  const document = await buildStationDocument(record, chain, now)
  return { ...document, apart, listed: listedOf(row.record), edited: stillEdited(row, stored, document) }
}

/** What staff changed and the row says nothing of is still theirs. */
function stillEdited(
  { unsaid }: SaidRow,
  { edited, ...stored }: StoredStation,
  document: StationDocument,
): NonNullable<StationDocument['edited']> | null {
  if (!edited) return null
  const [was, is] = [officeOf(stored), officeOf(document)]
  const fields = edited.fields.filter(name => {
    const field = name as OfficeField
    const parts = [field, ...(PARTS_OF[field] ?? [])]
    return (
      parts.some(part => unsaid.some(one => one === part)) && canonical(was[field]) === canonical(is[field])
    )
  })
  return fields.length > 0 ? { ...edited, fields } : null
}

/** Parts of an office's field that have columns of their own. */
const PARTS_OF: Partial<Record<OfficeField, readonly Unsaid[]>> = {
  areaGuessed: ['area'],
  name: ['nameEn'],
  address: ['addressEn'],
  hours: ['holidays'],
  services: ['facilities'],
  capacity: ['seats', 'chargers'],
}

function sameLive(a: LiveState, b: LiveState | null): boolean {
  return (
    b !== null &&
    a.seatsFree === b.seatsFree &&
    a.chargersFree === b.chargersFree &&
    a.updatedAt === b.updatedAt
  )
}
