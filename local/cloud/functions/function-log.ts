import { limits } from '../limits'
import { Recent } from '../recent'
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
/** What a call or a line takes beside its text, about. */
const FRAME_BYTES = 200

/** What the last calls did and printed, found by their requestId. */
export class FunctionLog {
  private readonly calls = new Map<string, LoggedCall>()
  private readonly kept = new Recent<LoggedCall>(CALLS, limits.logBytes, call =>
    this.calls.delete(call.requestId),
  )

  begin(requestId: string, name: string, at: number): void {
    const call: LoggedCall = {
      requestId,
      function: name,
      at,
      coldStart: false,
      milliseconds: 0,
      ok: false,
      lines: [],
    }
    this.calls.set(requestId, call)
    this.kept.add(call, FRAME_BYTES)
  }

  print({ requestId, stream, line }: PrintedLine): void {
    const call = this.calls.get(requestId)
    if (call === undefined || call.lines.length >= LINES) return
    const text = line.slice(0, LINE_LENGTH)
    call.lines.push({ stream, line: text })
    // Two bytes for a character, as the engine may hold it.
    this.kept.grow(call, FRAME_BYTES + text.length * 2)
  }

  end(
    requestId: string,
    what: Pick<LoggedCall, 'coldStart' | 'milliseconds' | 'ok' | 'errCode' | 'errMsg'>,
  ): void {
    const call = this.calls.get(requestId)
    if (call === undefined) return
    Object.assign(call, what, what.errMsg === undefined ? {} : { errMsg: what.errMsg.slice(0, LINE_LENGTH) })
    this.kept.grow(call, (call.errMsg?.length ?? 0) * 2)
  }

  find(requestId: string): LoggedCall | undefined {
    return this.calls.get(requestId)
  }

  /** The last calls, newest first, of one function or of all. */
  list(name: string | undefined, most: number): readonly LoggedCall[] {
    return this.kept
      .list()
      .filter(call => name === undefined || call.function === name)
      .slice(-most)
      .reverse()
  }
}
