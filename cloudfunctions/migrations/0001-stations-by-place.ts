import { allTagsOf } from '../../domain/station/tags'
import { canonical } from '../platform/canonical'
import { buildStationDocument } from '../station/build-document'
import type { StationDocument } from '../station/document'
import { recordOf } from '../station/record-of'
import type { Migration } from './migration'
import { stationsInTurn } from './stations-in-turn'

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
  batch: (db, after) =>
    stationsInTurn(db, after, async station => {
      const missing = Object.entries(await madeOf(station)).filter(
        ([field, value]) => canonical(value) !== canonical(station[field as keyof Older]),
      )
      if (missing.length === 0) return null
      return Object.fromEntries(missing.map(([field, value]) => [field, db.command.set(value)]))
    }),
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
