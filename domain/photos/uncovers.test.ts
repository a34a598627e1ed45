import type { Stroke } from './strokes'
import { uncovers } from './uncovers'

const stroke = (x: number, thickness = 0.1): Stroke => ({ thickness, points: [[x, 0.5]] })

it.each([
  ['nothing was covered', [], [stroke(0.1)], false],
  ['more is covered', [stroke(0.1)], [stroke(0.1), stroke(0.2)], false],
  ['the same is covered, in another order', [stroke(0.1), stroke(0.2)], [stroke(0.2), stroke(0.1)], false],
  ['a stroke is gone', [stroke(0.1), stroke(0.2)], [stroke(0.1)], true],
  ['everything is gone', [stroke(0.1)], [], true],
  ['a stroke is elsewhere', [stroke(0.1)], [stroke(0.11)], true],
  ['a stroke is thinner', [stroke(0.1)], [stroke(0.1, 0.05)], true],
])('%s', (_what, before, after, expected) => {
  expect(uncovers(before, after)).toBe(expected)
})
