/** A map that keeps what was asked for most recently, so much and no more. */
export class RecentMap<Key, Item> {
  private readonly items = new Map<Key, Item>()
  private readonly most: number

  constructor(most: number) {
    this.most = most
  }

  /** The item of a key, made if it is not there (any more). */
  get(key: Key, make: () => Item): Item {
    const known = this.items.get(key)
    const item = known ?? make()
    if (known !== undefined) this.items.delete(key)
    else if (this.items.size >= this.most) this.items.delete(this.items.keys().next().value as Key)
    this.items.set(key, item)
    return item
  }

  clear(): void {
    this.items.clear()
  }
}
