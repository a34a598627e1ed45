import { ACROSS, COLOUR, lineOf, pathOf } from './stroke-path'
import type { StrokesLayer as Declared } from './strokes-layer'

export const StrokesLayer: typeof Declared = ({ strokes, ratio }) => (
  <svg className="cover-strokes" viewBox={`0 0 ${ACROSS} ${ACROSS * ratio}`} aria-hidden>
    {strokes.map((stroke, index) => (
      <path
        // Strokes have no names, and none moves.
        key={index}
        d={pathOf(stroke, ratio)}
        fill="none"
        stroke={COLOUR}
        strokeWidth={lineOf(stroke)}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    ))}
  </svg>
)
