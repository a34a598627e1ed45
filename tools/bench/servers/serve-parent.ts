/** What a server under measurement uses of memory, in bytes. */
export interface Memory {
  /** The most the process ever held. */
  peak: number
  /** What of its heap is still in use after a collection. */
  heap: number
}

/** What a server tells the bench that started it. */
export type Message = { url: string } | { memory: Memory } | { failure: string }

const tell = (message: Message) => process.send?.(message)

/** Starts a server, tells the parent its address, and then its memory whenever the parent asks. */
export function serveParent(start: () => Promise<string>): void {
  process.on('message', () => {
    globalThis.gc?.()
    const peak = process.resourceUsage().maxRSS * 1024
    tell({ memory: { peak, heap: process.memoryUsage().heapUsed } })
  })
  process.on('disconnect', () => process.exit(0))
  start().then(
    url => tell({ url }),
    (error: unknown) => {
      tell({ failure: String(error) })
      process.exitCode = 1
    },
  )
}
