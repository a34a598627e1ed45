/** What a server under measurement uses: memory in bytes, and processor time. */
export interface Usage {
  /** The most the process ever held. */
  peak: number
  /** What of its heap is still in use after a collection. */
  heap: number
  /** Microseconds of processor time since it started, its own and the system's for it. */
  cpu: number
}

/** What a server tells the bench that started it. */
export type Message = { url: string } | { usage: Usage } | { failure: string }

const tell = (message: Message) => process.send?.(message)

/** Starts a server, tells the parent its address, and then its usage whenever the parent asks. */
export function serveParent(start: () => Promise<string>): void {
  process.on('message', asked => {
    // A collection is work, too: only who asks about memory has it done.
    if (asked === 'memory') globalThis.gc?.()
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
    const heap = process.memoryUsage().heapUsed
    tell({ usage: { peak: maxRSS * 1024, heap, cpu: userCPUTime + systemCPUTime } })
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
