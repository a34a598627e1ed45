/** A timer of a function: seven fields (second minute hour day month weekday year) in UTC+8. */
export interface TimerTrigger {
  name: string
  type: 'timer'
  config: string
}

/** What `cloudbaserc.json` says about one function. */
export interface FunctionConfig {
  name: string
  /** File and export, `index.main` when absent. */
  handler?: string
  /** Seconds a call may take. */
  timeout?: number
  /** Megabytes. */
  memorySize?: number
  envVariables?: Record<string, string>
  triggers?: readonly TimerTrigger[]
}

/** The part of `cloudbaserc.json` that matters here. */
export interface CloudbaseRc {
  functions: readonly FunctionConfig[]
}
