const WORD = 32
const WORDS = 1024
const BLOCK = WORD * WORDS

/** Rows that were seen: one bit for each, so that a million of them take little. */
export class RowSet {
  private readonly blocks = new Map<number, Uint32Array>()

  /** Adds a row; false when it was there. */
  add(row: number): boolean {
    const number = Math.floor(row / BLOCK)
    let block = this.blocks.get(number)
    if (block === undefined) this.blocks.set(number, (block = new Uint32Array(WORDS)))
    const at = Math.floor((row % BLOCK) / WORD)
    const bit = 1 << (row % WORD)
    const word = block[at] as number
    if ((word & bit) !== 0) return false
    block[at] = word | bit
    return true
  }
}
