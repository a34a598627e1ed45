import type { Stroke } from '../../../../domain/photos/strokes'

/** Units of the drawing over a picture's width. */
export const ACROSS = 1000

/** As what is covered will look like; the server paints it in the same colour. */
export const COLOUR = '#6b727c'

/** A stroke as the path of an SVG that is {@link ACROSS} wide; a tap is a line of no length, which has round ends. */
export function pathOf({ points }: Stroke, ratio: number): string {
  const places = points.map(([x, y]) => `${Math.round(x * ACROSS)} ${Math.round(y * ACROSS * ratio)}`)
  return `M${places.join('L')}${places.length === 1 ? 'h.01' : ''}`
}

/** How thick its line is. */
export const lineOf = ({ thickness }: Stroke): number => Math.round(thickness * ACROSS)
