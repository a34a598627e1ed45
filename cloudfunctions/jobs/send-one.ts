import type { Locale } from '../../domain/contract/locale'
import { isOver, targetOf } from '../../domain/inbox/notices'
import { pagePath } from '../../domain/inbox/page-paths'
import { outcomeOf, outcomeOfFailure, type Outcome, type SendingReason } from '../../domain/sending/answers'
import { maySend, nothingAgreed, type Consent } from '../../domain/sending/consents'
import { afterQuiet } from '../../domain/sending/quiet-hours'
import { nextAttempt, stateAfter, TOO_LATE, type SendingEvent } from '../../domain/sending/states'
import { filled } from '../../domain/sending/template-fields'
import type { MessageSettings, MessageTemplate } from '../../domain/sending/templates'
import { consentInside, writeConsent } from '../platform/consents'
import { isConflict, row, type Database } from '../platform/database'
import { INBOX, type MessageDocument } from '../platform/notify'
import { answerOfOpenApi } from '../platform/open-api'
import { openidOf } from '../platform/openid'
import { findPerson } from '../platform/people'
import { SENDINGS, sendingInside, writeSending, type SendingDocument } from '../platform/sendings'
import { transact } from '../platform/transact'

/**
 * Sends one message, or settles that it is not sent. @returns what the attempt came to; null where none was made
 */
export async function sendOne(
  db: Database,
  one: SendingDocument,
  settings: MessageSettings,
  at: Date,
): Promise<Outcome | null> {
  const message = await row<MessageDocument>(db.collection(INBOX).doc(one._id).get())
  const template = settings.templates.find(({ id }) => id === one.template)
  const openid = openidOf(one.person)
  if (!message || message.readAt !== null || isOver(message.notice, at.getTime()))
    return settleUnsent(db, one, 'seen', null, at)
  if (at.getTime() - message.createdAt.getTime() > TOO_LATE)
    return settleUnsent(db, one, 'give_up', 'too_late', at)
  if (!template || openid === null) return settleUnsent(db, one, 'give_up', 'no_template', at)

  const language = (await findPerson({ subject: one.person }))?.language ?? 'zh-CN'
  const words = inWords(message, template, language)
  if (!words) return settleUnsent(db, one, 'give_up', 'other', at)

  const marked = await mark(db, one, template, at)
  if (marked === 'busy') return { event: 'put_off', reason: 'busy' }
  if (!marked) return null
  const { outcome, code } = await call({ touser: openid, templateId: template.id, ...words })
  await settle(db, marked, template, settings, outcome, code, at)
  return outcome
}

/** What WeChat shows, and where a tap leads; null for a notice that this release cannot say: it must not hold up others. */
function inWords({ notice, createdAt }: MessageDocument, { fields }: MessageTemplate, language: Locale) {
  try {
    return {
      page: pagePath(targetOf(notice)),
      lang: language === 'en' ? 'en_US' : 'zh_CN',
      data: filled(fields, notice, createdAt.getTime(), language),
    }
  } catch {
    return null
  }
}

async function call(data: object): Promise<{ readonly outcome: Outcome; readonly code: number | null }> {
  try {
    const { errCode } = await answerOfOpenApi('subscribeMessage.send', data)
    return { outcome: outcomeOf(errCode), code: errCode }
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
    return { outcome: outcomeOfFailure(code), code: null }
  }
}

/** A message that is being sent. */
interface Marked {
  readonly sending: SendingDocument
  /** Of the consent under which it goes out: what they agree to later is not meant by WeChat's answer. */
  readonly consent: number
}

/** Uses a consent up and marks the message as being sent; null where it was settled, or no consent is left. */
async function mark(
  db: Database,
  { _id, version }: SendingDocument,
  template: MessageTemplate,
  at: Date,
): Promise<Marked | 'busy' | null> {
  try {
    return await transact(db, async transaction => {
      const now = await sendingInside(transaction, _id)
      if (now?.version !== version) return null
      const consent = await consentInside(transaction, now.person, template.id)
      if (!maySend(template, consent ?? nothingAgreed)) {
        await writeSending(transaction, now, { state: after(now, 'no_consent'), reason: 'no_consent' }, at)
        return null
      }
      if (!template.lasting)
        await writeConsent(
          transaction,
          now.person,
          template.id,
          before => ({ ...before, left: before.left - 1 }),
          at,
        )
      const change = { state: after(now, 'try'), attempts: now.attempts + 1, triedAt: at }
      await writeSending(transaction, now, change, at)
      return {
        sending: { ...now, ...change, version: now.version + 1 },
        consent: (consent?.version ?? 0) + (template.lasting ? 0 : 1),
      }
    })
  } catch (error) {
    // Others kept writing: it still waits, and the next run has it.
    if (isConflict(error)) return 'busy'
    throw error
  }
}

/** Writes what an attempt came to, and gives the consent back where none was used, or ends it as WeChat has. */
async function settle(
  db: Database,
  { sending: marked, consent }: Marked,
  template: MessageTemplate,
  { quiet }: MessageSettings,
  { event, reason, tomorrow }: Outcome,
  code: number | null,
  at: Date,
): Promise<void> {
  const again = event === 'put_off' ? nextAttempt(marked.attempts, at.getTime(), tomorrow) : null
  const happened = event === 'put_off' && again === null ? 'give_up' : event
  await transact(db, async transaction => {
    const now = await sendingInside(transaction, marked._id)
    // Another run has settled it meanwhile: this one stood still for too long.
    if (now?.version !== marked.version) return
    await writeSending(
      transaction,
      now,
      {
        state: after(now, happened),
        reason,
        code,
        ...(again === null ? {} : { dueAt: new Date(afterQuiet(quiet, again)) }),
      },
      at,
    )
    const change = consentAfter(event, template)
    if (!change) return
    const known = await consentInside(transaction, now.person, template.id)
    if (event === 'no_consent' && known?.version !== consent) return
    await writeConsent(transaction, now.person, template.id, change, at)
  })
}

/** What an attempt does to the consent; null for nothing. */
function consentAfter(
  event: Outcome['event'],
  { lasting }: MessageTemplate,
): ((before: Consent) => Consent) | null {
  // They have turned it off in WeChat, or used it up there: here it is asked for anew.
  if (event === 'no_consent')
    return before => ({ ...before, ...(lasting ? { lasting: false } : { left: 0 }) })
  if (event === 'taken' || event === 'lost' || lasting) return null
  return before => ({ ...before, left: before.left + 1 })
}

async function settleUnsent(
  db: Database,
  one: SendingDocument,
  event: SendingEvent,
  reason: SendingReason | null,
  at: Date,
): Promise<null> {
  await db
    .collection(SENDINGS)
    .where({ _id: one._id, version: one.version })
    .update({ state: after(one, event), reason, updatedAt: at, version: one.version + 1 })
  return null
}

function after({ _id, state }: SendingDocument, event: SendingEvent): SendingDocument['state'] {
  const next = stateAfter(state, event)
  if (!next) throw new Error(`a message cannot be ${event} when it is ${state}: ${_id}`)
  return next
}
