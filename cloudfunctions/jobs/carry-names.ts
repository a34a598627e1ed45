import type { Name } from '../../domain/contract/name'
import { areaPlace, placeKey, type PlacePath } from '../../domain/role/place'
import { tagsCovered } from '../../domain/station/place-tags'
import { AREAS, findArea, type AreaDocument } from '../platform/areas'
import { canonical } from '../platform/canonical'
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
/** Documents between two notes of how far it is: words of a station take long to make. */
const BATCH = 100
/** A station is read again so often when somebody writes it at the same moment. */
const ATTEMPTS = 3

/**
 * Areas that were renamed: what stands in them says the new name, be it areas, stations, roles, invitations, cases
 * or emergencies. What says it already is left alone. How far it is stands on the area after each batch, so that a
 * run that ends in time, or is cut off, is gone on with. Only when all is done is the area's mark taken off: not while
 * a station was edited again and again meanwhile, nor if the area was renamed once more. The next run does what is left.
 */
export async function carryNames(run: Run): Promise<void> {
  const db = await database()
  const renamed = await rows<AreaDocument>(db.collection(AREAS).where({ namesPending: true }).limit(20).get())
  for (const area of renamed) {
    if (run.over()) {
      run.leave()
      break
    }
    await carry(db, area, run)
  }
}

/** One batch of documents that is about to be written. */
interface Batch {
  readonly last: string
  write(): Promise<{ readonly written: number; readonly skipped: number }>
}

/** One collection in which documents name areas. */
interface Step {
  readonly collection: string
  readonly batches: (from: string) => AsyncGenerator<Batch>
}

async function carry(db: Database, area: AreaDocument, run: Run): Promise<void> {
  const { _id, version } = area
  const note = (changes: Partial<Record<keyof AreaDocument, unknown>>) =>
    db.collection(AREAS).where({ _id, version }).update(changes)
  const noted = area.namesCarried?.version === version ? area.namesCarried : null
  const steps = stepsOf(db, area, run.at)
  const first = steps.findIndex(({ collection }) => collection === noted?.collection)
  let skipped = noted?.skipped ?? 0
  for (const { collection, batches } of steps.slice(Math.max(0, first))) {
    for await (const batch of batches(collection === noted?.collection ? noted.after : '')) {
      await run.keep()
      const made = await batch.write()
      run.did(made.written)
      skipped += made.skipped
      await note({ namesCarried: db.command.set({ version, collection, after: batch.last, skipped }) })
      if (run.over()) {
        run.leave()
        return
      }
    }
  }
  if (skipped > 0) run.leave()
  await run.keep()
  await note({ namesCarried: null, ...(skipped === 0 ? { namesPending: false } : {}) })
}

/** Where areas are named; areas first, since whoever moves into one takes over the names that stand there. */
function stepsOf(db: Database, area: AreaDocument, at: Date): Step[] {
  const names = new Names()
  const place = placeKey(areaPlace(area._id))
  const stands = { path: place }
  // A role and the invitation to it name their place in the same way.
  const withPlace = async (collection: string, one: GrantDocument | InvitationDocument) => {
    const all = await names.of(belowDistrict(one.path))
    const own = !one.place.startsWith('station:') && all.length > 0
    return write(db, collection, one, {
      within: own ? all.slice(0, -1) : all,
      ...(one.place === place ? { placeName: area.name } : {}),
    })
  }
  return [
    step<AreaDocument>(db, AREAS, { where: { path: area._id } }, async one =>
      write(db, AREAS, one, { within: await names.of(one.path.slice(1)) }),
    ),
    step<StationDocument>(
      db,
      'stations',
      {
        where: { tags: db.command.in(tagsCovered({ area: area._id, kinds: [] })) },
        fields: { areaNames: true, areaPath: true },
      },
      one => writeStation(db, one, names, at),
    ),
    step<GrantDocument>(db, GRANTS, { where: stands }, one => withPlace(GRANTS, one)),
    step<InvitationDocument>(db, INVITATIONS, { where: stands }, one => withPlace(INVITATIONS, one)),
    step<LockedCaseDocument>(db, CASES, { where: stands }, async one =>
      write(db, CASES, one, { areaNames: await names.of(belowDistrict(one.path)) }),
    ),
    step<EmergencyDocument>(db, EMERGENCIES, { where: stands }, async one =>
      one.area === area._id ? write(db, EMERGENCIES, one, { areaName: area.name }) : 0,
    ),
  ]
}

/** @param work tells how many it wrote; null when others kept writing it */
function step<Stored extends { readonly _id: string }>(
  db: Database,
  collection: string,
  which: NonNullable<Parameters<typeof walk<Stored>>[2]>,
  work: (one: Stored) => Promise<number | null>,
): Step {
  return {
    collection,
    async *batches(from) {
      for await (const page of walk<Stored>(db, collection, { ...which, from, size: BATCH }))
        yield {
          last: page.at(-1)?._id ?? from,
          async write() {
            let written = 0
            let skipped = 0
            await inParallel(page, WIDTH, async one => {
              const made = await work(one)
              if (made === null) skipped++
              else written += made
            })
            return { written, skipped }
          },
        }
    },
  }
}

/** @returns how many were changed; null for a station that somebody wrote every time it was about to be */
async function writeStation(
  db: Database,
  found: Pick<StationDocument, '_id' | 'areaNames' | 'areaPath'>,
  names: Names,
  at: Date,
): Promise<number | null> {
  const { _id } = found
  // Its words are long to make.
  if (canonical(found.areaNames) === canonical(await names.of(found.areaPath.slice(1)))) return 0
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const station = await row<StationDocument>(db.collection('stations').doc(_id).get())
    if (!station) return 0
    const areaNames = await names.of(station.areaPath.slice(1))
    if (canonical(station.areaNames) === canonical(areaNames)) return 0
    const derived = await withAreaNames(station, areaNames, at)
    const written = await write(db, 'stations', station, derived, { version: station.version })
    if (written > 0) return written
  }
  return null
}

/** Codes of the areas of a path, without the district, whose name stands nowhere. */
function belowDistrict(path: PlacePath): string[] {
  return path.flatMap(key => (key.startsWith('area:') ? key.slice('area:'.length) : [])).slice(1)
}

/** Writes what differs, field by field. */
async function write<Stored extends { readonly _id: string }>(
  db: Database,
  collection: string,
  stored: Stored,
  changes: Partial<Stored>,
  only: Readonly<Record<string, unknown>> = {},
): Promise<number> {
  const different = Object.entries(changes)
    .filter(([field, value]) => canonical(value) !== canonical(stored[field as keyof Stored]))
    .map(([field, value]) => [field, db.command.set(value)] as const)
  if (different.length === 0) return 0
  const { updated } = await db
    .collection(collection)
    .where({ _id: stored._id, ...only })
    .update(Object.fromEntries(different))
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
