import * as z from 'zod/mini'
import { resident } from '../contract/allow'
import { defineContract, mutation, query } from '../contract/define-contract'
import { lazySchema, type Parsed } from '../contract/lazy-schema'
import { cursorSchema, instantSchema } from '../contract/wire'
import { consentTaps, MOST_CONSENTS } from '../sending/consents'
import { templateIdSchema } from '../sending/templates'
import { MOST_UNREAD } from './limits'
import { noticeKinds, noticePages } from './notices'

const messageIdSchema = lazySchema(() => z.string().check(z.regex(/^[\w-]{8,64}$/)))

/** One thing that a person was told, in their language. */
export const messageSchema = lazySchema(() =>
  z.strictObject({
    id: messageIdSchema(),
    kind: z.enum(noticeKinds),
    title: z.string(),
    text: z.string(),
    at: instantSchema(),
    unread: z.boolean(),
    /** Where it leads. */
    target: z.strictObject({
      page: z.enum(noticePages),
      id: z.nullable(z.string()),
      /** Of moderation: the list that is shown first, where it is not what waits. */
      shelf: z.optional(z.literal('objected')),
    }),
  }),
)
export type Message = Parsed<typeof messageSchema>

/** What somebody agreed to of one template. */
const subscriptionSchema = lazySchema(() =>
  z.strictObject({
    template: templateIdSchema(),
    /** What it tells of: 驿站的答复. */
    name: z.string(),
    /** Messages that may still come, at most MOST_CONSENTS; null for a template that is agreed to for good. */
    left: z.nullable(z.int()),
    /** The next such message comes by WeChat. */
    on: z.boolean(),
  }),
)
export type Subscription = Parsed<typeof subscriptionSchema>

const subscriptionsSchema = lazySchema(() =>
  z.strictObject({
    /** Everything that WeChat can bring here; nothing where the district sends nothing. */
    items: z.array(subscriptionSchema()),
    /** Templates to ask for at this tap, as WeChat takes them together. */
    ask: z.array(templateIdSchema()),
  }),
)
export type Subscriptions = Parsed<typeof subscriptionsSchema>

const tapSchema = lazySchema(() => z.enum(consentTaps))
const answersSchema = lazySchema(() => z.array(templateIdSchema()).check(z.maxLength(3)))

const unreadSchema = lazySchema(() => z.strictObject({ unread: z.int() }))

export const inboxContract = defineContract(
  'inbox',
  {
    list: query({
      summary: 'What the caller was told, newest first, 20 a page.',
      input: () => z.strictObject({ cursor: z.optional(cursorSchema()) }),
      output: () =>
        z.strictObject({
          items: z.array(messageSchema()),
          next: z.nullable(cursorSchema()),
          unread: z.int(),
        }),
      allow: resident,
    }),
    unread: query({
      summary: `How many of the caller's messages are unread, at most ${MOST_UNREAD + 1}.`,
      input: () => z.strictObject({}),
      output: unreadSchema,
      allow: resident,
    }),
    markRead: mutation({
      summary: 'Marks one message as read.',
      input: () => z.strictObject({ messageId: messageIdSchema() }),
      output: unreadSchema,
      allow: resident,
    }),
    markAllRead: mutation({
      summary: 'Marks every message up to the newest that the caller has seen as read.',
      input: () => z.strictObject({ upTo: instantSchema() }),
      output: unreadSchema,
      allow: resident,
    }),
    subscriptions: query({
      summary: 'What the caller agreed to hear by WeChat, and which templates to ask for at a tap.',
      input: () => z.strictObject({ tap: tapSchema() }),
      output: subscriptionsSchema,
      allow: resident,
    }),
    consented: mutation({
      summary: `What the caller answered when WeChat asked; each yes gives one message, ${MOST_CONSENTS} at most.`,
      input: () => z.strictObject({ tap: tapSchema(), accepted: answersSchema(), rejected: answersSchema() }),
      output: subscriptionsSchema,
      allow: resident,
    }),
  },
  {
    errors: {},
    fields: {
      messageId: { 'zh-CN': '消息', en: 'message' },
      upTo: { 'zh-CN': '时间', en: 'time' },
      tap: { 'zh-CN': '在哪里问的', en: 'where it was asked' },
      accepted: { 'zh-CN': '同意的通知', en: 'what was agreed to' },
      rejected: { 'zh-CN': '不要的通知', en: 'what was refused' },
    },
  },
)
