/** Longest stored token; a longer word of a query is cut to it. */
export const MAX_WORD = 12

/** Lower case, full-width letters and digits to plain ones, no spaces or punctuation. */
export function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]+/gu, '')
}
