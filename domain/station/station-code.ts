import { MARK } from './code-of-id'
import { plainText } from './import/plain-text'

/** Characters of the longest code that an office may give its station. */
const LONGEST_CODE = 32
/** Of an id: it stands in links, and in the ids of logs and cases. */
const LONGEST_ID = 64

const PLAIN = /^[A-Za-z0-9][A-Za-z0-9_-]*$/u
const POSSIBLE = /^(?=.*[\p{L}\p{N}])[\p{L}\p{M}\p{N} ._/\\()[\]#&+:,、·~—–-]+$/u

/**
 * The id of the station to which an office gave this code, which is told from the code alone: itself where it is plain,
 * such as `LG-001`; otherwise with every other character as `_` and its UTF-16 number, 「龙岗-001」 being
 * `x--_9F99_5C97-001`. No two codes have the same id. Undefined where it cannot be a code, or is too long for one.
 */
export function idOfCode(code: string): string | undefined {
  const plain = plainText(code)
  if (plain.length > LONGEST_CODE) return undefined
  if (PLAIN.test(plain) && !plain.startsWith(MARK)) return plain
  if (!POSSIBLE.test(plain)) return undefined
  const id = MARK + plain.replace(/[^A-Za-z0-9-]/gu, escaped)
  return id.length > LONGEST_ID ? undefined : id
}

function escaped(character: string): string {
  return Array.from(
    { length: character.length },
    (_, i) => `_${character.charCodeAt(i).toString(16).toUpperCase().padStart(4, '0')}`,
  ).join('')
}
