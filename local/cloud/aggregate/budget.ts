import { limits } from '../limits'
import type { Value } from '../values/value'
import { requestFailed } from '../wire/service-error'

const EACH = 16

/** About how many bytes a value takes in memory. */
export function weightOf(value: Value): number {
  if (typeof value === 'string') return EACH + value.length
  if (typeof value !== 'object' || value === null) return EACH
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + weightOf(item), EACH)
  let weight = EACH * 2
  for (const inner of Object.values(value as Record<string, Value>)) weight += EACH + weightOf(inner)
  return weight
}

/** What a stage may hold in memory, as in the service, which spills nothing to disk. */
export class Budget {
  private left: number = limits.stageBytes
  private readonly stage: string

  constructor(stage: string) {
    this.stage = stage
  }

  /** @throws ServiceError when the stage would hold more than it may */
  take(value: Value): void {
    this.left -= weightOf(value)
    if (this.left >= 0) return
    throw requestFailed(
      `PlanExecutor error during aggregation :: caused by :: Exceeded memory limit for ${this.stage}, ` +
        `but didn't allow external sort.`,
    )
  }
}
