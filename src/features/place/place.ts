import { isRecord, isString } from '../../api/checks'
import { device } from '../../api/device'
import { sharedValue } from '../../api/shared-value'
import { storedValue } from '../../api/stored-value'
import type { Point } from '../../../domain/geo/geo'

/** A community that a person picked. */
export interface Community {
  readonly code: string
  readonly name: string
  /** Names above it, widest first, for instance the street. */
  readonly within: readonly string[]
}

type Looking = 'idle' | 'locating' | 'denied' | 'failed'

const isCommunity = (value: unknown): value is Community | null =>
  value === null ||
  (isRecord(value) && isString(value.code) && isString(value.name) && Array.isArray(value.within))

const isFollowing = (value: unknown): value is 'here' | 'community' =>
  value === 'here' || value === 'community'

/** My community; null until one is picked. */
export const community = storedValue<Community | null>('community', isCommunity, () => null)

/** Whether distances count from where I am or from my community. The place itself is never stored. */
export const following = storedValue<'here' | 'community'>('following', isFollowing, () => 'community')

export const here = sharedValue<Point | null>(null)
export const looking = sharedValue<Looking>('idle')

/** Asks the device where we are; call it at a tap. */
export async function locate(): Promise<Point | null> {
  looking.set('locating')
  const answer = await device.locate()
  if ('refused' in answer) {
    looking.set(answer.refused)
    return null
  }
  looking.set('idle')
  here.set(answer.point)
  return answer.point
}

export async function followHere(): Promise<boolean> {
  const point = await locate()
  if (point) following.set('here')
  return point !== null
}

export function follow(chosen: Community | null): void {
  community.set(chosen)
  following.set('community')
  looking.set('idle')
}

/** After a new start: goes on with the place where that raises no question. */
export async function resumeHere(): Promise<void> {
  if (following.get() !== 'here' || here.get() || !(await device.mayLocate())) return
  const answer = await device.locate()
  if ('point' in answer) here.set(answer.point)
}
