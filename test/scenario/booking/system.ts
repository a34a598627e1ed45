import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { cloudbaseRc } from '../../../config/cloudbase/cloudbaserc'
import { collections, type Collection } from '../../../config/cloudbase/collections'
import { functions } from '../../../config/cloudbase/functions'

const root = path.resolve(__dirname, '../../..')

/** What a call came to; `lost` where no answer was received. */
export type Came =
  { readonly data: Record<string, unknown> } | { readonly error: string } | { readonly lost: true }

/**
 * The whole of it in processes of their own: the local cloud, and as many processes of each function as calls need. Any
 * of them can be killed; what was acknowledged is on the disk.
 */
export class System {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'nuanlin-rush-'))
  readonly data = path.join(this.folder, 'data')
  private readonly signing = JSON.stringify([{ kid: 'rush', key: randomBytes(32).toString('base64url') }])
  private readonly declared: readonly Collection[]
  private child: ChildProcess | undefined
  private url = ''
  private token = ''

  /** @param broken what to leave out, for a variant that is wrong on purpose */
  constructor(broken: { readonly withoutIndexes?: readonly string[] } = {}) {
    this.declared = collections.map(one =>
      one.name === 'bookings'
        ? { ...one, indexes: one.indexes.filter(({ name }) => !broken.withoutIndexes?.includes(name)) }
        : one,
    )
  }

  async start(): Promise<void> {
    const rc = cloudbaseRc(functions)
    const config = {
      ...rc,
      // Jobs run when they are told to.
      functions: rc.functions.map(({ triggers: _, ...settings }) => ({
        ...settings,
        timeout: settings.name === 'jobs' ? 300 : 60,
        envVariables: { NUANLIN_SIGNING_KEYS: this.signing },
      })),
    }
    const file = (name: string, content: unknown) => {
      const full = path.join(this.folder, name)
      writeFileSync(full, JSON.stringify(content))
      return full
    }
    const child = spawn(
      process.execPath,
      [
        ...['--import', 'tsx', path.join(root, 'local/cloud/main.ts'), '--data', this.data, '--port', '0'],
        ...['--env', 'local-test', '--collections', file('collections.json', this.declared)],
        ...['--functions', path.join(root, 'dist/cloudfunctions'), '--config', file('rc.json', config)],
      ],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    )
    this.child = child
    let said = ''
    this.url = await new Promise<string>((resolve, reject) => {
      child.stderr.on('data', chunk => (said += String(chunk)))
      child.stdout.on('data', chunk => {
        // What it logs later is nobody's concern here.
        if (said.length < 10_000) said += String(chunk)
        const found = /answers at (\S+)\n/.exec(said)?.[1]
        if (found !== undefined) resolve(found)
      })
      child.once('close', () => {
        reject(new Error(`the cloud did not start: ${said}`))
      })
    })
    this.token = readFileSync(path.join(this.data, 'admin-token'), 'utf8').trim()
  }

  /** Where the SDK finds it. */
  get address(): string {
    return this.url
  }

  /** Kills the cloud as a crash would. Processes of functions find nobody to answer to, and leave. */
  async kill(): Promise<void> {
    const { child } = this
    if (!child) return
    const gone = new Promise(resolve => child.once('close', resolve))
    const orphans = this.functionProcesses()
    child.kill('SIGKILL')
    for (const pid of orphans) killed(pid)
    await gone
    this.child = undefined
  }

  /** Kills every process of a function, whatever it is doing. @returns how many there were */
  killFunctions(name: string): number {
    const pids = this.functionProcesses(name)
    for (const pid of pids) killed(pid)
    return pids.length
  }

  private functionProcesses(name = ''): number[] {
    const parent = this.child?.pid
    const listed = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
    return listed.split('\n').flatMap(line => {
      const [, pid, ppid, args = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? []
      const ours = Number(ppid) === parent && args.includes(path.join('cloudfunctions', name))
      return ours && pid !== undefined ? [Number(pid)] : []
    })
  }

  /** A call as the mini program makes it. */
  async call(
    functionName: string,
    procedure: string,
    input: object,
    { person, key }: { readonly person: string; readonly key: string },
  ): Promise<Came> {
    const event = { procedure, input, key, locale: 'zh-CN' }
    const answer = await this.invoke(functionName, event, { openid: person })
    if (answer === null) return { lost: true }
    if ('data' in answer) return { data: answer['data'] as Record<string, unknown> }
    const code = (answer['error'] as { code?: string } | undefined)?.code
    // What may be tried again is, as the client does.
    return code === undefined || code === 'UNAVAILABLE' || code === 'INTERNAL'
      ? { lost: true }
      : { error: code }
  }

  /** A round of a job. */
  async job(name: string): Promise<boolean> {
    const answer = await this.invoke('jobs', { Type: 'Timer', TriggerName: name }, {})
    return answer !== null && 'done' in answer
  }

  /** Lets time pass: that of the cloud, of functions and of tokens. */
  async moveClock(milliseconds: number): Promise<void> {
    await fetch(`${this.url}/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ advance: milliseconds }),
    })
  }

  private async invoke(name: string, event: object, caller: object): Promise<Record<string, unknown> | null> {
    try {
      const response = await fetch(`${this.url}/invoke`, {
        method: 'POST',
        headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ function: name, event, caller }),
      })
      const answer = (await response.json()) as { result?: Record<string, unknown> }
      return answer.result ?? null
    } catch {
      return null
    }
  }

  async stop(): Promise<void> {
    await this.kill()
    rmSync(this.folder, { recursive: true, force: true })
  }
}

function killed(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It was gone already.
  }
}
