import { allTagsOf } from '../../domain/station/tags'
import { row, rows, type Database } from '../platform/database'
import { inParallel } from '../platform/in-parallel'
import { canonical } from '../platform/canonical'
import { buildStationDocument } from '../station/build-document'
import type { StationDocument } from '../station/document'
import { recordOf } from '../station/record-of'
import type { Migration } from './migration'

const BATCH = 100
const WIDTH = 8
/** Tries to write one station that others keep writing. */
const TRIES = 10

/** What an older release stored of a station: the newer fields are missing. */
type Older = StationDocument

/**
 * Stations are found by where they stand: for the reach of roles and for emergencies they carry tags of every area
 * that holds them, and with the new shape a new fingerprint. What staff or a list said stays as it is, and so do the
 * version and the time of the last change: nobody changed anything.
 */
export const stationsByPlace: Migration = {
  number: 1,
  summary: 'stations are found by the areas that hold them',
  async batch(db, after) {
    const page = await rows<Older>(
      db
        .collection('stations')
        .where({ _id: db.command.gt(after) })
        .orderBy('_id', 'asc')
        .limit(BATCH)
        .get(),
    )
    let changed = 0
    await inParallel(page, WIDTH, async station => {
      if (await brought(db, station)) changed++
    })
    return { next: page.length < BATCH ? null : (page.at(-1)?._id ?? null), changed }
  },
}

/** @returns whether it had to be changed */
async function brought(db: Database, first: Older): Promise<boolean> {
  let station: Older | null = first
  for (let i = 0; station && i < TRIES; i++) {
    const made = await madeOf(station)
    const missing = Object.entries(made).filter(
      ([field, value]) => canonical(value) !== canonical(station?.[field as keyof Older]),
    )
    if (missing.length === 0) return false
    const changes = missing.map(([field, value]) => [field, db.command.set(value)] as const)
    const { updated } = await db
      .collection('stations')
      // Unless somebody wrote it since it was read.
      .where({ _id: station._id, version: station.version, updatedAt: station.updatedAt })
      .update(Object.fromEntries(changes))
    if (updated > 0) return true
    station = await row<Older>(db.collection('stations').doc(station._id).get())
  }
  if (station) throw new Error(`station ${station._id} was written over and over while it was migrated`)
  return false
}

/** What is derived of a station, and what a release with staff expects beside it. */
async function madeOf(station: Older): Promise<Partial<StationDocument>> {
  const built = await buildStationDocument(
    recordOf(station),
    { path: station.areaPath, names: station.areaNames },
    station.createdAt,
  )
  return {
    tags: allTagsOf(station._id, station),
    words: built.words,
    fingerprint: built.fingerprint,
    // Before this release only lists wrote stations: each stands as its last list said.
    listed: station.listed ?? built.listed ?? '',
    edited: station.edited ?? null,
    imported: station.imported ?? { at: station.updatedAt, version: station.version },
    closure: station.closure ?? null,
  }
}
