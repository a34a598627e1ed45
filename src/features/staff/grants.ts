import { useQuery } from '@tanstack/react-query'
import { placeKey } from '../../../domain/role/place'
import type { Role } from '../../../domain/role/roles'
import type { Grant } from '../../../domain/staff/contract'
import { client } from '../../api/client'
import { useLocale } from '../../i18n/words'

/** The roles I hold, suspended ones among them. */
export function useMyGrants() {
  return useQuery({ queryKey: ['staff', 'mine', useLocale()], queryFn: () => client.staff.mine({}) })
}

export const inForce = (grants: readonly Grant[]) => grants.filter(({ state }) => state === 'active')

/** Mine in force of these roles, one for each place: where I may do what they may. */
export function placesOf(grants: readonly Grant[], roles: readonly Role[]): Grant[] {
  const places = new Map<string, Grant>()
  for (const grant of inForce(grants)) {
    const key = placeKey(grant.place)
    if (roles.includes(grant.role) && !places.has(key)) places.set(key, grant)
  }
  return [...places.values()]
}

/** The roles I hold in force on a place or above it, by the keys of the place and all that hold it. */
export function rolesAt(grants: readonly Grant[], path: readonly string[]): Role[] {
  return inForce(grants)
    .filter(({ place }) => path.includes(placeKey(place)))
    .map(({ role }) => role)
}
