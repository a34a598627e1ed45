import { createHash } from 'node:crypto'
import type { District } from '../../domain/district/district'
import type { LiveState } from '../../domain/station/live-state'
import { areaDocuments, type AreaInTree } from '../platform/area-document'
import type { AreaDocument } from '../platform/areas'
import { row, rows, type Database } from '../platform/database'
import { inParallel } from '../platform/in-parallel'
import { canonical } from '../platform/canonical'
import type { StationDocument } from './document'

/** Documents written at the same time: enough to keep the database busy, few enough to leave it to others. */
const WIDTH = 16
/** Ids that one query asks for. */
const BATCH = 200
/** Rows of one page of a walk through a collection; the service gives 1,000 at most. */
const PAGE = 1000

type Settings = District & {
  readonly fingerprint?: string
  readonly createdAt: Date
  readonly version: number
}

/** True once a district's areas and settings stand in the database. */
export async function hasDistrict(db: Database): Promise<boolean> {
  return (await row(db.collection('settings').doc('district').get())) !== null
}

/**
 * Writes a district's areas and then its settings, unless the same stand there already. Areas that the
 * district no longer lists are removed. Settings come last: where they stand, the areas are complete.
 *
 * @returns whether anything was written
 */
export async function writeDistrict(
  db: Database,
  { district, areas }: { readonly district: District; readonly areas: readonly AreaInTree[] },
  now: Date,
): Promise<boolean> {
  const settings = db.collection('settings').doc('district')
  const fingerprint = createHash('sha256').update(canonical({ district, areas })).digest('hex')
  const stored = await row<Settings>(settings.get())
  if (stored?.fingerprint === fingerprint) return false

  const before = new Map<string, Pick<AreaDocument, '_id' | 'createdAt' | 'version'>>()
  for await (const page of walk<AreaDocument>(db, 'areas', { createdAt: true, version: true }))
    for (const area of page) before.set(area._id, area)
  await inParallel(areaDocuments(areas, { createdAt: now, updatedAt: now, version: 1 }), WIDTH, area => {
    const { _id, ...document } = area
    const old = before.get(_id)
    before.delete(_id)
    const stamp = old && { createdAt: old.createdAt, version: old.version + 1 }
    return db
      .collection('areas')
      .doc(_id)
      .set({ ...document, ...stamp })
  })
  await inParallel([...before.keys()], WIDTH, code => db.collection('areas').doc(code).remove())
  await settings.set({
    ...district,
    fingerprint,
    createdAt: stored?.createdAt ?? now,
    updatedAt: now,
    version: (stored?.version ?? 0) + 1,
  })
  return true
}

/** What a comparison needs of a station that is stored already. */
export type StoredStation = Pick<
  StationDocument,
  '_id' | 'fingerprint' | 'live' | 'createdAt' | 'updatedAt' | 'version'
>
const STORED = { fingerprint: true, live: true, createdAt: true, updatedAt: true, version: true }

/** Which of these stations are stored, by id. */
export async function storedStations(
  db: Database,
  ids: readonly string[],
): Promise<Map<string, StoredStation>> {
  const found = new Map<string, StoredStation>()
  const batches = Array.from({ length: Math.ceil(ids.length / BATCH) }, (_, i) =>
    ids.slice(i * BATCH, (i + 1) * BATCH),
  )
  await inParallel(batches, 4, async batch => {
    const some = await rows<StoredStation>(
      db
        .collection('stations')
        .where({ _id: db.command.in(batch) })
        .field(STORED)
        .limit(BATCH)
        .get(),
    )
    for (const station of some) found.set(station._id, station)
  })
  return found
}

/** What writing a document would do to what is stored. */
export type Change = 'added' | 'changed' | 'unchanged'

/** A document without a live state has nothing to say about it; the stored one then stays. */
export function changeOf(document: StationDocument, stored: StoredStation | undefined): Change {
  if (!stored) return 'added'
  if (stored.fingerprint !== document.fingerprint) return 'changed'
  return document.live && !sameLive(document.live, stored.live) ? 'changed' : 'unchanged'
}

function sameLive(a: LiveState, b: LiveState | null): boolean {
  return (
    b !== null &&
    a.seatsFree === b.seatsFree &&
    a.chargersFree === b.chargersFree &&
    a.updatedAt === b.updatedAt
  )
}

/**
 * Writes stations, a few at a time, each by one request that the database applies whole: after a crash a
 * station is the old or the new one. A stored station keeps its age, staff's own switch, and its live
 * state where the document has none, also when these change at this very moment.
 */
export function writeStations(
  db: Database,
  stations: readonly { readonly document: StationDocument; readonly stored: boolean }[],
): Promise<void> {
  return inParallel(stations, WIDTH, async ({ document, stored }) => {
    const { _id, ...whole } = document
    const station = db.collection('stations').doc(_id)
    if (stored && (await station.update(replacement(db, document))).updated > 0) return
    await station.set(whole)
  })
}

function replacement(db: Database, document: StationDocument): object {
  const { _id, createdAt: _createdAt, version: _version, closedByStaff: _switch, live, ...said } = document
  const changes = Object.entries(live === null ? said : { ...said, live }).map(
    ([field, value]) => [field, db.command.set(value)] as const,
  )
  return { ...Object.fromEntries(changes), version: db.command.inc(1) }
}

/** Every stored station whose id is not in `seen`, in order of id, without holding the collection. */
export async function* stationsBeside(
  db: Database,
  seen: { has(id: string): boolean },
): AsyncGenerator<Pick<StationDocument, '_id' | 'name'>> {
  for await (const page of walk<StationDocument>(db, 'stations', { name: true }))
    for (const station of page) if (!seen.has(station._id)) yield station
}

/** All documents of a collection in order of id, page by page. */
export async function* walk<Stored extends { readonly _id: string }>(
  db: Database,
  collection: string,
  fields: Readonly<Record<string, boolean>>,
): AsyncGenerator<Stored[]> {
  for (let after = ''; ;) {
    const page = await rows<Stored>(
      db
        .collection(collection)
        .where({ _id: db.command.gt(after) })
        .orderBy('_id', 'asc')
        .field(fields)
        .limit(PAGE)
        .get(),
    )
    if (page.length > 0) yield page
    const last = page.at(-1)
    if (page.length < PAGE || !last) return
    after = last._id
  }
}

/** What is remembered of an import while it runs and after; `_id` is the fingerprint of file and options. */
export interface ImportJournal {
  readonly _id: string
  readonly file: string
  readonly startedAt: Date
  /** Null while it runs, and for ever when it was interrupted and never resumed. */
  readonly finishedAt: Date | null
  readonly rows: number
  /** Rows that are settled, from the first on. */
  readonly done: number
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly version: number
}

/**
 * Begins an import, or takes up the one that was interrupted: then `startedAt` is the first start's, so
 * that what it has written already can be told from what stood there before.
 */
export async function openJournal(
  db: Database,
  id: string,
  file: string,
  total: number,
  now: Date,
): Promise<ImportJournal> {
  const stored = await row<ImportJournal>(db.collection('imports').doc(id).get())
  const resumed = stored?.finishedAt === null
  const journal: ImportJournal = {
    _id: id,
    file,
    startedAt: resumed ? stored.startedAt : now,
    finishedAt: null,
    rows: total,
    done: resumed ? stored.done : 0,
    createdAt: stored?.createdAt ?? now,
    updatedAt: now,
    version: (stored?.version ?? 0) + 1,
  }
  const { _id, ...document } = journal
  await db.collection('imports').doc(_id).set(document)
  return journal
}

export async function noteProgress(
  db: Database,
  id: string,
  changes: { readonly done: number; readonly finishedAt?: Date; readonly updatedAt: Date },
): Promise<void> {
  await db.collection('imports').doc(id).update(changes)
}
