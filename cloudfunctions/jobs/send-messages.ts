import type { Outcome } from '../../domain/sending/answers'
import { isQuiet } from '../../domain/sending/quiet-hours'
import { database, rows } from '../platform/database'
import { inParallel } from '../platform/in-parallel'
import { messageSettings, SENDINGS, type SendingDocument } from '../platform/sendings'
import type { Run } from './run-job'
import { sendOne } from './send-one'
import { settleCutOff } from './settle-cut-off'

/** Messages of one batch, and of them so many at once: a batch is over long before the lease is. */
const BATCH = 16
const WIDTH = 8

/**
 * Sends what waits and is due, oldest first. Each message is marked before WeChat is called, so that a run which was
 * cut off leaves it marked: nobody knows then whether it went out, and it is not sent again. When WeChat does not
 * answer, or is too busy, the rest waits for the next run.
 */
export async function sendMessages(run: Run): Promise<void> {
  const db = await database()
  await settleCutOff(db, run)
  const settings = await messageSettings(run.at.getTime())
  if (!settings || isQuiet(settings.quiet, run.at.getTime())) return
  for (;;) {
    if (run.over()) {
      run.leave()
      return
    }
    await run.keep()
    const due = await rows<SendingDocument>(
      db
        .collection(SENDINGS)
        .where({ state: 'waiting', dueAt: db.command.lt(new Date(run.at.getTime() + 1)) })
        .orderBy('dueAt', 'asc')
        .limit(BATCH)
        .get(),
    )
    const outcomes: (Outcome | null)[] = []
    await inParallel(due, WIDTH, async one => {
      outcomes.push(await sendOne(db, one, settings, run.at))
    })
    run.did(outcomes.length)
    if (due.length < BATCH) return
    if (outcomes.some(isTrouble)) {
      run.leave()
      return
    }
  }
}

const isTrouble = (outcome: Outcome | null): boolean =>
  outcome?.event === 'lost' || outcome?.event === 'put_off'
