import { randomBytes } from 'node:crypto'
import type { Notice } from '../../domain/inbox/notices'
import { isGone } from '../../domain/privacy/gone'
import { DAY } from '../../domain/time/china-time'
import { documentsOfPerson } from '../../domain/privacy/documents'
import { database, rows, type Transaction } from './database'
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

/** Unread ones of a kind about a station, whoever of these people they are for. */
export async function unreadAbout(
  transaction: Transaction,
  people: readonly string[],
  kind: Notice['kind'],
  stationId: string,
): Promise<MessageDocument[]> {
  const { command } = await database()
  return rows<MessageDocument>(
    transaction
      .collection(INBOX)
      .where({
        person: command.in([...people]),
        readAt: null,
        'notice.kind': kind,
        'notice.stationId': stationId,
      })
      .limit(1000)
      .get(),
  )
}

/** Marks a message as read: by the person, or because another stands for it. */
export async function writeRead(
  transaction: Transaction,
  { _id, version }: Pick<MessageDocument, '_id' | 'version'>,
  at: Date,
): Promise<void> {
  await transaction
    .collection(INBOX)
    .doc(_id)
    .update({ readAt: at, updatedAt: at, version: version + 1 })
}

/** Whether their account is being cleared, and they have not begun anew. */
export async function isLeaving(transaction: Transaction, person: string): Promise<boolean> {
  const [deletion] = await rows<{ readonly createdAt: Date }>(
    transaction
      .collection('deletions')
      .where({ subject: person })
      .orderBy('createdAt', 'desc')
      .limit(1)
      .get(),
  )
  if (!deletion || (await personInside(transaction, person))) return false
  return !(await hasDoneSince(transaction, person, deletion.createdAt))
}

/** What others write about somebody does not say that they are back. */
const writtenByOthers: readonly string[] = [INBOX, 'sendings']

/** Whether anything of theirs was written after a moment; not everything that one can do makes a document in `people`. */
async function hasDoneSince(transaction: Transaction, person: string, moment: Date): Promise<boolean> {
  const { command } = await database()
  for (const { collection, field, holds, moment: when } of documentsOfPerson) {
    if (holds !== 'subject' || when === null || writtenByOthers.includes(collection)) continue
    const theirs = { [field]: person, [when]: command.gt(moment) }
    const since = await rows<unknown>(transaction.collection(collection).where(theirs).limit(1).get())
    if (since.length > 0) return true
  }
  return false
}
