import type { Name } from '../../domain/contract/name'
import { areaPlace, placeKey } from '../../domain/role/place'
import { tagsCovered } from '../../domain/station/place-tags'
import { AREAS, findArea, type AreaDocument } from '../platform/areas'
import { database, rows, type Database } from '../platform/database'
import { GRANTS, type GrantDocument } from '../platform/grants'
import { inParallel } from '../platform/in-parallel'
import { withAreaNames } from '../station/area-names'
import type { StationDocument } from '../station/document'

const PAGE = 200
const WIDTH = 8

/**
 * Areas that were renamed: what stands in them says the new name, areas, stations and roles alike. What is written
 * says what it should, so that a run that is cut off, or two at once, do no harm; only when all is done is an area's
 * mark taken off, and only if it was not renamed once more meanwhile.
 */
export async function carryNames(at: Date): Promise<number> {
  const db = await database()
  const renamed = await rows<AreaDocument>(db.collection(AREAS).where({ namesPending: true }).limit(20).get())
  let done = 0
  for (const area of renamed) {
    done += await carry(db, area, at)
    await db.collection(AREAS).where({ _id: area._id, version: area.version }).update({ namesPending: false })
  }
  return done
}

async function carry(db: Database, area: AreaDocument, at: Date): Promise<number> {
  const names = new Names()
  let done = 0
  const below = walkOf<AreaDocument>(db, AREAS, { path: area._id })
  for await (const page of below)
    await inParallel(page, WIDTH, async one => {
      const within = await names.of(one.path.slice(1))
      const { updated } = await db
        .collection(AREAS)
        .where({ _id: one._id })
        .update({ within: db.command.set(within) })
      done += updated
    })
  const tags = db.command.in(tagsCovered({ area: area._id, kinds: [] }))
  for await (const page of walkOf<StationDocument>(db, 'stations', { tags }))
    await inParallel(page, WIDTH, async station => {
      const derived = await withAreaNames(station, await names.of(station.areaPath.slice(1)), at)
      const changes = Object.entries(derived).map(([field, value]) => [field, db.command.set(value)] as const)
      const { updated } = await db
        .collection('stations')
        // Unless somebody wrote it since: then the next run does it.
        .where({ _id: station._id, version: station.version })
        .update(Object.fromEntries(changes))
      done += updated
    })
  const place = placeKey(areaPlace(area._id))
  for await (const page of walkOf<GrantDocument>(db, GRANTS, { path: place }))
    await inParallel(page, WIDTH, async grant => {
      const codes = grant.path.filter(key => key.startsWith('area:')).map(key => key.slice(5))
      const all = await names.of(codes.slice(1))
      const own = !grant.place.startsWith('station:') && codes.length > 1
      const { updated } = await db
        .collection(GRANTS)
        .where({ _id: grant._id })
        .update({
          within: db.command.set(own ? all.slice(0, -1) : all),
          ...(grant.place === place ? { placeName: db.command.set(area.name) } : {}),
        })
      done += updated
    })
  return done
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

async function* walkOf<Stored extends { readonly _id: string }>(
  db: Database,
  collection: string,
  condition: Readonly<Record<string, unknown>>,
): AsyncGenerator<Stored[]> {
  for (let after = ''; ;) {
    const page = await rows<Stored>(
      db
        .collection(collection)
        .where({ ...condition, _id: db.command.gt(after) })
        .orderBy('_id', 'asc')
        .limit(PAGE)
        .get(),
    )
    if (page.length > 0) yield page
    const last = page.at(-1)
    if (page.length < PAGE || !last) return
    after = last._id
  }
}
