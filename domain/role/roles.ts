import type { AreaLevel } from '../area/levels'

/** What a person may be for others. A role is always held on a place and reaches everything below it. */
export const roles = [
  'station_staff',
  'food_tester',
  'food_verifier',
  'grid_officer',
  'dispatcher',
  'supervisor',
  'convener',
  'property_manager',
  'owners_committee',
  'administrator',
] as const
export type Role = (typeof roles)[number]

/** Where a role can be held: a station, or an area of one of these levels. */
export type PlaceLevel = AreaLevel | 'station'

/** On which levels each role makes sense; product.md, "People". */
export const levelsOf: Readonly<Record<Role, readonly PlaceLevel[]>> = {
  station_staff: ['station', 'community', 'street'],
  food_tester: ['station', 'street', 'district'],
  food_verifier: ['station', 'street', 'district'],
  grid_officer: ['micro_grid', 'grid', 'community'],
  dispatcher: ['community', 'street', 'district'],
  supervisor: ['street', 'district'],
  convener: ['estate', 'community'],
  property_manager: ['estate'],
  owners_committee: ['estate'],
  administrator: ['district'],
}

const OFFICE = ['station_staff', 'grid_officer', 'convener', 'property_manager', 'owners_committee'] as const

/**
 * What holding a role means for handing out roles: a role holds itself and these. It gives no right to act as
 * them: an administrator who wants to take samples in appoints themselves a food tester, and the audit log says so.
 */
const holds: Readonly<Record<Role, readonly Role[]>> = {
  station_staff: [],
  food_tester: [],
  food_verifier: [],
  grid_officer: [],
  dispatcher: ['grid_officer'],
  supervisor: ['dispatcher', 'food_tester', 'food_verifier', ...OFFICE],
  convener: [],
  property_manager: [],
  owners_committee: [],
  administrator: roles,
}

/** Who hands roles out at all: what they hold, within their reach. */
export const grantingRoles = ['administrator', 'supervisor', 'dispatcher'] as const satisfies readonly Role[]

/** Whether somebody of one role may give, suspend or take away another; both within the giver's reach. */
export function mayGrant(giver: Role, given: Role): boolean {
  return (
    (grantingRoles as readonly Role[]).includes(giver) && (giver === given || holds[giver].includes(given))
  )
}

/** Whom somebody asks for a role, the nearest first: those above it, and another one where there is nobody above. */
export function giversOf(given: Role): Role[] {
  const above = grantingRoles.filter(giver => giver !== given && mayGrant(giver, given))
  return above.length > 0 ? above.reverse() : [given]
}

/** The roles that some roles together may hand out, in the order of {@link roles}. */
export function grantableBy(held: readonly Role[]): Role[] {
  return roles.filter(given => held.some(giver => mayGrant(giver, given)))
}
