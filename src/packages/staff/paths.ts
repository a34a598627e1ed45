import { grouped } from '../../features/code/code'

/** Addresses of the pages that only pages for staff lead to. */
export const staffPaths = {
  people: '/packages/staff/people/index',
  invite: (area: string) => `/packages/staff/invite/index?area=${encodeURIComponent(area)}`,
  stations: '/packages/staff/stations/index',
  station: (id: string) => `/packages/staff/station/index?id=${encodeURIComponent(id)}`,
  /** Who comes to a station when. */
  bookings: (id: string) => `/packages/booking/desk/index?id=${encodeURIComponent(id)}`,
  stationEdit: (id: string) => `/packages/staff/station-edit/index?id=${encodeURIComponent(id)}`,
  counter: '/packages/staff/counter/index',
  locked: '/packages/staff/locked/index',
  moderation: '/packages/staff/moderation/index',
  /** The sample desk, which has a package of its own. */
  samples: '/packages/food/desk/index',
  emergencies: '/packages/staff/emergencies/index',
  emergencyStart: (area: string) => `/packages/staff/emergency-start/index?area=${encodeURIComponent(area)}`,
  /** What is kept in the office, which has a package of its own. */
  audit: '/packages/office/audit/index',
  import: '/packages/office/import/index',
  areas: '/packages/office/areas/index',
  settings: '/packages/office/settings/index',
  /** `photo` is the id of a picture that is in use. */
  cover: (photo: string) => `/packages/staff/cover/index?photo=${encodeURIComponent(photo)}`,
  accept: (letters: string) => `/packages/staff/accept/index?code=${grouped(letters)}`,
} as const
