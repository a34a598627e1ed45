import type { StationRecord } from '../../domain/station/record'
import { pointFrom } from '../platform/geo-point'
import type { StationDocument } from './document'

/** The record that a stored station was made of. */
export function recordOf(station: StationDocument): StationRecord {
  return {
    code: station._id,
    name: station.name,
    kinds: station.kinds,
    hostType: station.hostType,
    address: station.address,
    location: pointFrom(station.location),
    area: station.area,
    areaGuessed: station.areaGuessed ?? null,
    phone: station.phone,
    hours: station.hours,
    services: station.services,
    capacity: station.capacity,
    stepFree: station.stepFree,
    toilet: station.toilet,
    live: station.live,
    closedByStaff: station.closedByStaff,
    demo: station.demo,
  }
}
