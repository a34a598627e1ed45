import { useEffect, useState } from 'react'

/** How often words about time are said anew, in milliseconds. */
const TICK = 20_000

/** This device's clock; what is said with it is said anew as time goes by. */
export function useTick(): number {
  const [tick, setTick] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setTick(Date.now()), TICK)
    return () => clearInterval(timer)
  }, [])
  return tick
}
