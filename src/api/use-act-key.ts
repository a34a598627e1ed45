import { useRef } from 'react'
import { randomKey } from './random-key'

/** The idempotency key of a form: sent again by hand it is the same act, as long as it says the same. */
export function useActKey(): (said: unknown) => string {
  const last = useRef({ said: '', key: '' })
  return said => {
    const now = JSON.stringify(said)
    if (last.current.said !== now) last.current = { said: now, key: randomKey() }
    return last.current.key
  }
}
