import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { MovableClock } from '../clock/movable-clock'
import { limits } from '../limits'
import type { LogEntry } from '../log-entry'
import { type Caller, contextOf, megabytesOf, secondsOf } from './call-context'
import { failed, invokeResult, type InvokeResult } from './call-failure'
import type { CloudbaseRc, FunctionConfig } from './cloudbaserc'
import { FunctionLog } from './function-log'
import { FunctionProcess, type Outcome, type PrintedLine } from './function-process'
import { type InstanceLimits, InstancePool } from './instance-pool'

/** Where functions are and what they are given. */
export interface FunctionOptions {
  root: string
  config?: CloudbaseRc
  environment?: Record<string, string>
  /** Processes of each function: at most 4, one call at a time each, gone after 5 idle minutes. */
  instances?: Partial<InstanceLimits>
}

const INSTANCES: InstanceLimits = { most: 4, callsAtOnce: 1, idleMilliseconds: 300_000 }
const NAME = /^[A-Za-z][\w-]{0,59}$/

/** The functions of the environment: started at the first call, in as many processes as calls need. */
export class Invocations {
  private readonly pools = new Map<string, InstancePool>()
  private readonly options: FunctionOptions
  private readonly env: string
  private readonly clock: MovableClock
  private readonly sdkEnvironment: () => Record<string, string>
  private readonly log: (entry: LogEntry) => void
  private stopped = false
  /** What the last calls did and printed. */
  readonly history = new FunctionLog()

  constructor(
    options: FunctionOptions,
    env: string,
    clock: MovableClock,
    sdkEnvironment: () => Record<string, string>,
    log: (entry: LogEntry) => void,
  ) {
    this.options = options
    this.env = env
    this.clock = clock
    this.sdkEnvironment = sdkEnvironment
    this.log = log
  }

  private configOf(name: string): FunctionConfig | undefined {
    return this.options.config?.functions.find(item => item.name === name)
  }

  private entryOf(name: string): { entry: string; exported: string } {
    const [file = 'index', exported = 'main'] = (this.configOf(name)?.handler ?? 'index.main').split('.')
    return { entry: join(this.options.root, name, `${file}.js`), exported }
  }

  private poolOf(name: string): InstancePool {
    let pool = this.pools.get(name)
    if (pool === undefined) {
      const bounds = { ...INSTANCES, ...this.options.instances }
      pool = new InstancePool(bounds, () => this.start(name, bounds.callsAtOnce))
      this.pools.set(name, pool)
    }
    return pool
  }

  private start(name: string, callsAtOnce: number): FunctionProcess {
    const config = this.configOf(name)
    return new FunctionProcess({
      ...this.entryOf(name),
      environment: {
        PATH: process.env['PATH'] ?? '',
        TZ: 'UTC',
        ...this.options.environment,
        ...config?.envVariables,
        ...this.sdkEnvironment(),
      },
      memory: megabytesOf(config),
      callsAtOnce,
      print: line => {
        this.print(name, line)
      },
    })
  }

  private print(name: string, line: PrintedLine): void {
    this.history.print(line)
    this.log({ kind: 'function', function: name, ...line })
  }

  /** Processes of each function that has been called. */
  instances(): Readonly<Record<string, { processes: number; busy: number }>> {
    return Object.fromEntries([...this.pools].map(([name, pool]) => [name, pool.counts()]))
  }

  /** Calls a function and says what it answered, threw, or failed to do in its time. */
  async invoke(
    name: string,
    event: unknown,
    caller: Caller = {},
    requestId: string = randomUUID(),
  ): Promise<InvokeResult> {
    if (!NAME.test(name) || !existsSync(this.entryOf(name).entry)) {
      return failed(requestId, 'notFound', `FunctionName parameter could not be found: ${name.slice(0, 100)}`)
    }
    const text = JSON.stringify(event ?? {})
    if (Buffer.byteLength(text) > limits.eventBytes)
      return failed(requestId, 'tooLarge', `the event is larger than ${limits.eventBytes} bytes`)
    if (this.stopped)
      return failed(requestId, 'failed', 'functions execute fail | errMsg: the cloud is stopping')
    this.history.begin(requestId, name, this.clock.now())
    const started = performance.now()
    const { answer, coldStart } = await this.run(requestId, name, JSON.parse(text) as unknown, caller)
    const milliseconds = Math.round((performance.now() - started) * 10) / 10
    const ok = 'result' in answer
    const failure = ok ? {} : { errCode: answer.errCode, errMsg: answer.errMsg }
    this.history.end(requestId, { coldStart, milliseconds, ok, ...failure })
    this.log({ kind: 'invocation', function: name, requestId, milliseconds, cold: coldStart, ok })
    return answer
  }

  private async run(
    requestId: string,
    name: string,
    event: unknown,
    caller: Caller,
  ): Promise<{ answer: InvokeResult; coldStart: boolean }> {
    const config = this.configOf(name)
    const seconds = secondsOf(config)
    const place = await this.poolOf(name).take(limits.instanceWaitMilliseconds)
    if (place === 'busy')
      return { answer: failed(requestId, 'busy', 'no instance became free in time'), coldStart: false }
    // It could not be loaded.
    if ('kind' in place) return { answer: invokeResult(requestId, place), coldStart: true }
    const context = contextOf({
      requestId,
      name,
      env: this.env,
      config,
      caller,
      clockOffset: this.clock.offset(),
    })
    const outcome = await inTime(place.process.call(event, context), seconds)
    // As in the cloud, a process whose call took too long is not used again.
    place.release(outcome === 'late')
    return {
      answer:
        outcome === 'late'
          ? failed(requestId, 'late', `Invoking task timed out after ${seconds} seconds`)
          : invokeResult(requestId, outcome),
      coldStart: place.cold,
    }
  }

  /** Ends every process; calls in flight fail. */
  async stop(): Promise<void> {
    this.stopped = true
    await Promise.all([...this.pools.values()].map(pool => pool.stop()))
    this.pools.clear()
  }
}

async function inTime(outcome: Promise<Outcome>, seconds: number): Promise<Outcome | 'late'> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>(resolve => {
    timer = setTimeout(() => {
      resolve('late')
    }, seconds * 1000)
  })
  const result = await Promise.race([outcome, late])
  clearTimeout(timer)
  return result
}
