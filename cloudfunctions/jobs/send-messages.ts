import type { Outcome } from '../../domain/sending/answers'
import { isQuiet } from '../../domain/sending/quiet-hours'
import { database, rows, type Database } from '../platform/database'
import { inParallel } from '../platform/in-parallel'
import {
  messageSettings,
  SENDINGS,
  sendingInside,
  writeSending,
  type SendingDocument,
} from '../platform/sendings'
import { transact } from '../platform/transact'
import type { Run } from './run-job'
import { sendOne } from './send-one'

/** Messages of one batch, and of them so many at once: a batch is over long before the lease is. */
const BATCH = 16
const WIDTH = 8

/**
 * Sends what waits and is due, oldest first. Each message is marked before WeChat is called, so that a run which was
 * cut off leaves it marked: nobody knows then whether it went out, and it is not sent again. When WeChat does not
 * answer, or is too busy, the rest waits for the next run.
 */
export async function sendMessages(run: Run): Promise<number> {
  const db = await database()
  let done = await settleCutOff(db, run.at)
  const settings = await messageSettings(run.at.getTime())
  if (!settings || isQuiet(settings.quiet, run.at.getTime())) return done
  for (;;) {
    if (run.over()) {
      run.leave()
      return done
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
    done += outcomes.length
    if (due.length < BATCH) return done
    if (outcomes.some(isTrouble)) {
      run.leave()
      return done
    }
  }
}

const isTrouble = (outcome: Outcome | null): boolean =>
  outcome?.event === 'lost' || outcome?.event === 'put_off'

/** What a run before marked and never settled; one that stood still and settles it after all is left its word. */
async function settleCutOff(db: Database, at: Date): Promise<number> {
  const marked = await rows<SendingDocument>(
    db.collection(SENDINGS).where({ state: 'sending' }).limit(1000).get(),
  )
  for (const one of marked)
    await transact(db, async transaction => {
      const now = await sendingInside(transaction, one._id)
      if (now?.version !== one.version) return
      await writeSending(transaction, now, { state: 'unknown', reason: 'cut_off' }, at)
    })
  return marked.length
}
