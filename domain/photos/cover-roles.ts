import type { Role } from '../role/roles'

/** Who covers what must not be shown in pictures: each in those of their reach. */
export const coverRoles = [
  'station_staff',
  'dispatcher',
  'supervisor',
  'administrator',
] as const satisfies readonly Role[]
