/** What the cloud tells about its work: lines of functions, calls, slow queries, failures of its own. */
export type LogEntry =
  | { kind: 'function'; function: string; requestId: string; stream: 'stdout' | 'stderr'; line: string }
  | {
      kind: 'invocation'
      function: string
      requestId: string
      milliseconds: number
      cold: boolean
      ok: boolean
    }
  | {
      kind: 'slow-query'
      requestId: string
      action: string
      collection: string
      index: string
      keysExamined: number
      examined: number
      returned: number
      milliseconds: number
    }
  | { kind: 'timer'; function: string; trigger: string; time: string; ok: boolean }
  | { kind: 'failure'; requestId: string; action: string; error: string }
