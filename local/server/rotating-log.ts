import { closeSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import path from 'node:path'
import { errorCode } from './error-code'

const LIMIT = 5 * 1024 * 1024
const KEPT = 4

/**
 * JSON lines in `<folder>/<name>.log`; a file that is full becomes `.1.log`, the oldest of four goes. Lines
 * are gathered for a moment and written together, what is left when it is closed.
 */
export class RotatingLog {
  readonly #file: string
  readonly #base: string
  readonly #limit: number
  #descriptor: number
  #size: number
  #waiting: string[] = []
  #timer: NodeJS.Timeout | undefined

  constructor(folder: string, name: string, limit = LIMIT) {
    mkdirSync(folder, { recursive: true })
    this.#base = path.join(folder, name)
    this.#file = `${this.#base}.log`
    this.#limit = limit
    this.#descriptor = openSync(this.#file, 'a', 0o600)
    this.#size = statSync(this.#file).size
  }

  write(line: object): void {
    this.#waiting.push(`${JSON.stringify(line)}\n`)
    this.#timer ??= setTimeout(() => this.flush(), 100).unref()
  }

  flush(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (this.#waiting.length === 0) return
    const text = Buffer.from(this.#waiting.join(''))
    this.#waiting = []
    if (this.#size + text.length > this.#limit && this.#size > 0) this.#rotate()
    writeSync(this.#descriptor, text)
    this.#size += text.length
  }

  close(): void {
    this.flush()
    closeSync(this.#descriptor)
  }

  #rotate(): void {
    closeSync(this.#descriptor)
    rmSync(`${this.#base}.${KEPT - 1}.log`, { force: true })
    for (let age = KEPT - 2; age >= 1; age--)
      renameIfThere(`${this.#base}.${age}.log`, `${this.#base}.${age + 1}.log`)
    renameIfThere(this.#file, `${this.#base}.1.log`)
    this.#descriptor = openSync(this.#file, 'a', 0o600)
    this.#size = 0
  }
}

function renameIfThere(from: string, to: string): void {
  try {
    renameSync(from, to)
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error
  }
}
