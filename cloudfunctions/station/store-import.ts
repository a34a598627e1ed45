import { createHash } from 'node:crypto'
import type { District } from '../../domain/district/district'
import { areaDocuments, type AreaInTree } from '../platform/area-document'
import type { AreaDocument } from '../platform/areas'
import { row, rows, type Database } from '../platform/database'
import type { StoredSettings } from '../platform/district-settings'
import { pointFrom } from '../platform/geo-point'
import { inParallel } from '../platform/in-parallel'
import { takeOverFolder } from '../platform/settings-of-folder'
import { canonical } from '../platform/canonical'
import { walk } from '../platform/walk'
import { STORED, type StoredStation } from './compare-listed'
import type { StationDocument } from './document'
import { dropAreas, reopenListed } from './drop-areas'

/** Documents written at the same time: enough to keep the database busy, few enough to leave it to others. */
const WIDTH = 16
/** Ids that one query asks for. */
const BATCH = 200

type Settings = StoredSettings & { readonly fingerprint?: string }

/** True once a district's areas and settings stand in the database. */
export async function hasDistrict(db: Database): Promise<boolean> {
  return (await row(db.collection('settings').doc('district').get())) !== null
}

type StoredArea = Pick<
  AreaDocument,
  | '_id'
  | 'createdAt'
  | 'version'
  | 'name'
  | 'hasChildren'
  | 'added'
  | 'renamed'
  | 'namesPending'
  | 'closed'
  | 'dropped'
  | 'path'
  | 'level'
  | 'contacts'
  | 'demoContacts'
  | 'placedBy'
  | 'centre'
>
const STORED_AREA = {
  createdAt: true,
  version: true,
  name: true,
  hasChildren: true,
  added: true,
  renamed: true,
  namesPending: true,
  closed: true,
  dropped: true,
  path: true,
  level: true,
  contacts: true,
  demoContacts: true,
  placedBy: true,
  centre: true,
}

/** What administrators said of an area stays, whatever the folder says; a name is kept with the tree, see below. */
function keptOf(old: StoredArea, now: AreaDocument): Partial<AreaDocument> {
  const { createdAt, version, hasChildren, renamed, namesPending, closed, dropped, contacts, demoContacts } =
    old
  const { lng, lat } = pointFrom(old.centre)
  // What stands below and is in no folder, and roles, invitations and cases, follow a name that the folder gives.
  const pending = namesPending === true || canonical(old.name) !== canonical(now.name)
  return {
    createdAt,
    version: version + 1,
    ...(hasChildren ? { hasChildren } : {}),
    ...(renamed ? { renamed } : {}),
    ...(pending ? { namesPending: true } : {}),
    ...(closed && !dropped ? { closed } : {}),
    ...(contacts ? { contacts } : {}),
    ...(demoContacts ? { demoContacts } : {}),
    ...(old.placedBy === 'page'
      ? { placedBy: old.placedBy, centre: { type: 'Point', coordinates: [lng, lat] } }
      : {}),
  }
}

/**
 * Writes a district's areas and then its settings, unless the same stand there already. Areas that the
 * district no longer lists are removed, or closed where something stands in them, unless somebody added them on a page. Settings come last: where they stand, the areas are complete.
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
  if (stored?.fingerprint === fingerprint && stored.sections) return false

  const before = new Map<string, StoredArea>()
  for await (const page of walk<StoredArea>(db, 'areas', { fields: STORED_AREA }))
    for (const area of page) before.set(area._id, area)
  // Under its name of a page an area stands in the chains of all that is below it, and is found by it.
  const named = areas.map(area => {
    const old = before.get(area.code)
    return old?.renamed ? { ...area, name: old.name } : area
  })
  const documents = await areaDocuments(named, { createdAt: now, updatedAt: now, version: 1 })
  await inParallel(documents, WIDTH, area => {
    const { _id, ...document } = area
    const old = before.get(_id)
    before.delete(_id)
    const whole = { ...document, ...(old && keptOf(old, area)) }
    return old?.dropped
      ? reopenListed(db, { _id, ...whole }, now)
      : db.collection('areas').doc(_id).set(whole)
  })
  await dropAreas(db, [...before.values()], now)
  await takeOverFolder(db, district, { fingerprint }, now)
  return true
}

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

/** Puts stations as they are told, whatever stood there. */
export function putStations(db: Database, stations: readonly StationDocument[]): Promise<void> {
  return inParallel(stations, WIDTH, ({ _id, ...whole }) => db.collection('stations').doc(_id).set(whole))
}

/** Every stored station whose id is not in `seen`, in order of id, without holding the collection. */
export async function* stationsBeside(
  db: Database,
  seen: { has(id: string): boolean },
): AsyncGenerator<Pick<StationDocument, '_id' | 'name'>> {
  for await (const page of walk<StationDocument>(db, 'stations', { fields: { name: true } }))
    for (const station of page) if (!seen.has(station._id)) yield station
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
