import { spawn } from 'node:child_process'

export interface Outcome {
  readonly code: number
  /** Standard output and error as they came, mixed. */
  readonly output: string
}

/**
 * Runs a program to its end and keeps what it says. A program that cannot be started is an outcome too: 127.
 * It does not outlive this process.
 */
export function runCommand(
  command: string,
  arguments_: readonly string[],
  options: {
    readonly cwd?: string
    readonly env?: NodeJS.ProcessEnv
    /** Called with every piece of output as it comes. */
    readonly onOutput?: (text: string) => void
  } = {},
): Promise<Outcome> {
  return new Promise(resolve => {
    const { onOutput, ...spawnOptions } = options
    const child = spawn(command, arguments_, { ...spawnOptions, stdio: ['ignore', 'pipe', 'pipe'] })
    const pieces: string[] = []
    const keep = (piece: Buffer) => {
      pieces.push(piece.toString())
      onOutput?.(piece.toString())
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    const end = () => void child.kill()
    process.once('exit', end)
    child.on('error', error => pieces.push(`${error.message}\n`))
    child.on('close', code => {
      process.off('exit', end)
      resolve({ code: code ?? 127, output: pieces.join('') })
    })
  })
}
