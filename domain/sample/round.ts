/** Letters of what a market is called. */
export const MOST_MARKET_NAME = 40
/** Letters of what a stall is called: `12 号摊`. */
export const MOST_STALL_NAME = 30
/** Stalls of one round. */
export const MOST_STALLS = 100
/** Samples of one round: what one read of the database returns. */
export const MOST_OF_ROUND = 500
/** Samples that begin to be tested with one tap. */
export const MOST_AT_ONCE = 20

/** `1-20 号摊`, `A1–A12`: what stands before and after the numbers stays. */
const RANGE = /^(\D*)(\d{1,4})\s*[-–—~～至到]\s*\D*?(\d{1,4})(\D*)$/

/**
 * Names of stalls as people write them down: one a line, with commas between, or from one number to another; each once,
 * in their order, and no more than a round has.
 */
export function readStalls(typed: string): string[] {
  const names = typed.split(/[\n,，、;；]/).flatMap(name => expanded(name.trim()))
  return [...new Set(names.filter(name => name !== ''))].slice(0, MOST_STALLS)
}

function expanded(name: string): string[] {
  const [, before = '', first = '', last = '', after = ''] = RANGE.exec(name) ?? []
  const from = Number(first)
  const count = Number(last) - from + 1
  if (first === '' || count < 2 || count > MOST_STALLS) return [name]
  return Array.from({ length: count }, (_, i) => `${before}${from + i}${after}`)
}

/** The stall after one; the first after the last, null where there is none. */
export function stallAfter(stalls: readonly string[], stall: string): string | null {
  return stalls[(stalls.indexOf(stall) + 1) % stalls.length] ?? null
}
