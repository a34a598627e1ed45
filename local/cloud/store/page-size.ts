/** Bytes of documents read at once; one alone may have more. */
const PAGE_BYTES = 1_000_000

/** So few documents are read without asking how large they are. */
export const UNWEIGHED = 2

/**
 * How many of the next documents are read at once.
 * @param sizes their bytes one after the other, with commas between them; nothing when there are none
 */
export function fitting(sizes: unknown): number {
  if (typeof sizes !== 'string') return 1
  let count = 0
  let bytes = 0
  for (const size of sizes.split(',')) {
    bytes += Number(size)
    if (count > 0 && bytes > PAGE_BYTES) break
    count++
  }
  return count
}
