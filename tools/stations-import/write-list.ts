import type { Database } from '../../cloudfunctions/platform/database'
import { areaChains, type AreaChain } from '../../cloudfunctions/platform/area-document'
import { buildStationDocument } from '../../cloudfunctions/station/build-document'
import type { StationDocument } from '../../cloudfunctions/station/document'
import {
  changeOf,
  noteProgress,
  openJournal,
  storedStations,
  writeStations,
  type Change,
  type StoredStation,
} from '../../cloudfunctions/station/store-import'
import type { LoadedDistrict } from '../../config/district/load-district'
import type { CheckedStation } from './check-list'

/** What becomes, or became, of every station of a list, by code. */
export type Changes = ReadonlyMap<string, Change>

const CHUNK = 200

/** What writing a list would do. Without a database everything is new. */
export async function previewList(
  database: Database | null,
  stations: readonly CheckedStation[],
  loaded: LoadedDistrict,
): Promise<Changes> {
  const chains = areaChains(loaded.areas)
  const changes = new Map<string, Change>()
  for (const chunk of chunksOf(stations)) {
    const stored = database
      ? await storedStations(database, codesOf(chunk))
      : new Map<string, StoredStation>()
    for (const { record } of chunk) {
      const document = buildStationDocument(record, chainOf(chains, record.area), new Date(0))
      changes.set(record.code, changeOf(document, stored.get(record.code)))
    }
  }
  return changes
}

export interface Written {
  readonly changes: Changes
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
    stopped,
    now,
  }: {
    /** Fingerprint of the file and of how it is read. */
    readonly id: string
    readonly file: string
    readonly progress: (done: number, all: number) => void
    readonly stopped: () => boolean
    readonly now: () => Date
  },
): Promise<Written> {
  const chains = areaChains(loaded.areas)
  const journal = await openJournal(database, id, file, stations.length, now())
  const startedAt = new Date(journal.startedAt).getTime()
  const changes = new Map<string, Change>()
  let before = 0
  let done = 0
  for (const chunk of chunksOf(stations)) {
    if (stopped()) return { changes, before, finished: false }
    const stored = await storedStations(database, codesOf(chunk))
    const writes: { document: StationDocument; stored: boolean }[] = []
    for (const { record } of chunk) {
      const document = buildStationDocument(record, chainOf(chains, record.area), now())
      const old = stored.get(record.code)
      const change = changeOf(document, old)
      const earlier = change === 'unchanged' && old ? madeSince(old, startedAt) : undefined
      if (change !== 'unchanged') writes.push({ document, stored: old !== undefined })
      if (earlier) before++
      changes.set(record.code, earlier ?? change)
    }
    await writeStations(database, writes)
    done += chunk.length
    await noteProgress(database, id, { done, updatedAt: now() })
    progress(done, stations.length)
  }
  await noteProgress(database, id, { done, finishedAt: now(), updatedAt: now() })
  return { changes, before, finished: true }
}

/** What the run that was interrupted did to a station that now stands as the list says. */
function madeSince(station: StoredStation, startedAt: number): Change | undefined {
  if (new Date(station.createdAt).getTime() >= startedAt) return 'added'
  return new Date(station.updatedAt).getTime() >= startedAt ? 'changed' : undefined
}

function* chunksOf(stations: readonly CheckedStation[]): Generator<readonly CheckedStation[]> {
  for (let i = 0; i < stations.length; i += CHUNK) yield stations.slice(i, i + CHUNK)
}

const codesOf = (chunk: readonly CheckedStation[]) => chunk.map(({ record }) => record.code)

function chainOf(chains: ReadonlyMap<string, AreaChain>, area: string): AreaChain {
  const chain = chains.get(area)
  if (!chain) throw new Error(`no area ${area}`)
  return chain
}
