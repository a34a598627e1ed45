import { randomBytes } from 'node:crypto'
import { rows, type Database } from '../../cloudfunctions/platform/database'
import { giveRole, personOf as knownAs } from '../../cloudfunctions/staff/give-role'
import { areaPlace, stationPlace, type PlaceRef } from '../../domain/role/place'
import type { PlaceLevel } from '../../domain/role/roles'
import { someone, type Persona } from './personas'

/** Makes sure that a persona is there, with their role where the district has a place for it. @returns the subject */
export async function appearAs(database: Database, { id, name, holds }: Persona, at: Date): Promise<string> {
  // Somebody new each time; everybody else is the same person at every start.
  if (id === someone.id) return `h5:local-${randomBytes(12).toString('base64url')}`
  const subject = `h5:local-${id}`
  if (!holds) {
    await knownAs(database, subject, name['zh-CN'], at)
    return subject
  }
  const place = await firstPlace(database, holds.on)
  if (place) await giveRole(database, { subject, nickname: name['zh-CN'], role: holds.role, place, at })
  return subject
}

/** The first place of a level by its code; null in a district that has none, for instance no station yet. */
async function firstPlace(database: Database, level: PlaceLevel): Promise<PlaceRef | null> {
  const first = async (name: string, condition: object) => {
    const [found] = await rows<{ _id: string }>(
      database.collection(name).where(condition).orderBy('_id', 'asc').limit(1).get(),
    )
    return found?._id
  }
  const id = level === 'station' ? await first('stations', {}) : await first('areas', { level })
  if (id === undefined) return null
  return level === 'station' ? stationPlace(id) : areaPlace(id)
}
