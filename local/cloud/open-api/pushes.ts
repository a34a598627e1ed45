import type { MovableClock } from '../clock/movable-clock'

/** Gives a message of WeChat to the function that hears them. @returns whether it took it */
export type Push = (event: Record<string, unknown>) => Promise<boolean>

/** So long after the call what it led to is told. */
const LATER = 1000
/** What was not taken is told again after so long, and so often in all, as WeChat does. */
const AGAIN = 5000
const TRIES = 3
/** Timers of Node go no further than some weeks. */
const LONGEST = 3_600_000

interface Message {
  due: number
  /** Made when it is first told: told again it is the same, with the time at which it was made. */
  event: () => Record<string, unknown>
  tries: number
}

/** What WeChat tells by itself, when it is due on the cloud's clock. */
export class Pushes {
  private readonly clock: MovableClock
  private readonly push: Push
  private waiting: Message[] = []
  private alarm: NodeJS.Timeout | undefined
  private stopped = false

  constructor(clock: MovableClock, push: Push) {
    this.clock = clock
    this.push = push
  }

  /** Tells it in a moment. */
  later(event: Message['event']): void {
    this.add({ due: this.clock.now() + LATER, event, tries: 0 })
  }

  /** Looks at the clock anew, and tells what is due. */
  moved(): void {
    clearTimeout(this.alarm)
    const now = this.clock.now()
    const due = this.waiting.filter(message => message.due <= now)
    this.waiting = this.waiting.filter(message => message.due > now)
    for (const message of due) void this.tell(message)
    const next = Math.min(...this.waiting.map(message => message.due))
    if (next === Infinity) return
    this.alarm = setTimeout(
      () => {
        this.moved()
      },
      Math.min(next - now, LONGEST),
    ).unref()
  }

  stop(): void {
    this.stopped = true
    clearTimeout(this.alarm)
    this.waiting = []
  }

  private add(message: Message): void {
    if (this.stopped) return
    this.waiting.push(message)
    this.moved()
  }

  private async tell({ event, tries }: Message): Promise<void> {
    const told = event()
    const taken = await this.push(told).catch(() => false)
    if (taken || tries + 1 >= TRIES) return
    this.add({ due: this.clock.now() + AGAIN, event: () => told, tries: tries + 1 })
  }
}
