import type { PointerEvent } from 'react'
import { role } from '../../../components/role'
import type { BrushArea as Declared, Place } from './brush-area'

export const BrushArea: typeof Declared = ({ className, label, onStart, onMove, onEnd, children }) => (
  <div
    className={className}
    {...role('img')}
    aria-label={label}
    onPointerDown={event => {
      if (!event.isPrimary || event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      onStart(placeOf(event))
    }}
    onPointerMove={event => {
      if (event.currentTarget.hasPointerCapture(event.pointerId)) onMove(placeOf(event))
    }}
    onPointerUp={onEnd}
    onPointerCancel={onEnd}
  >
    {children}
  </div>
)

function placeOf({ currentTarget, clientX, clientY }: PointerEvent<HTMLDivElement>): Place {
  const { left, top, width, height } = currentTarget.getBoundingClientRect()
  return [(clientX - left) / width, (clientY - top) / height]
}
