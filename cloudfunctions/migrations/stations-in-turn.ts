import { row, rows, type Database } from '../platform/database'
import { inParallel } from '../platform/in-parallel'
import type { StationDocument } from '../station/document'
import type { Migration } from './migration'

const BATCH = 100
const WIDTH = 8
/** Tries to write one station that others keep writing. */
const TRIES = 10

/**
 * One step of a migration of stations, in the order of their ids. Nobody changed anything, so versions and times stay.
 *
 * @param changesOf what an update sets of a station as it stands; null where nothing is to be done. Asked again when
 *   somebody wrote the station meanwhile.
 */
export async function stationsInTurn(
  db: Database,
  after: string,
  changesOf: (station: StationDocument) => Promise<object | null> | object | null,
): ReturnType<Migration['batch']> {
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
    if (await brought(db, station, changesOf)) changed++
  })
  return { next: page.length < BATCH ? null : (page.at(-1)?._id ?? null), changed }
}

/** @returns whether it had to be changed */
async function brought(
  db: Database,
  first: StationDocument,
  changesOf: Parameters<typeof stationsInTurn>[2],
): Promise<boolean> {
  let station: StationDocument | null = first
  for (let i = 0; station && i < TRIES; i++) {
    const { _id, version, updatedAt }: StationDocument = station
    const changes = await changesOf(station)
    if (!changes) return false
    const { updated } = await db
      .collection('stations')
      // Unless somebody wrote it since it was read.
      .where({ _id, version, updatedAt })
      .update(changes)
    if (updated > 0) return true
    station = await row<StationDocument>(db.collection('stations').doc(_id).get())
  }
  if (station) throw new Error(`station ${station._id} was written over and over while it was migrated`)
  return false
}
