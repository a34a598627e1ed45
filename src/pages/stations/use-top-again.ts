import { useState } from 'react'

/**
 * What to give a ScrollView as `scrollTop` so that it goes back to its beginning whenever the key changes:
 * it moves only when the value differs from the last one, and one pixel is nothing.
 */
export function useTopAgain(key: string): number {
  const [turn, setTurn] = useState({ key, top: 0 })
  if (turn.key !== key) setTurn({ key, top: 1 - turn.top })
  return turn.top
}
