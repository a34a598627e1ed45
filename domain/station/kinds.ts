import * as z from 'zod/mini'

/** What a person walks into. Fixed in code: each kind has behaviour of its own; names stand in the glossary. */
export const stationKinds = [
  'party_service_centre',
  'rest_station',
  'food_test_room',
  'food_test_vehicle',
  'health_centre',
  'canteen',
] as const
export const StationKindSchema = z.enum(stationKinds)
export type StationKind = z.infer<typeof StationKindSchema>

/** Who keeps the place: the five hosts seen in Longgang, and a place of the office's own. */
export const hostTypes = [
  'service_centre',
  'caring_shop',
  'logistics_hub',
  'pick_up_point',
  'u_station',
  'own_premises',
] as const
export const HostTypeSchema = z.enum(hostTypes)
export type HostType = z.infer<typeof HostTypeSchema>

/** Code of a service in the district's catalogue. */
export const ServiceCodeSchema = z.string().check(z.regex(/^[a-z][a-z0-9_]{1,31}$/))
/** Code a street gives its station; it is also the station's id. */
export const StationIdSchema = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$/))
