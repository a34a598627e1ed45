/** Reading loosely typed values: attributes of WXML and options of `wx` calls may hold anything. */

export type Loose = Record<string, unknown>

export function isRecord(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function record(value: unknown): Loose {
  return isRecord(value) ? value : {}
}

export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : []
}

export function text(value: unknown, fallback = ''): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : fallback
}

export function number(value: unknown, fallback: number): number {
  const read =
    typeof value === 'number' ? value : typeof value === 'string' && value !== '' ? Number(value) : NaN
  return Number.isFinite(read) ? read : fallback
}

/** WXML's truth: an attribute without a value and any non-empty string are true. */
export function flag(value: unknown, fallback = false): boolean {
  return value === undefined || value === null ? fallback : value === '' ? true : Boolean(value)
}

/** What passes between the two threads of a mini program is JSON: functions and `undefined` do not arrive. */
export function throughJson<T>(value: T): T {
  return value === undefined ? value : (JSON.parse(JSON.stringify(value)) as T)
}

export function messageOf(error: unknown): string {
  return error instanceof Error
    ? error.message
    : isRecord(error)
      ? text(error.errMsg, JSON.stringify(error))
      : String(error)
}
