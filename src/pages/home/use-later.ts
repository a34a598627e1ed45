import { startTransition, useEffect, useState } from 'react'

/** False in the first rendering, true right after it was shown: what follows may wait. */
export function useLater(): boolean {
  const [later, setLater] = useState(false)
  useEffect(() => {
    // In slices between which the phone answers to a finger.
    startTransition(() => {
      setLater(true)
    })
  }, [])
  return later
}
