import type { AreaChain } from '../../platform/area-document'
import type { Database } from '../../platform/database'
import {
  changeBy,
  type Change,
  type ListedField,
  type ListedStation,
  type StoredStation,
} from '../../station/compare-listed'
import { storedStations } from '../../station/store-import'
import { writeStations, type Importer } from '../../station/store-listed'
import type { CheckedStation } from './check-list'

/** What becomes, or became, of every station of a list, by code. */
export type Changes = ReadonlyMap<string, Change>

/** What staff changed since the last list, and when. */
export type Edit = NonNullable<StoredStation['edited']>

export interface Preview {
  readonly changes: Changes
  /** What of a station is changed, by code. */
  readonly fields: ReadonlyMap<string, readonly ListedField[]>
  /** Of the stations that staff changed, by code. */
  readonly edits: ReadonlyMap<string, Edit>
}

type Chains = ReadonlyMap<string, AreaChain>

/** Rows that are compared or written between two looks at whether to go on. */
export const CHUNK = 200

/** What writing a list would do. Without a database everything is new. */
export async function previewList(
  database: Database | null,
  stations: readonly CheckedStation[],
  chains: Chains,
  overEdits: boolean,
): Promise<Preview> {
  const changes = new Map<string, Change>()
  const fields = new Map<string, readonly ListedField[]>()
  const edits = new Map<string, Edit>()
  for (const chunk of chunksOf(stations)) {
    const stored = database
      ? await storedStations(database, codesOf(chunk))
      : new Map<string, StoredStation>()
    for (const station of chunk) {
      const { record } = station
      const old = stored.get(record.code)
      const made = await changeBy(listed(chains, station), old, overEdits)
      changes.set(record.code, made.change)
      if (made.fields.length > 0) fields.set(record.code, made.fields)
      if (old?.edited) edits.set(record.code, old.edited)
    }
  }
  return { changes, fields, edits }
}

export interface WrittenChunk extends Preview {
  /** Rows that stood already as an interrupted run of the same import wrote them. */
  readonly before: number
  /** Rows that were not written, with the code of their area, that was closed since the list was read. */
  readonly closed: ReadonlyMap<string, string>
}

/**
 * Writes some rows. Interrupted at any moment and done again it goes on: what stands already is seen by its
 * fingerprint, and counted as what the interrupted run made of it.
 */
export async function writeChunk(
  database: Database,
  chunk: readonly CheckedStation[],
  chains: Chains,
  options: {
    /** When the import was first started, in milliseconds since 1970. */
    readonly startedAt: number
    readonly now: Date
    /** Whether the list wins where staff changed a station since the last one. */
    readonly overEdits: boolean
    readonly importer: Importer
  },
): Promise<WrittenChunk> {
  const changes = new Map<string, Change>()
  const fields = new Map<string, readonly ListedField[]>()
  const edits = new Map<string, Edit>()
  let before = 0
  const stored = await storedStations(database, codesOf(chunk))
  const rows = chunk.map(station => listed(chains, station))
  const { made, closed } = await writeStations(database, rows, stored, options)
  for (const [code, { change, fields: differ }] of made) {
    const old = stored.get(code)
    const earlier = change === 'unchanged' && old ? madeSince(old, options.startedAt) : undefined
    if (earlier) before++
    changes.set(code, earlier ?? change)
    if (differ.length > 0) fields.set(code, differ)
    if (old?.edited) edits.set(code, old.edited)
  }
  return { changes, fields, edits, before, closed }
}

/** What the run that was interrupted did to a station that now stands as the list says. */
function madeSince(station: StoredStation, startedAt: number): Change | undefined {
  // Staff did it, not the list.
  if (station.edited) return undefined
  if (new Date(station.createdAt).getTime() >= startedAt) return 'added'
  return new Date(station.updatedAt).getTime() >= startedAt ? 'changed' : undefined
}

export function* chunksOf(stations: readonly CheckedStation[]): Generator<readonly CheckedStation[]> {
  for (let i = 0; i < stations.length; i += CHUNK) yield stations.slice(i, i + CHUNK)
}

const codesOf = (chunk: readonly CheckedStation[]) => chunk.map(({ record }) => record.code)

function listed(chains: Chains, { row: _row, ...station }: CheckedStation): ListedStation {
  const area = chains.get(station.record.area)
  if (!area) throw new Error(`no area ${station.record.area}`)
  return { ...station, area, chainOf: code => chains.get(code) }
}
