import { HOUR, MINUTE } from '../time/china-time'

/**
 * Who sees what somebody calls themselves: `shown`, everybody who may; `checking`, they alone, until WeChat has judged
 * it; `refused`, they alone, for WeChat would not let it through. Until a new one is shown, others see the one before.
 */
export const nicknameStates = ['shown', 'checking', 'refused'] as const

/** One that was not judged is asked about again after so long, twice as long each time, and this at most. */
const AGAIN = MINUTE
const AGAIN_AT_MOST = 6 * HOUR

/** How long to wait after it was asked about in vain so many times. */
export function waitAfter(failures: number): number {
  return Math.min(AGAIN * 2 ** (failures - 1), AGAIN_AT_MOST)
}
