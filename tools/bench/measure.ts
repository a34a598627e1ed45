/** One thing measured: a ratio of two things of the same run, since machines differ and are noisy. */
export interface Measure {
  readonly name: string
  readonly value: number
  /** The budget: the most, or the least, that is allowed; none where it is only told. */
  readonly atMost?: number
  readonly atLeast?: number
  /** What stands behind it, in words. */
  readonly note: string
}

export function withinBudget({ value, atMost, atLeast }: Measure): boolean {
  return (atMost === undefined || value <= atMost) && (atLeast === undefined || value >= atLeast)
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  const upper = sorted[Math.floor(middle)] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}

/** Milliseconds that `work` took. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
