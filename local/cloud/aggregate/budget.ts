import { limits } from '../limits'
import { isDocument, type Value } from '../values/value'
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

/** About how many bytes a value takes in a document as MongoDB keeps it (BSON). */
export function bytesOf(value: Value | undefined): number {
  if (typeof value === 'string') return value.length + 5
  if (typeof value === 'number') return 8
  if (Array.isArray(value)) {
    let bytes = 5
    for (const item of value) bytes += 6 + bytesOf(item)
    return bytes
  }
  if (!isDocument(value)) return 8
  let bytes = 5
  for (const field of Object.keys(value)) bytes += field.length + 2 + bytesOf(value[field])
  return bytes
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
    this.takeBytes(weightOf(value))
  }

  /** @throws ServiceError when the stage would hold more than it may */
  takeBytes(bytes: number): void {
    this.left -= bytes
    if (this.left >= 0) return
    throw requestFailed(
      `PlanExecutor error during aggregation :: caused by :: Exceeded memory limit for ${this.stage}, ` +
        `but didn't allow external sort.`,
    )
  }

  /** Holds one value in the place of another. */
  swap(before: Value | undefined, now: Value): void {
    this.takeBytes(weightOf(now) - (before === undefined ? 0 : weightOf(before)))
  }
}

/** What the documents joined to one may weigh together, as they become a part of it. */
export class JoinBudget extends Budget {
  private bytes = 0
  private readonly from: string

  constructor(from: string) {
    super('$lookup')
    this.from = from
  }

  override take(value: Value): void {
    this.bytes += bytesOf(value)
    if (this.bytes <= limits.documentBytes) return
    throw requestFailed(
      `PlanExecutor error during aggregation :: caused by :: Total size of documents in ${this.from} ` +
        `matching pipeline's $lookup stage exceeds ${limits.documentBytes} bytes`,
    )
  }
}

/**
 * The bytes of a document that a stage made.
 * @throws ServiceError when they are more than a document may have
 */
export function allowedBytes(document: Value): number {
  const bytes = bytesOf(document)
  if (bytes <= limits.documentBytes) return bytes
  throw requestFailed(
    `PlanExecutor error during aggregation :: caused by :: BSONObj size: ${bytes} is invalid. ` +
      `Size must be between 0 and ${limits.documentBytes}`,
  )
}
