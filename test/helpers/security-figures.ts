import { readFileSync } from 'node:fs'
import path from 'node:path'

const document = path.resolve(__dirname, '../../docs/security.md')

/**
 * The number that docs/security.md gives for something that was tried: the tests that try it hold the document to it.
 * @throws when the document does not name it
 */
export function figureOf(what: string): number {
  const row = readFileSync(document, 'utf8')
    .split('\n')
    .find(line => line.startsWith(`| ${what} `))
  const number = row?.split('|')[2]?.trim().replaceAll(',', '')
  if (number === undefined || !/^\d+$/.test(number))
    throw new Error(`docs/security.md does not count “${what}”`)
  return Number(number)
}
