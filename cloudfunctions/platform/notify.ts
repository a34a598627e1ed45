import { randomBytes } from 'node:crypto'
import type { Notice } from '../../domain/inbox/notices'
import { DAY } from '../../domain/time/china-time'
import type { Transaction } from './database'
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
 * @param about the subject of somebody else whom the words name, so that they can be taken out with that account
 */
export async function tell(
  transaction: Transaction,
  person: string,
  notice: Notice,
  at: Date,
  about: string | null = null,
): Promise<void> {
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
