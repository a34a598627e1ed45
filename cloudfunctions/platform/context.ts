/** What the platform passes beside the event: SCF's context object, as far as we read it. */
export interface FunctionContext {
  readonly request_id?: string
  readonly function_name?: string
  /** JSON text with the caller's identity and the environment's name; absent outside the platform. */
  readonly environment?: string
}

export type CallEnvironment = Readonly<Record<string, unknown>>

/**
 * The call's own environment. It is per call, so one process serves many callers at once; `process.env`,
 * which the SDK's `auth().getUserInfo()` reads, is not.
 */
export function callEnvironment(context: FunctionContext): CallEnvironment {
  if (typeof context.environment !== 'string') return {}
  const parsed: unknown = JSON.parse(context.environment)
  return parsed !== null && typeof parsed === 'object' ? (parsed as CallEnvironment) : {}
}

export function textOf(environment: CallEnvironment, name: string): string | undefined {
  const value = environment[name]
  return typeof value === 'string' && value.length > 0 ? value : undefined
}
