import { areaPath, areaPlace, placeKey } from '../../domain/role/place'
import { tagsCovered } from '../../domain/station/place-tags'
import { AREAS, type AreaDocument } from '../platform/areas'
import { writeAct } from '../platform/audit'
import { rows, type Database, type Transaction } from '../platform/database'
import { operator } from '../platform/operator'
import { transact } from '../platform/transact'

type Known = Pick<
  AreaDocument,
  '_id' | 'name' | 'level' | 'path' | 'added' | 'closed' | 'dropped' | 'version'
>

/**
 * Takes areas away that the district's folder does not list any more, the deepest first. Where stations, roles, an
 * emergency or homes stand in one, or other areas below it, it is closed instead, with what was added below it on
 * pages: what belongs to it keeps its place, and nothing new comes there. What was closed so below an area that is
 * listed again opens with it. Each is a line of the log.
 *
 * @param unlisted what the folder does not name: areas that it dropped, and those that were added on pages
 */
export async function dropAreas(db: Database, unlisted: readonly Known[], now: Date): Promise<void> {
  const gone = new Set(unlisted.filter(({ added }) => !added).map(({ _id }) => _id))
  const deepestFirst = [...unlisted].sort((a, b) => b.path.length - a.path.length)
  for (const area of deepestFirst) {
    const below = area.path.some(code => gone.has(code))
    const document = (transaction: Transaction) => transaction.collection(AREAS).doc(area._id)
    if (gone.has(area._id) || below)
      await transact(db, async transaction => {
        if (!area.added && !(await holdsAnything(db, transaction, area._id))) {
          await document(transaction).delete()
          await note(transaction, area, 'removed', now)
        } else if (!area.closed && !area.dropped) {
          await document(transaction).update({
            closed: true,
            dropped: true,
            updatedAt: now,
            version: area.version + 1,
          })
          await note(transaction, area, 'closed', now)
        }
      })
    else if (area.dropped)
      await transact(db, async transaction => {
        await document(transaction).update({
          closed: false,
          dropped: false,
          updatedAt: now,
          version: area.version + 1,
        })
        await note(transaction, area, 'reopened', now)
      })
  }
}

/** Writes an area that is listed again after it had been dropped, with its line. */
export async function reopenListed(
  db: Database,
  { _id, ...document }: AreaDocument,
  now: Date,
): Promise<void> {
  await transact(db, async transaction => {
    await transaction.collection(AREAS).doc(_id).set(document)
    await note(transaction, { _id, ...document }, 'reopened', now)
  })
}

/** What the folder did to an area. Of one that is no more it stands in the log of the district, read by all above it. */
async function note(
  transaction: Transaction,
  { _id, name, level, path }: Pick<Known, '_id' | 'name' | 'level' | 'path'>,
  what: 'closed' | 'removed' | 'reopened',
  now: Date,
): Promise<void> {
  const [district = _id, ...between] = path
  const where =
    what === 'removed'
      ? { path: areaPath([district]), alsoAt: areaPath(between) }
      : { path: areaPath([...path, _id]) }
  const said = { name: name.zh, level }
  const [before, after] = {
    closed: [
      { ...said, state: 'active' },
      { ...said, state: 'ended' },
    ] as const,
    removed: [said, null] as const,
    reopened: [
      { ...said, state: 'ended' },
      { ...said, state: 'active' },
    ] as const,
  }[what]
  const act = { target: areaPlace(_id), before, after }
  await writeAct(transaction, 'area.takeOver', where, operator.actor, act, now, operator.requestId)
}

async function holdsAnything(
  { command }: Database,
  transaction: Transaction,
  code: string,
): Promise<boolean> {
  const path = placeKey(areaPlace(code))
  const standing: readonly (readonly [string, object])[] = [
    [AREAS, { parent: code }],
    ['stations', { tags: command.in(tagsCovered({ area: code, kinds: [] })) }],
    ['grants', { path, listed: true }],
    ['emergencies', { path, state: 'active' }],
    ['people', { community: code }],
  ]
  for (const [collection, condition] of standing) {
    const query = transaction.collection(collection).where(condition).field({ _id: true }).limit(1)
    if ((await rows(query.get())).length > 0) return true
  }
  return false
}
