import { useEffect, useRef, useState } from 'react'
import { MOST_POINTS, MOST_STROKES } from '../../../../domain/photos/limits'
import type { Stroke } from '../../../../domain/photos/strokes'
import type { Place } from './brush-area'

/** A finger that has moved less, as a share of the width, has not moved. */
const STEP = 0.008

const inside = (share: number) => Math.round(Math.min(1, Math.max(0, share)) * 10_000) / 10_000
const pointOf = ([x, y]: Place): [number, number] => [inside(x), inside(y)]

/**
 * What is painted over a picture: strokes that are done, and the one under the finger.
 *
 * @param begun what was painted on an earlier visit and is not saved
 * @param keep is told of every change
 */
export function useBrush(
  before: readonly Stroke[],
  begun: readonly Stroke[] | null,
  keep: (strokes: readonly Stroke[]) => void,
) {
  const [strokes, setStrokes] = useState<readonly Stroke[]>(begun ?? before)
  const kept = useRef(strokes)
  useEffect(() => {
    if (kept.current === strokes) return
    kept.current = strokes
    if (strokes !== before) keep(strokes)
  })
  const [current, setCurrent] = useState<Stroke | null>(null)
  // Events come faster than pages are drawn anew.
  const latest = useRef<Stroke | null>(null)

  const show = (stroke: Stroke | null) => {
    latest.current = stroke
    setCurrent(stroke)
  }
  const end = () => {
    const done = latest.current
    if (!done) return
    show(null)
    setStrokes(known => [...known, done].slice(0, MOST_STROKES))
  }
  return {
    strokes,
    current,
    changed: strokes !== before,
    full: strokes.length >= MOST_STROKES,
    start: (place: Place, thickness: number) => {
      show({ thickness, points: [pointOf(place)] })
    },
    move: (place: Place) => {
      const stroke = latest.current
      const last = stroke?.points.at(-1)
      if (!stroke || !last) return
      const point = pointOf(place)
      if (Math.hypot(point[0] - last[0], point[1] - last[1]) < STEP) return
      show({ ...stroke, points: [...stroke.points, point] })
      if (stroke.points.length + 1 < MOST_POINTS) return
      end()
      show({ thickness: stroke.thickness, points: [point] })
    },
    end,
    undo: () => {
      setStrokes(known => known.slice(0, -1))
    },
    clear: () => {
      setStrokes([])
    },
    beginAnew: () => {
      setStrokes(before)
    },
  }
}
