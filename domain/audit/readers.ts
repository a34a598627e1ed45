import type { Role } from '../role/roles'

/** Who reads the log: of what their reach covers. Beside the contract, so that the client needs no schemas. */
export const auditReaders: readonly Role[] = ['administrator', 'supervisor', 'dispatcher', 'station_staff']

/** Who checks that the log hangs together. */
export const auditVerifiers: readonly Role[] = ['administrator', 'supervisor']
