/** Keeps the newest entries: at most so many, and at most so many bytes of them, so that no program fills the memory. */
export class Recent<T extends object> {
  private readonly sizes = new Map<T, number>()
  private bytes = 0
  private readonly mostEntries: number
  private readonly mostBytes: number
  private readonly forgotten: (entry: T) => void

  /** @param forgotten hears of each entry that had to go */
  constructor(mostEntries: number, mostBytes: number, forgotten: (entry: T) => void = () => undefined) {
    this.mostEntries = mostEntries
    this.mostBytes = mostBytes
    this.forgotten = forgotten
  }

  /** Adds an entry of so many bytes. */
  add(entry: T, bytes: number): void {
    this.sizes.set(entry, 0)
    this.grow(entry, bytes)
  }

  /** Counts more bytes for an entry that is still kept; the oldest go to make room, the newest stays. */
  grow(entry: T, bytes: number): void {
    const before = this.sizes.get(entry)
    if (before === undefined) return
    this.sizes.set(entry, before + bytes)
    this.bytes += bytes
    for (const [oldest, size] of this.sizes) {
      const fits = this.sizes.size <= this.mostEntries && this.bytes <= this.mostBytes
      if (fits || this.sizes.size === 1) return
      this.sizes.delete(oldest)
      this.bytes -= size
      this.forgotten(oldest)
    }
  }

  /** Newest last. */
  list(): readonly T[] {
    return [...this.sizes.keys()]
  }

  clear(): void {
    this.sizes.clear()
    this.bytes = 0
  }
}
