import { allTagsOf } from '../../domain/station/tags'
import { canonical } from '../platform/canonical'
import { row, rows, type Database } from '../platform/database'
import { inParallel } from '../platform/in-parallel'
import { fingerprintOf } from '../station/build-document'
import type { StationDocument } from '../station/document'
import { recordOf } from '../station/record-of'
import type { Migration } from './migration'

const BATCH = 100
const WIDTH = 8
/** Tries to write one station that others keep writing. */
const TRIES = 10

/**
 * Weekly hours that also hold on public holidays are tagged as such, and what staff closed until further notice loses
 * the tags of its hours: a search for what is open then comes upon what is open. Nobody changed anything, so versions
 * and times stay.
 */
export const tagsOfHolidays: Migration = {
  number: 3,
  summary: 'stations are found by what is open on public holidays',
  async batch(db, after) {
    const page = await rows<StationDocument>(
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
async function brought(db: Database, first: StationDocument): Promise<boolean> {
  let station: StationDocument | null = first
  for (let i = 0; station && i < TRIES; i++) {
    const { _id, version, updatedAt, areaPath: path, areaNames: names }: StationDocument = station
    const tags = allTagsOf(_id, station)
    const fingerprint = fingerprintOf(recordOf(station), { path, names })
    if (canonical(tags) === canonical(station.tags) && fingerprint === station.fingerprint) return false
    const { updated } = await db
      .collection('stations')
      // Unless somebody wrote it since it was read.
      .where({ _id, version, updatedAt })
      .update({ tags: db.command.set(tags), fingerprint })
    if (updated > 0) return true
    station = await row<StationDocument>(db.collection('stations').doc(_id).get())
  }
  if (station) throw new Error(`station ${station._id} was written over and over while it was migrated`)
  return false
}
