import { View } from '@tarojs/components'
import { ACROSS, COLOUR, lineOf, pathOf } from './stroke-path'
import type { StrokesLayer as Declared } from './strokes-layer'

/** The mini program has no SVG of its own: it is the picture behind a view. */
export const StrokesLayer: typeof Declared = ({ strokes, ratio }) => {
  if (strokes.length === 0) return null
  const paths = strokes.map(stroke => `<path d='${pathOf(stroke, ratio)}' stroke-width='${lineOf(stroke)}'/>`)
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ${ACROSS} ${ACROSS * ratio}' fill='none' stroke='${COLOUR}' stroke-linecap='round' stroke-linejoin='round'>${paths.join('')}</svg>`
  return (
    <View
      className="cover-strokes"
      style={{ backgroundImage: `url("data:image/svg+xml,${encodeURIComponent(svg)}")` }}
    />
  )
}
