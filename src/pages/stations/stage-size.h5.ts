import { useLayoutEffect, useState } from 'react'
import type { Size } from './stage-size'

export const underTabBar = true

export function useStageSize(id: string): Size {
  const [size, setSize] = useState<Size>({ width: 375, height: 700 })
  useLayoutEffect(() => {
    const element = document.getElementById(id)
    if (!element) return
    const read = () => {
      const { offsetWidth: width, offsetHeight: height } = element
      // A page that lies behind another has no size; what it had still holds.
      if (width > 0 && height > 0) {
        setSize(old => (old.width === width && old.height === height ? old : { width, height }))
      }
    }
    const observer = new ResizeObserver(read)
    observer.observe(element)
    read()
    return () => observer.disconnect()
  }, [id])
  return size
}
