import type { Failures } from './failures'
import type { Run } from './run-job'

/**
 * Lets several queues have their turns: one batch of each, then the next of those that had more, until nothing is left
 * or the time is used. However long one of them is, the others are not kept waiting. A queue that fails is let be.
 *
 * @param first whose turn it is first; not always the same, so that also what comes last has its day
 * @param batch does one batch: how many it did, and whether there may be more
 */
export async function inTurns<Queue>(
  { keep, did, over, leave }: Pick<Run, 'keep' | 'did' | 'over' | 'leave'>,
  failures: Failures,
  queues: readonly Queue[],
  first: number,
  batch: (queue: Queue) => Promise<{ readonly done: number; readonly more: boolean }>,
): Promise<void> {
  const start = first % Math.max(1, queues.length)
  let waiting = [...queues.slice(start), ...queues.slice(0, start)]
  while (waiting.length > 0) {
    const next: Queue[] = []
    for (const queue of waiting) {
      if (over()) {
        leave()
        return
      }
      await keep()
      const made = await failures.tried(() => batch(queue))
      if (made === 'failed') continue
      did(made.done)
      if (made.more) next.push(queue)
    }
    waiting = next
  }
}
