import { limits } from '../limits'
import type { FunctionProcess, Outcome } from './function-process'

/** How many processes a function may have, and for how long. */
export interface InstanceLimits {
  /** Processes at most; more calls wait for one. */
  most: number
  /** Calls one process is given at once: one, as the cloud does for event functions, unless told otherwise. */
  callsAtOnce: number
  /** Milliseconds after which a process without work leaves. */
  idleMilliseconds: number
}

interface Instance {
  process: FunctionProcess
  ready: boolean
  /** Calls it has been given so far. */
  served: number
  inFlight: number
  /** Takes no more calls and goes when its last one has ended. */
  retired: boolean
  idle: NodeJS.Timeout | undefined
}

/** A place in a process for one call. */
export interface Place {
  process: FunctionProcess
  /** True for the first call of a process. */
  cold: boolean
  /** Gives the place back; a process in which a call was let go of is not used again. */
  release: (lost?: boolean) => void
}

type Waiting = (place: Place | Outcome) => void

/**
 * The processes of one function. A call takes the process that worked last; where all are busy one more is
 * started, and whichever is free first, old or new, takes the call.
 */
export class InstancePool {
  private readonly instances = new Set<Instance>()
  private readonly leaving = new Set<Promise<void>>()
  private readonly waiting: Waiting[] = []
  private readonly limits: InstanceLimits
  private readonly start: () => FunctionProcess

  constructor(limits: InstanceLimits, start: () => FunctionProcess) {
    this.limits = limits
    this.start = start
  }

  /** Processes there are now, and how many of them work. */
  counts(): { processes: number; busy: number } {
    const all = [...this.instances]
    return { processes: all.length, busy: all.filter(instance => instance.inFlight > 0).length }
  }

  /**
   * Finds a place for a call.
   * @param patience milliseconds to wait for one
   * @returns the place, why the function cannot be run at all, or `busy`
   */
  async take(patience: number): Promise<Place | Outcome | 'busy'> {
    const free = this.free()
    if (free !== undefined) return this.place(free)
    return new Promise(resolve => {
      const waiting: Waiting = found => {
        clearTimeout(timer)
        resolve(found)
      }
      const timer = setTimeout(() => {
        this.waiting.splice(this.waiting.indexOf(waiting), 1)
        resolve('busy')
      }, patience)
      this.waiting.push(waiting)
      this.grow()
    })
  }

  private free(): Instance | undefined {
    // The last of a set is the one that was used last: the others may grow idle.
    return [...this.instances]
      .reverse()
      .find(
        ({ ready, retired, inFlight, process }) =>
          ready && !retired && process.alive && inFlight < this.limits.callsAtOnce,
      )
  }

  private grow(): void {
    const coming = [...this.instances].filter(({ ready }) => !ready).length
    if (this.instances.size >= this.limits.most || coming * this.limits.callsAtOnce >= this.waiting.length)
      return
    const instance: Instance = {
      process: this.start(),
      ready: false,
      served: 0,
      inFlight: 0,
      retired: false,
      idle: undefined,
    }
    this.instances.add(instance)
    const patience = setTimeout(() => {
      instance.process.kill()
    }, limits.loadMilliseconds)
    void instance.process.ready.then(outcome => {
      clearTimeout(patience)
      if (outcome === 'ready') {
        instance.ready = true
        this.rest(instance)
        this.serve()
      } else {
        this.remove(instance)
        // Others that can run may serve who waits; where there are none, nobody can be served.
        if (this.instances.size === 0) for (const waiting of this.waiting.splice(0)) waiting(outcome)
        else this.serve()
      }
    })
  }

  private serve(): void {
    while (this.waiting.length > 0) {
      const free = this.free()
      if (free === undefined) break
      this.waiting.shift()?.(this.place(free))
    }
    if (this.waiting.length > 0) this.grow()
  }

  private place(instance: Instance): Place {
    clearTimeout(instance.idle)
    instance.inFlight += 1
    this.instances.delete(instance)
    this.instances.add(instance)
    return {
      process: instance.process,
      cold: instance.served++ === 0,
      release: lost => {
        this.release(instance, lost)
      },
    }
  }

  private release(instance: Instance, lost = false): void {
    instance.inFlight -= 1
    if (lost || !instance.process.alive) instance.retired = true
    if (instance.retired) {
      if (instance.inFlight === 0) this.remove(instance)
    } else if (instance.inFlight === 0) this.rest(instance)
    this.serve()
  }

  private rest(instance: Instance): void {
    instance.idle = setTimeout(() => {
      this.remove(instance)
    }, this.limits.idleMilliseconds).unref()
  }

  private remove(instance: Instance): void {
    clearTimeout(instance.idle)
    this.instances.delete(instance)
    // Who was let go of may be caught in a loop, and would not hear a gentler word.
    if (instance.retired) instance.process.kill()
    const left = instance.process.stop().finally(() => this.leaving.delete(left))
    this.leaving.add(left)
  }

  /** Ends every process; calls in flight fail, and so do those that wait. */
  async stop(): Promise<void> {
    for (const waiting of this.waiting.splice(0)) waiting({ kind: 'died', reason: 'was stopped' })
    for (const instance of this.instances) this.remove(instance)
    await Promise.all(this.leaving)
  }
}
