import { MOST_UNREAD } from '../../domain/inbox/limits'
import { GRANTS } from '../platform/grants'
import { CONSENTS, type ConsentDocument } from '../platform/consents'
import { database, row, rows, type Transaction } from '../platform/database'
import { newestFirst, type Page, type PageAsked } from '../platform/newest-first'
import { INBOX, type MessageDocument } from '../platform/notify'

/** Marked at once; whoever has more unread taps again. */
const AT_ONCE = 200

export function messagesOf(person: string, page: PageAsked): Promise<Page<MessageDocument>> {
  return newestFirst<MessageDocument>(INBOX, { person }, 'createdAt', page)
}

/** Whether somebody holds a role, in force or suspended. */
export async function isStaff(subject: string): Promise<boolean> {
  const db = await database()
  const state = db.command.in(['active', 'suspended'])
  const held = await rows(db.collection(GRANTS).where({ subject, state }).field({ _id: true }).limit(1).get())
  return held.length > 0
}

/** How many are unread, counted no further than anybody is told. */
export async function unreadOf(person: string): Promise<number> {
  const db = await database()
  const unread = await rows<{ readonly _id: string }>(
    db
      .collection(INBOX)
      .where({ person, readAt: null })
      .field({ _id: true })
      .limit(MOST_UNREAD + 1)
      .get(),
  )
  return unread.length
}

export async function messageInside(transaction: Transaction, id: string): Promise<MessageDocument | null> {
  return row<MessageDocument>(transaction.collection(INBOX).doc(id).get())
}

/** Unread ones up to a moment, newest first. */
export async function unreadInside(
  transaction: Transaction,
  person: string,
  upTo: Date,
): Promise<MessageDocument[]> {
  const found = await rows<MessageDocument>(
    transaction
      .collection(INBOX)
      .where({ person, readAt: null })
      .orderBy('createdAt', 'desc')
      .limit(AT_ONCE)
      .get(),
  )
  return found.filter(({ createdAt }) => createdAt.getTime() <= upTo.getTime())
}

/** What somebody agreed to, by template. */
export async function consentsOf(person: string): Promise<Map<string, ConsentDocument>> {
  const db = await database()
  const found = await rows<ConsentDocument>(db.collection(CONSENTS).where({ person }).limit(100).get())
  return new Map(found.map(one => [one.template, one]))
}
