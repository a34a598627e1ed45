import { setTimeout as wait } from 'node:timers/promises'
import type { OfficeField } from '../../domain/station/office-fields'
import { areaPath, placeKey, stationPlace } from '../../domain/role/place'
import { allTagsOf } from '../../domain/station/tags'
import { writeAct, type Actor } from '../platform/audit'
import { canonical } from '../platform/canonical'
import type { AreaChain } from '../platform/area-document'
import { enterArea } from '../platform/areas'
import { isConflict, isDuplicate, row, type Database, type Transaction } from '../platform/database'
import { inParallel } from '../platform/in-parallel'
import { carryRoles } from './desk/carry-roles'
import type { StationDocument } from './document'
import { officeOf, picked } from './office-of'
import { documentFor, madeOf, type ListedStation, type Made, type StoredStation } from './compare-listed'
import { storedStations } from './store-import'

/** Stations written at the same time: enough to keep the database busy, few enough to leave it to others. */
const WIDTH = 16
/** Stations that are added in one transaction. */
const TOGETHER = 25
/** How often a row is tried that somebody else is changing. */
const ATTEMPTS = 10

/** Who writes a list, as the log says of every station that it brings or changes. */
export interface Importer {
  readonly actor: Actor
  readonly importId: string
  /** Of the call, or of the command. */
  readonly requestId: string
}

interface Options {
  readonly now: Date
  readonly overEdits: boolean
  readonly importer: Importer
}

/** What became of rows, by code. */
interface WrittenStations {
  readonly made: ReadonlyMap<string, Made>
  /** Rows that were not written, with the code of their area, that was closed since the list was read. */
  readonly closed: ReadonlyMap<string, string>
}

/** What rows come to while they are written. */
interface Outcome {
  readonly made: Map<string, Made>
  readonly closed: Map<string, string>
}

/** A station was to come into an area that takes none any more. */
class AreaClosed extends Error {
  constructor(readonly area: string) {
    super(`the area ${area} is closed`)
  }
}

/**
 * Writes what rows say, a few at a time, with lines in the audit log in the same transactions: after a crash a station
 * is the old or the new one, and none is new without a line. A stored station keeps its age, its single days, staff's
 * own switch, and its live state where the row has none. What staff do at this very moment is not lost: the row is then
 * judged anew; and no station comes into an area that is closed at this moment.
 */
export async function writeStations(
  db: Database,
  stations: readonly ListedStation[],
  known: ReadonlyMap<string, StoredStation>,
  options: Options,
): Promise<WrittenStations> {
  const outcome: Outcome = { made: new Map(), closed: new Map() }
  const fresh = stations.filter(({ record }) => !known.has(record.code))
  // Lines of one street follow one another: groups of it would only wait for each other.
  await inParallel(byStreet(fresh), WIDTH, async ofStreet => {
    for (let i = 0; i < ofStreet.length; i += TOGETHER)
      await addAll(db, ofStreet.slice(i, i + TOGETHER), options, outcome)
  })
  await inParallel(movedTogether(stations, known), WIDTH, async together => {
    for (const [station, stored] of together) await changeInto(outcome, db, station, stored, options)
  })
  return outcome
}

/** Stations that move into one area follow one another, for each of them writes that area; others stand alone. */
function movedTogether(
  stations: readonly ListedStation[],
  known: ReadonlyMap<string, StoredStation>,
): (readonly [ListedStation, StoredStation])[][] {
  const groups = new Map<string, [ListedStation, StoredStation][]>()
  for (const station of stations) {
    const { code, area } = station.record
    const stored = known.get(code)
    if (!stored) continue
    const stays = area === stored.area || (station.unsaid.includes('area') && station.street === undefined)
    const key = stays ? `station:${code}` : `area:${area}`
    groups.set(key, [...(groups.get(key) ?? []), [station, stored]])
  }
  return [...groups.values()]
}

async function changeInto(
  { made, closed }: Outcome,
  db: Database,
  station: ListedStation,
  stored: StoredStation,
  options: Options,
): Promise<void> {
  const { code } = station.record
  try {
    made.set(code, await change(db, station, stored, options))
  } catch (error) {
    if (!(error instanceof AreaClosed)) throw error
    closed.set(code, error.area)
  }
}

/** The chain of an open area as it stands, which a station comes into in this transaction. */
async function entered(transaction: Transaction, code: string, now: Date): Promise<AreaChain> {
  const area = await enterArea(transaction, code, now)
  if (!area) throw new AreaClosed(code)
  return { path: [...area.path, area._id], names: area.parent === null ? [] : [...area.within, area.name] }
}

function byStreet(stations: readonly ListedStation[]): ListedStation[][] {
  const streets = new Map<string, ListedStation[]>()
  for (const station of stations) {
    const street = streetOf(station.area).at(-1) ?? ''
    streets.set(street, [...(streets.get(street) ?? []), station])
  }
  return [...streets.values()]
}

/** The path of the street, or of what stands directly below the district. */
const streetOf = ({ path }: Pick<ListedStation['area'], 'path'>) => areaPath(path.slice(0, 2))

async function addAll(
  db: Database,
  stations: readonly ListedStation[],
  options: Options,
  outcome: Outcome,
): Promise<void> {
  let left = stations
  for (let attempt = 0; attempt < ATTEMPTS && left.length > 0; attempt++) {
    const done = await addedOrClosed(db, left, options)
    if (done === true) {
      for (const { record } of left) outcome.made.set(record.code, { change: 'added', fields: [] })
      return
    }
    if (done instanceof AreaClosed) {
      // Each area is found closed once: the others come to their end without it.
      attempt--
      for (const { record } of left) if (record.area === done.area) outcome.closed.set(record.code, done.area)
      left = left.filter(({ record }) => record.area !== done.area)
      continue
    }
    await rest(attempt)
    const codes = left.map(({ record }) => record.code)
    const there = await storedStations(db, codes)
    for (const station of left) {
      const stored = there.get(station.record.code)
      if (stored) await changeInto(outcome, db, station, stored, options)
    }
    left = left.filter(({ record }) => !there.has(record.code))
  }
  if (left.length > 0) throw new Error(`others kept writing where ${left.length} stations were to be added`)
}

async function addedOrClosed(
  db: Database,
  stations: readonly ListedStation[],
  options: Options,
): Promise<boolean | AreaClosed> {
  try {
    return await added(db, stations, options)
  } catch (error) {
    if (error instanceof AreaClosed) return error
    throw error
  }
}

/** All of them with one line in the log of their street, or none: false where somebody was there before. */
function added(db: Database, stations: readonly ListedStation[], options: Options): Promise<boolean> {
  return settled(db, async transaction => {
    const chains = new Map<string, AreaChain>()
    for (const { record } of stations)
      if (!chains.has(record.area))
        chains.set(record.area, await entered(transaction, record.area, options.now))
    for (const station of stations) {
      const area = chains.get(station.record.area) ?? station.area
      const document = await documentFor({ ...station, area }, undefined, options.now)
      await transaction.collection('stations').add(document)
    }
    const [first] = stations
    if (!first) return true
    const codes = stations.map(({ record }) => record.code)
    const { actor, requestId, importId } = options.importer
    await writeAct(
      transaction,
      'imports.write',
      {
        path: streetOf(first.area),
        alsoAt: [
          ...stations.flatMap(({ area }) => areaPath(area.path)),
          ...codes.map(code => placeKey(stationPlace(code))),
        ],
      },
      actor,
      { target: { kind: 'import', id: importId }, before: null, after: { stations: codes } },
      options.now,
      requestId,
    )
    return true
  })
}

async function change(
  db: Database,
  station: ListedStation,
  known: StoredStation,
  options: Options,
): Promise<Made> {
  const { code } = station.record
  let stored: StoredStation | undefined = known
  for (let attempt = 0; attempt < ATTEMPTS && stored; attempt++) {
    const document = await documentFor(station, stored, options.now)
    const made = madeOf(station, document, stored, options.overEdits)
    if (made.change === 'unchanged' || made.change === 'edited') return made
    const compared = stored
    const done = await settled(db, async transaction => {
      const now = await row<StationDocument>(transaction.collection('stations').doc(code).get())
      if (now?.updatedAt.getTime() !== compared.updatedAt.getTime()) return false
      if (document.area === now.area) await update(db, transaction, document, now, options)
      else {
        const area = await entered(transaction, document.area, options.now)
        const moved = await documentFor({ ...station, area }, compared, options.now)
        await update(db, transaction, moved, now, options)
      }
      return true
    })
    if (done) return made
    await rest(attempt)
    stored = (await storedStations(db, [code])).get(code)
  }
  throw new Error(`others kept writing station ${code}`)
}

/** Lets the other come to its end, longer each time. */
const rest = (attempt: number) => wait(10 * 2 ** Math.min(attempt, 7) * (0.5 + Math.random() / 2))

/** Commits what was done; false where it was not done, or somebody else was there at the same moment. */
async function settled(db: Database, work: (transaction: Transaction) => Promise<boolean>): Promise<boolean> {
  const transaction = await db.startTransaction()
  try {
    const done = await work(transaction)
    await (done ? transaction.commit() : transaction.rollback())
    return done
  } catch (error) {
    await transaction.rollback().catch(() => undefined)
    if (!isConflict(error) && !isDuplicate(error)) throw error
    return false
  }
}

async function update(
  db: Database,
  transaction: Transaction,
  document: StationDocument,
  stored: StationDocument,
  options: Options,
): Promise<void> {
  const { _id, createdAt: _createdAt, closedByStaff: _switch, closure: _closure, live, ...said } = document
  const version = stored.version + 1
  const told = {
    ...said,
    // The door is what staff made it, whatever the list says.
    tags: allTagsOf(_id, { ...said, closedByStaff: stored.closedByStaff, closure: stored.closure ?? null }),
    ...(live === null ? {} : { live }),
    version,
    imported: { at: document.updatedAt, version },
  }
  const changes = Object.entries(told).map(([field, value]) => [field, db.command.set(value)] as const)
  await transaction.collection('stations').doc(_id).update(Object.fromEntries(changes))
  const station: StationDocument = { ...stored, ...told }
  // What stands at the station goes with it to its new place, or to its new name.
  if (station.area !== stored.area || canonical(station.name) !== canonical(stored.name))
    await carryRoles(db, transaction, station)
  await log(transaction, stored, station, options)
}

/** Before and after of what the list changed, in the station's own log, told in the old place and the new. */
async function log(
  transaction: Transaction,
  before: StationDocument,
  after: StationDocument,
  { now, importer }: Options,
): Promise<void> {
  const target = stationPlace(after._id)
  const [was, is] = [officeOf(before), officeOf(after)]
  const fields = (Object.keys(is) as OfficeField[]).filter(
    field => canonical(was[field]) !== canonical(is[field]),
  )
  const live = canonical(before.live) !== canonical(after.live)
  const part = (station: StationDocument) => ({
    version: station.version,
    ...picked(officeOf(station), fields),
    ...(live ? { live: station.live } : {}),
  })
  await writeAct(
    transaction,
    'imports.write',
    {
      path: [...areaPath(before.areaPath), placeKey(target)],
      ...(before.area === after.area ? {} : { alsoAt: areaPath(after.areaPath) }),
    },
    importer.actor,
    { target, before: part(before), after: part(after) },
    now,
    importer.requestId,
  )
}
