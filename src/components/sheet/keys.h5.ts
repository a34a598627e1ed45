import { useEffect, useRef } from 'react'

export function useDialogKeys(id: string, onClose: () => void): void {
  const close = useRef(onClose)
  useEffect(() => {
    close.current = onClose
  })
  useEffect(() => {
    const before = document.activeElement
    const buttons = () => [
      ...(document
        .getElementById(id)
        ?.querySelectorAll<HTMLElement>('button:not(:disabled), a[href], input') ?? []),
    ]
    buttons()[0]?.focus()
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close.current()
      if (event.key !== 'Tab') return
      const all = buttons()
      const [first, last] = [all[0], all.at(-1)]
      const leaving = event.shiftKey ? document.activeElement === first : document.activeElement === last
      if (!leaving) return
      event.preventDefault()
      ;(event.shiftKey ? last : first)?.focus()
    }
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('keydown', onKey)
      if (before instanceof HTMLElement) before.focus()
    }
  }, [id])
}
