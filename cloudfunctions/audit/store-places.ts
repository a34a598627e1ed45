import type { Name } from '../../domain/contract/name'
import type { PlaceKey } from '../../domain/role/place'
import type { Place } from '../../domain/role/place-schema'
import { AREAS } from '../platform/areas'
import { AUDIT, AUDIT_HEADS } from '../platform/audit'
import { database, rows } from '../platform/database'

/** The order in which the places of a place are gone through. */
export const stages = ['itself', 'areas', 'stations'] as const
type Stage = (typeof stages)[number]

/** A place that may have a log. */
type Named = Place & { readonly name: Name }

/** Places of one stage by their ids: a place itself, the areas below it, closed ones too, or the stations in it. */
export async function placesOf(place: Place, stage: Stage, after: string, limit: number): Promise<Named[]> {
  const db = await database()
  const found = async (collection: string, where: object) =>
    rows<{ _id: string; name: Name }>(
      db.collection(collection).where(where).orderBy('_id', 'asc').field({ name: true }).limit(limit).get(),
    )
  const beyond = db.command.gt(after)
  const named = (kind: Place['kind'], list: readonly { _id: string; name: Name }[]) =>
    list.map(({ _id, name }) => ({ kind, id: _id, name }))
  if (stage === 'itself')
    return after === ''
      ? named(place.kind, await found(place.kind === 'area' ? AREAS : 'stations', { _id: place.id }))
      : []
  return stage === 'areas'
    ? named('area', await found(AREAS, { path: place.id, _id: beyond }))
    : named('station', await found('stations', { areaPath: place.id, _id: beyond }))
}

/** Those of some places that have a log: an end, or lines of which somebody took the end away. */
export async function withLog(keys: readonly PlaceKey[]): Promise<Set<PlaceKey>> {
  if (keys.length === 0) return new Set()
  const db = await database()
  const heads = await rows<{ _id: PlaceKey }>(
    db
      .collection(AUDIT_HEADS)
      .where({ _id: db.command.in([...keys]) })
      .field({ _id: true })
      .limit(keys.length)
      .get(),
  )
  const logged = new Set(heads.map(({ _id }) => _id))
  for (;;) {
    const others = keys.filter(key => !logged.has(key))
    if (others.length === 0) return logged
    const [line] = await rows<{ chain: PlaceKey }>(
      db
        .collection(AUDIT)
        .where({ chain: db.command.in(others) })
        .field({ chain: true })
        .limit(1)
        .get(),
    )
    if (!line) return logged
    logged.add(line.chain)
  }
}
