import type { Grant } from '../../../domain/staff/contract'

/** A role in force on a district. */
export function aGrant(change: Partial<Grant> = {}): Grant {
  return {
    id: 'g'.repeat(43),
    role: 'administrator',
    place: { kind: 'area', id: '440307' },
    placeName: '龙岗区',
    within: [],
    path: ['area:440307'],
    state: 'active',
    since: '2026-11-01T02:00:00.000Z',
    suspendedAt: null,
    version: 1,
    ...change,
  }
}
