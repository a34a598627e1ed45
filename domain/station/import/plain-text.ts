/** A cell of a spreadsheet as text; a formula is told apart, for what it shows may change. */
export interface Cell {
  readonly text: string
  readonly formula: boolean
}

/** One line, without spaces around it; full-width letters, digits and signs as plain ones. */
export function plainText(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, ' ').trim()
}

/** One line as it is written, without spaces around it: 「（东门）」 on a sign stays that. */
export function asWritten(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim()
}

/** What is left when only letters and digits count: 「经度 (GCJ-02)」 and 「经度」 are the same heading. */
export function key(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^)]*\)|\[[^\]]*\]|【[^】]*】/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '')
}
