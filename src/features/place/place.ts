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

export type Looking = 'idle' | 'locating' | 'denied' | 'declined' | 'failed'

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

/** Wishes about the place are counted: an answer that comes after a later wish is not acted on. */
let wishes = 0

/** Asks the device where we are; call it at a tap. Null also when the person wished for something else since. */
export async function locate(): Promise<Point | null> {
  const wish = ++wishes
  looking.set('locating')
  const answer = await device.locate()
  if (wish !== wishes) return null
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
  wishes++
  community.set(chosen)
  following.set('community')
  looking.set('idle')
}

/** Takes over what my community is called in the language of now. */
export function renameCommunity(known: Community | null | undefined): void {
  if (known && known.code === community.get()?.code) community.set(known)
}

/** After a new start: goes on with the place where that raises no question. */
export async function resumeHere(): Promise<void> {
  if (following.get() !== 'here' || here.get() || !(await device.mayLocate())) return
  const answer = await device.locate()
  if ('point' in answer) here.set(answer.point)
}
