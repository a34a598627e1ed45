import { readFileSync } from 'node:fs'

/** What Node itself takes before a function has done anything, which the cloud's own runtime does not count. */
const RUNTIME_MEGABYTES = 48
const INTERVAL = 50

/**
 * Watches how much memory a process holds while it works. V8's limit ends a process whose objects are too many;
 * buffers are outside of it and seen only here. Systems without `/proc` go by V8's limit alone.
 */
export class MemoryWatch {
  private readonly pid: number | undefined
  private readonly most: number
  private readonly exceeded: () => void
  private timer: NodeJS.Timeout | undefined

  constructor(pid: number | undefined, megabytes: number, exceeded: () => void) {
    this.pid = pid
    this.most = (megabytes + RUNTIME_MEGABYTES) * 1024
    this.exceeded = exceeded
  }

  /** Looks from now on. */
  begin(): void {
    if (this.pid === undefined || process.platform !== 'linux') return
    this.timer ??= setInterval(() => {
      this.look()
    }, INTERVAL).unref()
  }

  /** Looks no longer. */
  rest(): void {
    clearInterval(this.timer)
    this.timer = undefined
  }

  private look(): void {
    if (this.kilobytes() <= this.most) return
    this.rest()
    this.exceeded()
  }

  private kilobytes(): number {
    try {
      const status = readFileSync(`/proc/${String(this.pid)}/status`, 'latin1')
      return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0)
    } catch {
      // The process has just gone.
      return 0
    }
  }
}
