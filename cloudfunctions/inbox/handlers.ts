import { NuanlinError } from '../../domain/contract/errors'
import type { Locale } from '../../domain/contract/locale'
import type { inboxContract, Message } from '../../domain/inbox/contract'
import { noticeWords, targetOf } from '../../domain/inbox/notices'
import { subscriptionHandlers } from './subscriptions'
import { callerOf, type Handlers, type PersonalCall } from '../platform/call'
import { writeRead, type MessageDocument } from '../platform/notify'
import * as store from './store'

const PAGE = 20

const unreadNow = async (_reference: unknown, _input: unknown, { caller }: PersonalCall) => ({
  unread: await store.unreadOf(caller.subject),
})

export const handlers: Handlers<(typeof inboxContract)['procedures']> = {
  ...subscriptionHandlers,

  async list({ cursor }, call) {
    const { subject } = callerOf(call)
    const scope = ['inbox.list', subject]
    const [{ items, next }, unread] = await Promise.all([
      store.messagesOf(subject, { cursor, limit: PAGE, scope, now: call.now }),
      store.unreadOf(subject),
    ])
    return { items: items.map(item => toMessage(item, call.locale)), next, unread }
  },

  async unread(_input, call) {
    return { unread: await store.unreadOf(callerOf(call).subject) }
  },

  markRead: {
    async effect({ messageId }, { caller, now }, transaction) {
      const message = await store.messageInside(transaction, messageId)
      if (message?.person !== caller.subject) throw new NuanlinError('NOT_FOUND')
      if (message.readAt === null) await writeRead(transaction, message, new Date(now))
      return null
    },
    answer: unreadNow,
  },

  markAllRead: {
    async effect({ upTo }, { caller, now }, transaction) {
      const unread = await store.unreadInside(transaction, caller.subject, new Date(upTo))
      for (const message of unread) await writeRead(transaction, message, new Date(now))
      return null
    },
    answer: unreadNow,
  },
}

function toMessage({ _id, notice, createdAt, readAt }: MessageDocument, locale: Locale): Message {
  return {
    id: _id,
    kind: notice.kind,
    ...noticeWords(notice, locale),
    at: createdAt.toISOString(),
    unread: readAt === null,
    target: targetOf(notice),
  }
}
