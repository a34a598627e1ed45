import type { Database } from '../../cloudfunctions/platform/database'
import { areaChains, type AreaChain } from '../../cloudfunctions/platform/area-document'
import {
  changeBy,
  noteProgress,
  openJournal,
  storedStations,
  writeStations,
  type Change,
  type ListedStation,
  type StoredStation,
} from '../../cloudfunctions/station/store-import'
import type { LoadedDistrict } from '../../config/district/load-district'
import type { StationRecord } from '../../domain/station/record'
import type { CheckedStation } from './check-list'

/** What becomes, or became, of every station of a list, by code. */
export type Changes = ReadonlyMap<string, Change>

/** What staff changed since the last list, and when. */
export type Edit = NonNullable<StoredStation['edited']>

export interface Preview {
  readonly changes: Changes
  /** Of the stations that staff changed, by code. */
  readonly edits: ReadonlyMap<string, Edit>
}

const CHUNK = 200

/** What writing a list would do. Without a database everything is new. */
export async function previewList(
  database: Database | null,
  stations: readonly CheckedStation[],
  loaded: LoadedDistrict,
  overEdits: boolean,
): Promise<Preview> {
  const chains = areaChains(loaded.areas)
  const changes = new Map<string, Change>()
  const edits = new Map<string, Edit>()
  for (const chunk of chunksOf(stations)) {
    const stored = database
      ? await storedStations(database, codesOf(chunk))
      : new Map<string, StoredStation>()
    for (const { record } of chunk) {
      const old = stored.get(record.code)
      changes.set(record.code, await changeBy(listed(chains, record), old, overEdits))
      if (old?.edited) edits.set(record.code, old.edited)
    }
  }
  return { changes, edits }
}

export interface Written extends Preview {
  /** Stations that an interrupted run of the same import had written already. */
  readonly before: number
  /** False when it was asked to stop. */
  readonly finished: boolean
}

/**
 * Writes a list in chunks. Interrupted at any moment and run again, it goes on: what stands already is seen
 * by its fingerprint, and counted as what the interrupted run made of it.
 */
export async function writeList(
  database: Database,
  stations: readonly CheckedStation[],
  loaded: LoadedDistrict,
  {
    id,
    file,
    progress,
    overEdits,
    stopped,
    now,
  }: {
    /** Fingerprint of the file and of how it is read. */
    readonly id: string
    readonly file: string
    /** Whether the list wins where staff changed a station since the last one. */
    readonly overEdits: boolean
    readonly progress: (done: number, all: number) => void
    readonly stopped: () => boolean
    readonly now: () => Date
  },
): Promise<Written> {
  const chains = areaChains(loaded.areas)
  const journal = await openJournal(database, id, file, stations.length, now())
  const startedAt = new Date(journal.startedAt).getTime()
  const changes = new Map<string, Change>()
  const edits = new Map<string, Edit>()
  let before = 0
  let done = 0
  for (const chunk of chunksOf(stations)) {
    if (stopped()) return { changes, edits, before, finished: false }
    const stored = await storedStations(database, codesOf(chunk))
    const rows = chunk.map(({ record }) => listed(chains, record))
    const made = await writeStations(database, rows, stored, { now: now(), overEdits })
    for (const [code, change] of made) {
      const old = stored.get(code)
      const earlier = change === 'unchanged' && old ? madeSince(old, startedAt) : undefined
      if (earlier) before++
      changes.set(code, earlier ?? change)
      if (old?.edited) edits.set(code, old.edited)
    }
    done += chunk.length
    await noteProgress(database, id, { done, updatedAt: now() })
    progress(done, stations.length)
  }
  await noteProgress(database, id, { done, finishedAt: now(), updatedAt: now() })
  return { changes, edits, before, finished: true }
}

/** What the run that was interrupted did to a station that now stands as the list says. */
function madeSince(station: StoredStation, startedAt: number): Change | undefined {
  // Staff did it, not the list.
  if (station.edited) return undefined
  if (new Date(station.createdAt).getTime() >= startedAt) return 'added'
  return new Date(station.updatedAt).getTime() >= startedAt ? 'changed' : undefined
}

function* chunksOf(stations: readonly CheckedStation[]): Generator<readonly CheckedStation[]> {
  for (let i = 0; i < stations.length; i += CHUNK) yield stations.slice(i, i + CHUNK)
}

const codesOf = (chunk: readonly CheckedStation[]) => chunk.map(({ record }) => record.code)

function listed(chains: ReadonlyMap<string, AreaChain>, record: StationRecord): ListedStation {
  const area = chains.get(record.area)
  if (!area) throw new Error(`no area ${record.area}`)
  return { record, area }
}
