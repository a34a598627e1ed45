import { nameIn } from '../../domain/contract/name'
import type { Locale } from '../../domain/contract/locale'
import type { PlaceKey, PlaceRef } from '../../domain/role/place'
import type { Place } from '../../domain/role/place-schema'
import type { Grant } from '../../domain/staff/contract'
import type { GrantDocument } from '../platform/grants'

/** The place that a key stands for. */
export function placeOf(key: PlaceKey): Place {
  const colon = key.indexOf(':')
  return { kind: key.slice(0, colon) === 'station' ? 'station' : 'area', id: key.slice(colon + 1) }
}

export function toGrant(grant: GrantDocument, locale: Locale): Grant {
  return {
    id: grant._id,
    role: grant.role,
    place: placeOf(grant.place),
    placeName: nameIn(grant.placeName, locale),
    within: grant.within.map(name => nameIn(name, locale)),
    path: [...grant.path],
    state: grant.state,
    since: grant.since.toISOString(),
    suspendedAt: grant.state === 'suspended' ? (grant.suspendedAt ?? grant.updatedAt).toISOString() : null,
    version: grant.version,
  }
}

/** What the audit log keeps of a grant: who, what, where and whether in force. */
export function grantInLog({ person, role, place, state }: GrantDocument): object {
  return { person, role, place, state }
}

export const grantTarget = (id: string): PlaceRef => ({ kind: 'grant', id })
