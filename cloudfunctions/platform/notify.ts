import { randomBytes } from 'node:crypto'
import type { Notice } from '../../domain/inbox/notices'
import { isGone } from '../../domain/privacy/gone'
import { DAY } from '../../domain/time/china-time'
import { rows, type Transaction } from './database'
import { personInside } from './people'
import { queueSending } from './sendings'

/** One thing that a person was told, as stored in `inbox`. */
export interface MessageDocument {
  readonly _id: string
  /** Subject of whom it is for. */
  readonly person: string
  readonly notice: Notice
  /** Subject of somebody else whom its words name; null where they name nobody. */
  readonly about: string | null
  readonly readAt: Date | null
  readonly expiresAt: Date
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly version: number
}

export const INBOX = 'inbox'

/** So long a person can read it again. */
const KEPT = 365 * DAY

/**
 * Tells somebody, in the transaction of what it tells of: there is never one without the other. Where they agreed to
 * it, WeChat brings it too: the job `send-messages` does that later.
 *
 * Nobody is told whose account is gone, or is being cleared: the message would be left over.
 *
 * @param about the subject of somebody else whom the words name, so that they can be taken out with that account
 */
export async function tell(
  transaction: Transaction,
  person: string,
  notice: Notice,
  at: Date,
  about: string | null = null,
): Promise<void> {
  if (isGone(person) || (await isLeaving(transaction, person))) return
  const message: MessageDocument = {
    _id: randomBytes(16).toString('hex'),
    person,
    notice,
    about,
    readAt: null,
    expiresAt: new Date(at.getTime() + KEPT),
    createdAt: at,
    updatedAt: at,
    version: 1,
  }
  await transaction.collection(INBOX).add(message)
  await queueSending(transaction, message, at)
}

/** Whether their account is being cleared, and they have not begun anew. */
async function isLeaving(transaction: Transaction, person: string): Promise<boolean> {
  const open = await rows<unknown>(
    transaction.collection('deletions').where({ subject: person }).limit(1).get(),
  )
  return open.length > 0 && (await personInside(transaction, person)) === null
}
