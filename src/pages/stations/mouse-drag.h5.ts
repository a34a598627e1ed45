import { useEffect, useRef } from 'react'
import type { PullListener } from './mouse-drag'

export function useMouseDrag(id: string, listener: PullListener): void {
  const current = useRef(listener)
  useEffect(() => {
    current.current = listener
  })
  useEffect(() => {
    const element = document.getElementById(id)
    if (!element) return
    const move = (event: MouseEvent) => current.current.onMove(event)
    const letGo = (event: MouseEvent) => {
      stopFollowing()
      if (current.current.onEnd(event.timeStamp)) swallowClick()
    }
    // The mouse may leave the element, and the window, while its button is down.
    const stopFollowing = () => {
      window.removeEventListener('mousemove', move)
      window.removeEventListener('mouseup', letGo)
    }
    const press = (event: MouseEvent) => {
      if (event.button !== 0) return
      current.current.onStart(event)
      window.addEventListener('mousemove', move)
      window.addEventListener('mouseup', letGo)
    }
    element.addEventListener('mousedown', press)
    return () => {
      stopFollowing()
      element.removeEventListener('mousedown', press)
    }
  }, [id])
}

/** A browser follows a drag that ends where it began with a click, at once or not at all. */
function swallowClick(): void {
  const swallow = (event: Event) => {
    event.stopPropagation()
    event.preventDefault()
  }
  window.addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => window.removeEventListener('click', swallow, { capture: true }))
}
