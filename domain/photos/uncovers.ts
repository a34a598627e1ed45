import type { Stroke } from './strokes'

/**
 * Whether something that was covered would not be any more: a stroke is gone, or is another. That the others may cover
 * it too is not looked at.
 */
export function uncovers(before: readonly Stroke[], after: readonly Stroke[]): boolean {
  const left = new Set(after.map(textOf))
  return before.some(stroke => !left.has(textOf(stroke)))
}

const textOf = ({ thickness, points }: Stroke) => JSON.stringify([thickness, points])
