import { useState } from 'react'

/** A difference in px that nobody sees. */
const NUDGE = 0.1

/**
 * What to give a ScrollView as `scrollTop` so that it goes back to its beginning whenever the key changes:
 * it moves only when the value differs from the last one.
 */
export function useTopAgain(key: string): number {
  const [turn, setTurn] = useState({ key, top: 0 })
  if (turn.key !== key) setTurn({ key, top: turn.top === 0 ? NUDGE : 0 })
  return turn.top
}
