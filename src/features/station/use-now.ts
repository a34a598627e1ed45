import { useEffect, useState } from 'react'
import type { Instant } from '../../../domain/time/china-time'

/** How often words about time are said anew, in milliseconds. */
const TICK = 20_000

/**
 * The service's time: its clock at the answer, plus what has passed on this device since the answer came.
 * A phone whose clock is wrong still shows the right times.
 */
export function useNow(asOf: string, receivedAt: number): Instant {
  const [tick, setTick] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => {
      setTick(Date.now())
    }, TICK)
    return () => {
      clearInterval(timer)
    }
  }, [])
  return Date.parse(asOf) + Math.max(0, Math.max(tick, receivedAt) - receivedAt)
}
