/** What a person walks into. Fixed in code: each kind has behaviour of its own; names stand in the glossary. */
export const stationKinds = [
  'party_service_centre',
  'rest_station',
  'food_test_room',
  'food_test_vehicle',
  'health_centre',
  'canteen',
] as const
export type StationKind = (typeof stationKinds)[number]

/** Who keeps the place: the five hosts seen in Longgang, and a place of the office's own. */
export const hostTypes = [
  'service_centre',
  'caring_shop',
  'logistics_hub',
  'pick_up_point',
  'u_station',
  'own_premises',
] as const
export type HostType = (typeof hostTypes)[number]

/** What the code of a service in a district's catalogue looks like. */
export const serviceCode = /^[a-z][a-z0-9_]{1,31}$/
