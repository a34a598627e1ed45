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

/** Names of stalls as people write them down: one a line, or with commas between; each once, in their order. */
export function readStalls(typed: string): string[] {
  const names = typed.split(/[\n,，、;；]/).map(name => name.trim())
  return [...new Set(names.filter(name => name !== ''))]
}

/** The stall after one; the first after the last, null where there is none. */
export function stallAfter(stalls: readonly string[], stall: string): string | null {
  return stalls[(stalls.indexOf(stall) + 1) % stalls.length] ?? null
}
