import type { PrintedLine } from './function-process'

/** One call of a function as it is remembered. */
export interface LoggedCall {
  requestId: string
  function: string
  /** Milliseconds since 1970 on the cloud's clock. */
  at: number
  /** Whether the call was the first of its process. */
  coldStart: boolean
  milliseconds: number
  ok: boolean
  errCode?: number
  errMsg?: string
  lines: { stream: 'stdout' | 'stderr'; line: string }[]
}

const CALLS = 1000
const LINES = 500
const LINE_LENGTH = 4000

/** What the last calls did and printed, found by their requestId. */
export class FunctionLog {
  private readonly calls = new Map<string, LoggedCall>()

  begin(requestId: string, name: string, at: number): void {
    this.calls.set(requestId, {
      requestId,
      function: name,
      at,
      coldStart: false,
      milliseconds: 0,
      ok: false,
      lines: [],
    })
    if (this.calls.size > CALLS) {
      const [oldest] = this.calls.keys()
      if (oldest !== undefined) this.calls.delete(oldest)
    }
  }

  print({ requestId, stream, line }: PrintedLine): void {
    const lines = this.calls.get(requestId)?.lines
    if (lines !== undefined && lines.length < LINES) lines.push({ stream, line: line.slice(0, LINE_LENGTH) })
  }

  end(requestId: string, what: Partial<LoggedCall>): void {
    const call = this.calls.get(requestId)
    if (call !== undefined) Object.assign(call, what)
  }

  find(requestId: string): LoggedCall | undefined {
    return this.calls.get(requestId)
  }

  /** The last calls, newest first, of one function or of all. */
  list(name: string | undefined, most: number): readonly LoggedCall[] {
    return [...this.calls.values()]
      .reverse()
      .filter(call => name === undefined || call.function === name)
      .slice(0, most)
  }
}
