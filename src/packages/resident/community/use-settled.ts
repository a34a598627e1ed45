import { useEffect, useState } from 'react'

/** The value once it has stayed the same for so many milliseconds; an empty one counts at once. */
export function useSettled(value: string, wait: number): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(
      () => {
        setSettled(value)
      },
      value === '' ? 0 : wait,
    )
    return () => {
      clearTimeout(timer)
    }
  }, [value, wait])
  return settled
}
