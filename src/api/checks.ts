/** Small guards for what comes out of storage. */
export const isString = (value: unknown): value is string => typeof value === 'string' && value !== ''
export const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean'
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
