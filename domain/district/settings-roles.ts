import type { Role } from '../role/roles'

/** Who changes a district's rules, catalogue, calendar and areas. Beside the contract: the client needs no schemas. */
export const settingsRoles: readonly Role[] = ['administrator']
