import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** What a call came to: its JSON result, or what the function threw. */
export type Outcome =
  | { kind: 'result'; result: string }
  | { kind: 'error'; error: { name: string; message: string; stack: string } }
  | { kind: 'died'; reason: string }

/** A line a function printed. */
export interface PrintedLine {
  stream: 'stdout' | 'stderr'
  requestId: string
  line: string
}

type Message =
  | { kind: 'ready' | 'pong' }
  | { kind: 'log'; stream: 'stdout' | 'stderr'; requestId: string; line: string }
  | ({ id: number } & Extract<Outcome, { kind: 'result' | 'error' }>)

/** One process that runs one function, for any number of calls at once. */
export class FunctionProcess {
  private readonly child: ChildProcess
  private readonly waiting = new Map<number, (outcome: Outcome) => void>()
  private readonly exited: Promise<void>
  private nextCall = 1
  private answered: (() => void) | undefined
  /** False once the process has ended. */
  alive = true

  constructor(
    entry: string,
    environment: Record<string, string>,
    memory: number | undefined,
    print: (line: PrintedLine) => void,
  ) {
    this.child = fork(join(__dirname, 'runtime.cjs'), [entry], {
      env: environment,
      execArgv: memory === undefined ? [] : [`--max-old-space-size=${Math.max(64, memory)}`],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // A Ctrl-C in the terminal is for the parent, which ends its functions in order.
      detached: false,
    })
    this.child.on('message', message => {
      this.receive(message as Message, print)
    })
    for (const stream of ['stdout', 'stderr'] as const) {
      const source = this.child[stream]
      // What does not pass through the runtime: the last words of a process that breaks.
      if (source !== null)
        createInterface({ input: source }).on('line', line => print({ stream, requestId: '', line }))
    }
    this.exited = new Promise(resolve => {
      this.child.once('error', error => {
        this.end(error.message)
        resolve()
      })
      this.child.once('exit', (code, signal) => {
        this.end(signal === null ? `exited with code ${String(code)}` : `was killed by ${signal}`)
        resolve()
      })
    })
  }

  private receive(message: Message, print: (line: PrintedLine) => void): void {
    switch (message.kind) {
      case 'log': {
        const { stream, requestId, line } = message
        print({ stream, requestId, line })
        return
      }
      case 'pong':
        this.answered?.()
        return
      case 'ready':
        return
      default:
        this.waiting.get(message.id)?.(message)
        this.waiting.delete(message.id)
    }
  }

  private end(reason: string): void {
    if (!this.alive) return
    this.alive = false
    for (const settle of this.waiting.values()) settle({ kind: 'died', reason })
    this.waiting.clear()
  }

  /** Gives the function an event; `abandon` lets go of a call that took too long. */
  call(event: unknown, context: Record<string, unknown>): { outcome: Promise<Outcome>; abandon: () => void } {
    const id = this.nextCall++
    const outcome = new Promise<Outcome>(resolve => {
      if (!this.alive) {
        resolve({ kind: 'died', reason: 'is gone' })
        return
      }
      this.waiting.set(id, resolve)
      this.child.send({ kind: 'call', id, event, context }, error => {
        if (error === null) return
        this.waiting.delete(id)
        resolve({ kind: 'died', reason: error.message })
      })
    })
    return { outcome, abandon: () => this.waiting.delete(id) }
  }

  /** Ends the process when it no longer answers, as one caught in a loop does not. */
  endIfStuck(patience: number): void {
    if (!this.alive) return
    const timer = setTimeout(() => this.child.kill('SIGKILL'), patience)
    timer.unref()
    this.answered = () => {
      clearTimeout(timer)
    }
    this.child.send({ kind: 'ping' })
  }

  async stop(): Promise<void> {
    if (this.alive) this.child.kill('SIGTERM')
    const timer = setTimeout(() => this.child.kill('SIGKILL'), 2000)
    await this.exited
    clearTimeout(timer)
  }
}
