import type { ClockMove, MovableClock } from '../clock/movable-clock'
import type { CloudbaseRc } from '../functions/cloudbaserc'
import type { InvokeResult } from '../functions/call-failure'
import type { LogEntry } from '../log-entry'
import { type Cron, nextTime, parseCron, timesBetween } from './cron'

/** A timer of a function and when it goes off next. */
export interface ScheduledTimer {
  function: string
  trigger: string
  /** Milliseconds since 1970 on the cloud's clock; undefined when never. */
  next: number | undefined
}

interface Timer extends ScheduledTimer {
  cron: Cron
  config: string
}

/** The longest wait before the clock is looked at again. */
const LONGEST_WAIT = 3_600_000

/** As many calls of one timer are made up for when time passes at once; of more, only the last. */
const MOST_MISSED = 10

/**
 * Calls functions at the times their configuration names, by the cloud's clock. When time passes at once
 * (`clock.advance`) each timer goes off for every time on the way, in their order, or once for the last where
 * they are more than ten. A clock that is set makes nothing up: nobody knows what happened in between.
 */
export class Timers {
  private readonly timers: Timer[]
  private readonly clock: MovableClock
  private readonly invoke: (name: string, event: unknown) => Promise<InvokeResult>
  private readonly log: (entry: LogEntry) => void
  private readonly underWay = new Set<Promise<unknown>>()
  private alarm: NodeJS.Timeout | undefined

  constructor(
    config: CloudbaseRc | undefined,
    clock: MovableClock,
    invoke: (name: string, event: unknown) => Promise<InvokeResult>,
    log: (entry: LogEntry) => void,
  ) {
    this.clock = clock
    this.invoke = invoke
    this.log = log
    this.timers = (config?.functions ?? []).flatMap(({ name, triggers = [] }) =>
      triggers.map(trigger => ({
        function: name,
        trigger: trigger.name,
        config: trigger.config,
        cron: parseCron(trigger.config),
        next: undefined,
      })),
    )
    this.reschedule()
  }

  list(): readonly ScheduledTimer[] {
    return this.timers.map(({ function: name, trigger, next }) => ({ function: name, trigger, next }))
  }

  /** Looks at the clock anew, after it was moved. */
  moved({ from, passed }: ClockMove): void {
    const now = this.clock.now()
    if (passed) {
      const missed = this.timers.flatMap(timer =>
        timesBetween(timer.cron, from, now, MOST_MISSED).map(time => ({ timer, time })),
      )
      for (const { timer, time } of missed.sort((a, b) => a.time - b.time)) this.ringFor(timer, time)
    }
    this.reschedule()
  }

  /** Resolves when what has gone off so far has been answered. */
  async settled(): Promise<void> {
    while (this.underWay.size > 0) await Promise.all(this.underWay)
  }

  private reschedule(): void {
    for (const timer of this.timers) timer.next = nextTime(timer.cron, this.clock.now())
    this.wait()
  }

  private ringFor(timer: Timer, time: number): void {
    const call = this.call(timer, time).finally(() => this.underWay.delete(call))
    this.underWay.add(call)
  }

  private wait(): void {
    clearTimeout(this.alarm)
    const next = Math.min(...this.timers.map(timer => timer.next ?? Infinity))
    if (next === Infinity) return
    const milliseconds = Math.min(LONGEST_WAIT, Math.max(0, next - this.clock.now()))
    this.alarm = setTimeout(() => {
      this.ring()
    }, milliseconds)
    this.alarm.unref()
  }

  private ring(): void {
    const now = this.clock.now()
    for (const timer of this.timers) {
      if (timer.next === undefined || timer.next > now) continue
      const { next } = timer
      timer.next = nextTime(timer.cron, now)
      this.ringFor(timer, next)
    }
    this.wait()
  }

  private async call(timer: Timer, time: number): Promise<InvokeResult> {
    const at = new Date(time).toISOString().replace(/\.\d+Z$/, 'Z')
    const event = { Type: 'Timer', TriggerName: timer.trigger, Time: at, Message: '' }
    const result = await this.invoke(timer.function, event)
    this.log({
      kind: 'timer',
      function: timer.function,
      trigger: timer.trigger,
      time: at,
      ok: 'result' in result,
    })
    return result
  }

  /**
   * Sets a timer off now.
   * @throws Error when there is no such timer
   */
  async fire(name: string, trigger: string): Promise<InvokeResult> {
    const timer = this.timers.find(item => item.function === name && item.trigger === trigger)
    if (timer === undefined) throw new Error(`${name} has no timer ${trigger}`)
    return this.call(timer, this.clock.now())
  }

  stop(): void {
    clearTimeout(this.alarm)
    this.timers.length = 0
  }
}
