import type { Name } from '../../domain/contract/name'
import { areaPlace, placeKey, type PlacePath } from '../../domain/role/place'
import { tagsCovered } from '../../domain/station/place-tags'
import { AREAS, findArea, type AreaDocument } from '../platform/areas'
import { database, row, rows, type Database } from '../platform/database'
import { GRANTS, type GrantDocument } from '../platform/grants'
import { inParallel } from '../platform/in-parallel'
import { walk } from '../platform/walk'
import { INVITATIONS, type InvitationDocument } from '../staff/store'
import { withAreaNames } from '../station/area-names'
import type { StationDocument } from '../station/document'
import { EMERGENCIES, type EmergencyDocument } from '../station/store-emergency'
import { CASES, type LockedCaseDocument } from '../station/store-locked'
import type { Run } from './run-job'

const WIDTH = 8
/** A station is read again so often when somebody writes it at the same moment. */
const ATTEMPTS = 3

/**
 * Areas that were renamed: what stands in them says the new name, be it areas, stations, roles, invitations, cases
 * or emergencies. What is written says what it should, so that a run that is cut off does no harm. Only when all is done
 * is an area's mark taken off: not while a station was edited again and again meanwhile, nor if the area was renamed
 * once more. The next run does what is left.
 */
export async function carryNames(run: Run): Promise<number> {
  const db = await database()
  const renamed = await rows<AreaDocument>(db.collection(AREAS).where({ namesPending: true }).limit(20).get())
  let done = 0
  for (const area of renamed) {
    const { written, skipped } = await carry(db, area, run)
    done += written
    await run.keep()
    if (skipped > 0) run.leave()
    else
      await db
        .collection(AREAS)
        .where({ _id: area._id, version: area.version })
        .update({ namesPending: false })
  }
  return done
}

async function carry(
  db: Database,
  area: AreaDocument,
  { at, keep }: Run,
): Promise<{ readonly written: number; readonly skipped: number }> {
  const names = new Names()
  async function* batches<Stored extends { readonly _id: string }>(
    ...from: Parameters<typeof walk<Stored>>
  ): AsyncGenerator<Stored[]> {
    for await (const page of walk<Stored>(...from)) {
      await keep()
      yield page
    }
  }
  let done = 0
  let skipped = 0
  const below = batches<AreaDocument>(db, AREAS, { where: { path: area._id } })
  for await (const page of below)
    await inParallel(page, WIDTH, async one => {
      done += await write(db, AREAS, one._id, { within: await names.of(one.path.slice(1)) })
    })
  const tags = db.command.in(tagsCovered({ area: area._id, kinds: [] }))
  for await (const page of batches<StationDocument>(db, 'stations', { where: { tags } }))
    await inParallel(page, WIDTH, async station => {
      const written = await writeStation(db, station, names, at)
      if (written === null) skipped++
      else done += written
    })
  const place = placeKey(areaPlace(area._id))
  // A role and the invitation to it name their place in the same way.
  for (const collection of [GRANTS, INVITATIONS])
    for await (const page of batches<GrantDocument | InvitationDocument>(db, collection, {
      where: { path: place },
    }))
      await inParallel(page, WIDTH, async one => {
        const all = await names.of(belowDistrict(one.path))
        const own = !one.place.startsWith('station:') && all.length > 0
        done += await write(db, collection, one._id, {
          within: own ? all.slice(0, -1) : all,
          ...(one.place === place ? { placeName: area.name } : {}),
        })
      })
  for await (const page of batches<LockedCaseDocument>(db, CASES, { where: { path: place } }))
    await inParallel(page, WIDTH, async one => {
      done += await write(db, CASES, one._id, { areaNames: await names.of(belowDistrict(one.path)) })
    })
  for await (const page of batches<EmergencyDocument>(db, EMERGENCIES, { where: { path: place } }))
    await inParallel(
      page.filter(one => one.area === area._id),
      WIDTH,
      async one => {
        done += await write(db, EMERGENCIES, one._id, { areaName: area.name })
      },
    )
  return { written: done, skipped }
}

/** @returns how many were changed; null for a station that somebody wrote every time it was about to be */
async function writeStation(
  db: Database,
  found: StationDocument,
  names: Names,
  at: Date,
): Promise<number | null> {
  let station: StationDocument | null = found
  for (let attempt = 0; station && attempt < ATTEMPTS; attempt++) {
    const derived = await withAreaNames(station, await names.of(station.areaPath.slice(1)), at)
    const { _id, version }: StationDocument = station
    const written = await write(db, 'stations', _id, derived, { version })
    if (written > 0) return written
    station = await row<StationDocument>(db.collection('stations').doc(_id).get())
    // As it should be already.
    if (station?.version === version) return 0
  }
  return station ? null : 0
}

/** Codes of the areas of a path, without the district, whose name stands nowhere. */
function belowDistrict(path: PlacePath): string[] {
  return path.flatMap(key => (key.startsWith('area:') ? key.slice('area:'.length) : [])).slice(1)
}

async function write(
  db: Database,
  collection: string,
  id: string,
  changes: object,
  only: Readonly<Record<string, unknown>> = {},
): Promise<number> {
  const whole = Object.entries(changes).map(([field, value]) => [field, db.command.set(value)] as const)
  const { updated } = await db
    .collection(collection)
    .where({ _id: id, ...only })
    .update(Object.fromEntries(whole))
  return updated
}

/** Names of areas, each read once. */
class Names {
  private readonly known = new Map<string, Promise<Name | null>>()

  async of(codes: readonly string[]): Promise<Name[]> {
    const found = await Promise.all(
      codes.map(code => {
        const one = this.known.get(code) ?? findArea(code).then(area => area?.name ?? null)
        this.known.set(code, one)
        return one
      }),
    )
    return found.flatMap(name => name ?? [])
  }
}
