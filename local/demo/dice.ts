/**
 * Chance that always falls the same way: a generator seeded by words (mulberry32 over an FNV-1a hash), so
 * that the same seed makes the same district. Each station has dice of its own; a change to one moves no other.
 */
export class Dice {
  private state: number

  constructor(...seed: readonly (string | number)[]) {
    let hash = 0x811c9dc5
    for (const character of seed.join('/')) {
      hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
    }
    this.state = hash >>> 0
  }

  /** At least 0, less than 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }

  /** A whole number from `least` to `most`, both included. */
  int(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1))
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<Item>(items: readonly Item[]): Item {
    if (items.length === 0) throw new RangeError('nothing to pick from')
    return items[this.int(0, items.length - 1)] as Item
  }

  /** Picks by weight: `[what, weight]`. */
  weighted<Item>(choices: readonly (readonly [Item, number])[]): Item {
    let left = this.next() * choices.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [item, weight] of choices) if ((left -= weight) < 0) return item
    return this.pick(choices)[0]
  }

  shuffled<Item>(items: readonly Item[]): Item[] {
    const list = [...items]
    for (let i = list.length - 1; i > 0; i--) {
      const j = this.int(0, i)
      ;[list[i], list[j]] = [list[j] as Item, list[i] as Item]
    }
    return list
  }
}
