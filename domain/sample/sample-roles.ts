import type { Role } from '../role/roles'

/** Who takes samples in. */
export const intakeRoles = ['food_tester', 'station_staff'] as const satisfies readonly Role[]

/** Who tests. */
export const testerRoles = ['food_tester'] as const satisfies readonly Role[]

/** Who verifies what another one entered. */
export const verifierRoles = ['food_verifier'] as const satisfies readonly Role[]

/** Who marks a published result as invalid. */
export const invalidatingRoles = ['food_verifier', 'supervisor'] as const satisfies readonly Role[]

/** Who sees the sample desk of a station. */
export const sampleDeskRoles = [
  'food_tester',
  'food_verifier',
  'station_staff',
  'supervisor',
] as const satisfies readonly Role[]
