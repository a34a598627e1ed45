import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import type { Message, Usage } from './serve-parent'

/** A server in a process of its own, as long as the bench needs it. */
export interface BenchServer {
  readonly url: string
  /** After everything that nobody holds has been let go of. */
  readonly memory: () => Promise<Usage>
  /** Microseconds of processor time so far. */
  readonly cpu: () => Promise<number>
  readonly stop: () => Promise<void>
}

/**
 * Starts one of the programs of this folder.
 * @throws Error when it does not come up
 */
export async function startServer(program: string, parameters: readonly string[]): Promise<BenchServer> {
  const child = fork(path.join(__dirname, program), parameters, {
    execArgv: ['--import', 'tsx', '--expose-gc'],
  })
  const gone = once(child, 'exit').then(([code]): Message => ({ failure: `it ended with ${String(code)}` }))
  const hear = async (): Promise<Message> => {
    const heard = new AbortController()
    const message = once(child, 'message', heard).then(([said]) => said as Message)
    // Who is not heard any more is not listened to.
    message.catch(() => undefined)
    try {
      return await Promise.race([message, gone])
    } finally {
      heard.abort()
    }
  }
  const first = await hear()
  if (!('url' in first)) throw new Error(`${program} did not start: ${JSON.stringify(first)}`)
  const ask = async (question: 'memory' | 'cpu') => {
    child.send(question)
    const heard = await hear()
    if (!('usage' in heard)) throw new Error(`${program} failed: ${JSON.stringify(heard)}`)
    return heard.usage
  }
  return {
    url: first.url,
    memory: () => ask('memory'),
    cpu: async () => (await ask('cpu')).cpu,
    stop: async () => {
      child.disconnect()
      await gone
    },
  }
}
