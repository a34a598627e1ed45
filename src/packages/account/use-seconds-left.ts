import { useEffect, useState } from 'react'

const SECOND = 1000

/**
 * Seconds from now until `lifetime` milliseconds after `since`, both by this device's clock: one that is wrong
 * counts right all the same. 0 when the time is up, or there is none.
 */
export function useSecondsLeft(since: number | null, lifetime: number): number {
  const [now, setNow] = useState(() => Date.now())
  const left = since === null ? 0 : Math.max(0, Math.ceil((since + lifetime - now) / SECOND))
  const runs = left > 0
  useEffect(() => {
    setNow(Date.now())
    if (!runs) return
    const timer = setInterval(() => setNow(Date.now()), SECOND)
    return () => clearInterval(timer)
  }, [runs, since])
  return left
}

/** `2:59` */
export const clockOfSeconds = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
