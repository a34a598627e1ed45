import type { Role } from '../role/roles'

/** Who decides what is shown of a station: those who work there, and those in charge of where it stands. */
export const moderatorRoles = [
  'station_staff',
  'dispatcher',
  'supervisor',
  'administrator',
] as const satisfies readonly Role[]
