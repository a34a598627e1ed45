import type { Instant } from '../../../domain/time/china-time'
import { useTick } from '../../api/use-tick'

/**
 * The service's time: its clock at the answer, plus what has passed on this device since the answer came.
 * A phone whose clock is wrong still shows the right times.
 */
export function useNow(asOf: string, receivedAt: number): Instant {
  return Date.parse(asOf) + Math.max(0, useTick() - receivedAt)
}
