import type { Office } from '../../domain/station/desk-contract'
import { pointFrom } from '../platform/geo-point'
import type { StationDocument } from './document'

/** What the office says of a stored station. */
export function officeOf(station: Pick<StationDocument, keyof Office>): Office {
  const { exceptions: _exceptions, ...hours } = station.hours
  return {
    name: station.name,
    kinds: [...station.kinds],
    hostType: station.hostType,
    address: station.address,
    location: pointFrom(station.location),
    area: station.area,
    areaGuessed: station.areaGuessed ?? null,
    phone: station.phone,
    hours,
    services: [...station.services],
    capacity: station.capacity,
    stepFree: station.stepFree,
    toilet: station.toilet,
  }
}

/** The part of it that somebody changed, as the log keeps it. */
export function picked(office: Office, fields: readonly (keyof Office)[]): object {
  return Object.fromEntries(fields.map(field => [field, office[field]]))
}
