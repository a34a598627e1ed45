/** One measured thing against its budget. A ratio has no unit, for both its sides come from one run. */
export interface Figure {
  readonly name: string
  readonly value: number
  /** The value may be at most this; `atLeast` turns it round. */
  readonly budget: number
  readonly atLeast?: true
  /** What the ratio was made of. */
  readonly detail?: string
}

export function isWithin({ value, budget, atLeast }: Figure): boolean {
  return atLeast ? value >= budget : value <= budget
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  const [low = NaN, high = low] = sorted.slice(Math.ceil(middle) - 1, Math.floor(middle) + 1)
  return (low + high) / 2
}
