import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { MemoryWatch } from './memory-watch'

/** What a function threw. */
export interface Thrown {
  name: string
  message: string
  stack: string
}

/** What a call came to: its JSON result, what the function threw, or how its process ended under it. */
export type Outcome =
  | { kind: 'result'; result: string }
  | { kind: 'error'; error: Thrown }
  | { kind: 'died'; reason: string }
  | { kind: 'memory' }

/** A line a function printed; its request is empty when no call printed it. */
export interface PrintedLine {
  stream: 'stdout' | 'stderr'
  requestId: string
  line: string
}

type Message =
  | { kind: 'ready' }
  | { kind: 'log'; stream: 'stdout' | 'stderr'; requestId: string; line: string }
  | { kind: 'fatal'; id?: number; error: Thrown }
  | { kind: 'result'; id: number; result: string }
  | { kind: 'error'; id: number; error: Thrown }

/** What a process is started with. */
export interface ProcessOptions {
  /** The file that holds the function, and the name it is exported under. */
  entry: string
  exported: string
  environment: Record<string, string>
  /** Megabytes the function may use. */
  memory: number
  /** Calls the process is given at once at most. */
  callsAtOnce: number
  print: (line: PrintedLine) => void
}

/** What V8 prints before it gives up. */
const HEAP_IS_FULL = /JavaScript heap out of memory/

const LAST_WORDS_MILLISECONDS = 500

/** One process that runs one function: an instance. */
export class FunctionProcess {
  private readonly child: ChildProcess
  private readonly waiting = new Map<number, (outcome: Outcome) => void>()
  private readonly exited: Promise<void>
  private readonly watch: MemoryWatch
  private readonly print: (line: PrintedLine) => void
  private nextCall = 1
  private settleReady!: (outcome: Outcome | 'ready') => void
  private lastWords: Outcome | undefined
  /** False once the process has ended or is about to. */
  alive = true
  /** Resolves when the function is loaded, or with the reason why it never will be. */
  readonly ready: Promise<Outcome | 'ready'>

  constructor(options: ProcessOptions) {
    this.print = options.print
    this.ready = new Promise(resolve => {
      this.settleReady = resolve
    })
    this.child = fork(
      join(__dirname, 'runtime.cjs'),
      [options.entry, options.exported, String(options.callsAtOnce)],
      {
        env: options.environment,
        execArgv: [`--max-old-space-size=${options.memory}`],
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        // Results of megabytes would be slow as JSON within JSON.
        serialization: 'advanced',
      },
    )
    this.child.on('message', message => {
      this.receive(message as Message)
    })
    for (const stream of ['stdout', 'stderr'] as const) this.readRaw(stream)
    this.watch = new MemoryWatch(this.child.pid, options.memory, () => {
      this.lastWords ??= { kind: 'memory' }
      this.kill()
    })
    this.exited = new Promise(resolve => {
      this.child.once('error', error => {
        this.end({ kind: 'died', reason: error.message })
        resolve()
      })
      this.child.once('exit', (code, signal) => {
        const reason = signal === null ? `exited with code ${String(code)}` : `was ended by ${signal}`
        const gone = () => {
          clearTimeout(patience)
          this.end({ kind: 'died', reason })
          resolve()
        }
        // What it said last must have been read, unless a child of its own keeps the pipes open.
        this.child.once('close', gone)
        const patience = setTimeout(gone, LAST_WORDS_MILLISECONDS)
      })
    })
  }

  /** What does not pass through the runtime: the last words of a process that breaks. */
  private readRaw(stream: 'stdout' | 'stderr'): void {
    const source = this.child[stream]
    if (source === null) return
    createInterface({ input: source }).on('line', line => {
      if (HEAP_IS_FULL.test(line)) this.lastWords = { kind: 'memory' }
      this.print({ stream, requestId: '', line })
    })
  }

  private receive(message: Message): void {
    switch (message.kind) {
      case 'log': {
        const { stream, requestId, line } = message
        this.print({ stream, requestId, line })
        return
      }
      case 'ready':
        this.settleReady('ready')
        return
      case 'fatal':
        this.alive = false
        this.lastWords = { kind: 'error', error: message.error }
        return
      default:
        this.settle(message.id, message)
    }
  }

  private settle(id: number, outcome: Outcome): void {
    this.waiting.get(id)?.(outcome)
    this.waiting.delete(id)
    if (this.waiting.size === 0) this.watch.rest()
  }

  private end(reason: Outcome): void {
    this.alive = false
    this.watch.rest()
    const outcome = this.lastWords ?? reason
    this.settleReady(outcome)
    for (const settle of this.waiting.values()) settle(outcome)
    this.waiting.clear()
  }

  /** Gives the function an event. */
  call(event: unknown, context: Record<string, unknown>): Promise<Outcome> {
    const id = this.nextCall++
    return new Promise(resolve => {
      if (!this.alive) {
        resolve({ kind: 'died', reason: 'is gone' })
        return
      }
      this.waiting.set(id, resolve)
      this.watch.begin()
      this.child.send({ kind: 'call', id, event, context }, error => {
        if (error !== null) this.settle(id, { kind: 'died', reason: error.message })
      })
    })
  }

  /** Ends the process at once, whatever it is doing. */
  kill(): void {
    this.alive = false
    this.child.kill('SIGKILL')
  }

  /** Ends the process and waits until it is gone. */
  async stop(): Promise<void> {
    this.alive = false
    this.child.kill('SIGTERM')
    const timer = setTimeout(() => this.child.kill('SIGKILL'), 2000)
    await this.exited
    clearTimeout(timer)
  }
}
