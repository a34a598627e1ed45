import { readFileSync } from 'node:fs'
import { codeOf } from './say-why'

/** What a JSON file holds, with the name by which a person gave it. */
export interface JsonFile {
  file: string
  value: unknown
}

/** Says what is wrong in a file, and what stands there instead. */
export function refuse(file: string, reason: string, ...found: readonly unknown[]): Error {
  const [value] = found
  const shown = value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 60)
  return new Error(`${file}: ${reason}${found.length === 0 ? '' : `, not ${shown}`}.`)
}

function lineOf(text: string, message: string): string {
  const position = Number(/position (\d+)/.exec(message)?.[1] ?? text.length)
  const before = text.slice(0, position).split('\n')
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`
}

/** @throws Error that says what is wrong, and in which line */
export function readJsonFile(file: string): JsonFile {
  let text
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new Error(
      codeOf(error) === 'ENOENT'
        ? `There is no file ${file}.`
        : `The file ${file} cannot be read: ${String(error)}`,
      { cause: error },
    )
  }
  try {
    return { file, value: JSON.parse(text.replace(/^\uFEFF/, '')) as unknown }
  } catch (error) {
    const { message } = error as Error
    throw new Error(`${file} is not JSON: ${lineOf(text, message)}: ${message}.`, { cause: error })
  }
}
