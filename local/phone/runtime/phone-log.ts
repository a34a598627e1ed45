import { type SetDataRecord } from './set-data'
import { type Loose } from './values'

/** One call of a `wx` function. */
export interface WxCall {
  name: string
  args: unknown[]
}

/** Everything a test may want to look back on. */
export class PhoneLog {
  readonly wxCalls: WxCall[] = []
  readonly setData: SetDataRecord[] = []
  readonly errors: Error[] = []
  /** What WeChat's framework warned of, such as list keys that repeat. */
  readonly warnings: string[] = []

  constructor(private readonly onError: (error: Error) => void) {}

  error(cause: unknown): void {
    const error =
      cause instanceof Error ? cause : new Error(typeof cause === 'string' ? cause : JSON.stringify(cause))
    this.errors.push(error)
    this.onError(error)
  }

  callsOf(name: string): Loose[] {
    return this.wxCalls.filter(call => call.name === name).map(call => (call.args[0] ?? {}) as Loose)
  }
}
