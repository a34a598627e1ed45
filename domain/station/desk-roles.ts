import type { Role } from '../role/roles'

/** Who keeps stations: each within their reach. */
export const deskRoles = ['station_staff', 'supervisor', 'administrator'] as const satisfies readonly Role[]

/** Who puts the stations of an area into an emergency. */
export const emergencyRoles = ['supervisor', 'administrator'] as const satisfies readonly Role[]
