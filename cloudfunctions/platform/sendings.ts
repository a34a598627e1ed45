import { isOver, type Notice, type NoticeKind } from '../../domain/inbox/notices'
import type { SendingReason } from '../../domain/sending/answers'
import { maySend, nothingAgreed } from '../../domain/sending/consents'
import { afterQuiet } from '../../domain/sending/quiet-hours'
import type { SendingState } from '../../domain/sending/states'
import { templateOf, type MessageSettings } from '../../domain/sending/templates'
import { DAY, type Instant } from '../../domain/time/china-time'
import { isLocal } from './clock'
import { consentInside } from './consents'
import { row, type Transaction } from './database'
import { district } from './district'
import { openidOf } from './openid'

/**
 * A message on its way to somebody's WeChat, as stored in `sendings`. What it says stands in the inbox, under the same
 * id: one notice is never two messages.
 */
export interface SendingDocument {
  readonly _id: string
  /** Subject of whom it is for. */
  readonly person: string
  readonly kind: NoticeKind
  readonly template: string
  readonly state: SendingState
  /** How often it was tried since it last began. */
  readonly attempts: number
  /** When it may go out. */
  readonly dueAt: Date
  readonly triedAt: Date | null
  /** Why it did not go out, the last time. */
  readonly reason: SendingReason | null
  /** Of the code that WeChat answered; null where none did. */
  readonly code: number | null
  readonly expiresAt: Date
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly version: number
}

export const SENDINGS = 'sendings'

/** So long staff can see what became of it. */
const KEPT = 30 * DAY

/** What the district sends by WeChat; null for one that sends nothing. Demonstration ids never leave this machine. */
export async function messageSettings(now: Instant): Promise<MessageSettings | null> {
  const { messages } = await district(now)
  if (!messages) return null
  return isLocal() ? messages : { ...messages, templates: messages.templates.filter(({ demo }) => !demo) }
}

/**
 * Queues a notice for WeChat, in the transaction that tells of it: where a template carries it and the person has
 * agreed to one more. Who is not in WeChat reads their inbox.
 */
export async function queueSending(
  transaction: Transaction,
  { _id, person, notice }: { readonly _id: string; readonly person: string; readonly notice: Notice },
  at: Date,
): Promise<void> {
  const { kind } = notice
  if (openidOf(person) === null) return
  const settings = await messageSettings(at.getTime())
  const template = settings && templateOf(settings.templates, kind)
  if (!template) return
  const consent = await consentInside(transaction, person, template.id)
  if (!maySend(template, consent ?? nothingAgreed)) return
  const dueAt = afterQuiet(settings.quiet, at.getTime())
  if (isOver(notice, dueAt)) return
  const sending: SendingDocument = {
    _id,
    person,
    kind,
    template: template.id,
    state: 'waiting',
    attempts: 0,
    dueAt: new Date(dueAt),
    triedAt: null,
    reason: null,
    code: null,
    expiresAt: new Date(at.getTime() + KEPT),
    createdAt: at,
    updatedAt: at,
    version: 1,
  }
  await transaction.collection(SENDINGS).add(sending)
}

export function sendingInside(transaction: Transaction, id: string): Promise<SendingDocument | null> {
  return row<SendingDocument>(transaction.collection(SENDINGS).doc(id).get())
}

/** Writes how a message stands from now on. */
export async function writeSending(
  transaction: Transaction,
  { _id, version }: SendingDocument,
  change: Partial<Pick<SendingDocument, 'state' | 'attempts' | 'dueAt' | 'triedAt' | 'reason' | 'code'>>,
  at: Date,
): Promise<void> {
  await transaction
    .collection(SENDINGS)
    .doc(_id)
    .update({ ...change, updatedAt: at, version: version + 1 })
}
