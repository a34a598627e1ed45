import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { MovableClock } from '../clock/movable-clock'
import { limits } from '../limits'
import type { LogEntry } from '../log-entry'
import type { CloudbaseRc, FunctionConfig } from './cloudbaserc'
import { FunctionProcess, type Outcome } from './function-process'

/** Who calls a function, as WeChat or the web's sign-in tells it. */
export interface Caller {
  openid?: string
  appid?: string
  unionid?: string
  uid?: string
  sourceIp?: string
}

/** What a call of a function came to, in the service's own numbers. */
export type InvokeResult =
  { result: unknown; requestId: string } | { errCode: number; errMsg: string; requestId: string }

/** Where functions are and what they are given. */
export interface FunctionOptions {
  root: string
  config?: CloudbaseRc
  environment?: Record<string, string>
}

const NAME = /^[A-Za-z][\w-]{0,59}$/

const EXECUTE_FAIL = -504002
const TIME_LIMIT = -504003
const NOT_FOUND = -501000
const INVALID = -501007

const failure = (requestId: string, errCode: number, errMsg: string): InvokeResult => ({
  errCode,
  errMsg,
  requestId,
})

/** The functions of the environment: a process each, started at the first call and kept. */
export class Invocations {
  private readonly processes = new Map<string, FunctionProcess>()
  private readonly options: FunctionOptions
  private readonly env: string
  private readonly clock: MovableClock
  private readonly sdkEnvironment: () => Record<string, string>
  private readonly log: (entry: LogEntry) => void
  private stopped = false

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

  private processOf(name: string): { process: FunctionProcess; cold: boolean } {
    const running = this.processes.get(name)
    if (running?.alive === true) return { process: running, cold: false }
    const config = this.configOf(name)
    const environment = {
      PATH: process.env['PATH'] ?? '',
      TZ: 'UTC',
      ...this.options.environment,
      ...config?.envVariables,
      ...this.sdkEnvironment(),
    }
    const started = new FunctionProcess(
      join(this.options.root, name, 'index.js'),
      environment,
      config?.memorySize,
      line => {
        this.log({ kind: 'function', function: name, ...line })
      },
    )
    this.processes.set(name, started)
    return { process: started, cold: true }
  }

  /** The `environment` of a call's context: a JSON string of variables, of which the lists name the known ones. */
  private environmentOf(caller: Caller): string {
    const wechat = { WX_OPENID: caller.openid, WX_APPID: caller.appid, WX_UNIONID: caller.unionid }
    const present = Object.entries(wechat).filter(([, value]) => value !== undefined)
    return JSON.stringify({
      ...Object.fromEntries(present),
      WX_CONTEXT_KEYS: present.map(([key]) => key).join(','),
      WX_CLIENTIP: caller.sourceIp ?? '127.0.0.1',
      TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_UUID,TCB_SOURCE_IP,TCB_ISANONYMOUS_USER,TCB_ROLE',
      TCB_ENV: this.env,
      TCB_UUID: caller.uid ?? '',
      TCB_SOURCE_IP: caller.sourceIp ?? '127.0.0.1',
      TCB_ISANONYMOUS_USER: 'false',
      TCB_ROLE: '',
      SCF_NAMESPACE: this.env,
      LOCAL_CLOCK_OFFSET: String(this.clock.offset()),
    })
  }

  /** Calls a function and says what it answered, threw, or failed to do in its time. */
  async invoke(name: string, event: unknown, caller: Caller = {}): Promise<InvokeResult> {
    const requestId = randomUUID()
    if (!NAME.test(name) || !existsSync(join(this.options.root, name, 'index.js'))) {
      return failure(requestId, NOT_FOUND, `FunctionName parameter could not be found: ${name}`)
    }
    const text = JSON.stringify(event ?? {})
    if (Buffer.byteLength(text) > limits.eventBytes) {
      return failure(requestId, INVALID, `the event is larger than ${limits.eventBytes} bytes`)
    }
    if (this.stopped) return failure(requestId, EXECUTE_FAIL, 'the cloud is stopping')
    const config = this.configOf(name)
    const seconds = config?.timeout ?? limits.functionSeconds
    const { process: worker, cold } = this.processOf(name)
    const started = performance.now()
    const { outcome, abandon } = worker.call(JSON.parse(text) as unknown, {
      request_id: requestId,
      function_name: name,
      function_version: '$LATEST',
      namespace: this.env,
      memory_limit_in_mb: config?.memorySize ?? 256,
      time_limit_in_ms: seconds * 1000,
      callbackWaitsForEmptyEventLoop: false,
      environment: this.environmentOf(caller),
    })
    const result = await this.inTime(outcome, seconds)
    if (result === 'late') {
      abandon()
      worker.endIfStuck(1000)
    }
    const answer = this.answer(requestId, result, seconds)
    const milliseconds = Math.round((performance.now() - started) * 10) / 10
    this.log({ kind: 'invocation', function: name, requestId, milliseconds, cold, ok: 'result' in answer })
    return answer
  }

  private async inTime(outcome: Promise<Outcome>, seconds: number): Promise<Outcome | 'late'> {
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

  private answer(requestId: string, outcome: Outcome | 'late', seconds: number): InvokeResult {
    if (outcome === 'late') {
      return failure(requestId, TIME_LIMIT, `Invoking task timed out after ${seconds} seconds`)
    }
    if (outcome.kind === 'died') {
      return failure(
        requestId,
        EXECUTE_FAIL,
        `functions execute fail | errMsg: the function's process ${outcome.reason}`,
      )
    }
    if (outcome.kind === 'error') {
      const { name, message, stack } = outcome.error
      return failure(
        requestId,
        EXECUTE_FAIL,
        `functions execute fail | errMsg: ${name}: ${message}\n${stack}`,
      )
    }
    if (Buffer.byteLength(outcome.result) > limits.resultBytes) {
      return failure(
        requestId,
        EXECUTE_FAIL,
        `functions execute fail | errMsg: the result is larger than ${limits.resultBytes} bytes`,
      )
    }
    return { result: JSON.parse(outcome.result) as unknown, requestId }
  }

  /** Ends every process; calls in flight fail. */
  async stop(): Promise<void> {
    this.stopped = true
    await Promise.all([...this.processes.values()].map(worker => worker.stop()))
    this.processes.clear()
  }
}
