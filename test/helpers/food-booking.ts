import { fixedId } from '../../local/demo/store-photo'
import { loadDistrict } from '../../config/district/load-district'
import type { OfferingDocument } from '../../cloudfunctions/booking/document'
import { publishSlots } from '../../cloudfunctions/booking/publish'
import { OFFERINGS } from '../../cloudfunctions/booking/store'
import { row, rows } from '../../cloudfunctions/platform/database'
import { pointFrom } from '../../cloudfunctions/platform/geo-point'
import type { StationDocument } from '../../cloudfunctions/station/document'
import { chinaDate } from '../../domain/time/china-time'
import { areaPath, placeKey, stationPlace } from '../../domain/role/place'
import { localDatabase } from '../../local/server/local-database'
import type { Server } from '../../local/server/start-server'
import { aPlan } from './booking'

/**
 * Opens food tests for booking at a room where the personas who test food work, from tomorrow at nine: one place in each
 * half hour, so that the next person comes into the line, and cancelled until it begins.
 * @returns id of the room
 */
export async function openFoodTests({ cloud }: Server): Promise<string> {
  const database = localDatabase(cloud)
  const street = await row<{ _id: string }>(
    database.collection('areas').where({ level: 'street' }).orderBy('_id', 'asc').limit(1).get(),
  )
  const rooms = await rows<StationDocument>(
    database.collection('stations').where({ kinds: 'food_test_room' }).orderBy('_id', 'asc').limit(100).get(),
  )
  const room = rooms.find(one => one.areaPath.includes(street?._id ?? ''))
  if (!room) throw new Error('the demonstration has no food-test room in its first street')
  const now = new Date(cloud.clock.now())
  const { lng, lat } = pointFrom(room.location)
  const offering: OfferingDocument = {
    _id: fixedId('offering', room._id, 'test'),
    kind: 'food_test',
    station: room._id,
    path: [...areaPath(room.areaPath), placeKey(stationPlace(room._id))],
    stationName: room.name,
    address: room.address,
    location: { type: 'Point', coordinates: [lng, lat] },
    lng,
    lat,
    stop: null,
    plan: {
      ...aPlan({ capacity: 1 }, { cutOffMinutes: 0 }),
      holidays: 'as_usual',
      closures: [{ date: chinaDate(now.getTime()), range: null, reason: { zh: '盘点' } }],
    },
    planReason: '',
    ended: false,
    demo: true,
    createdAt: now,
    updatedAt: now,
    version: 1,
  }
  const { _id, ...rest } = offering
  await database.collection(OFFERINGS).doc(_id).set(rest)
  await publishSlots(database, offering, loadDistrict().district.calendar, now)
  return room._id
}
