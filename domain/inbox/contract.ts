import * as z from 'zod/mini'
import { resident } from '../contract/allow'
import { defineContract, mutation, query } from '../contract/define-contract'
import { lazySchema, type Parsed } from '../contract/lazy-schema'
import { cursorSchema, instantSchema } from '../contract/wire'
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
    target: z.strictObject({ page: z.enum(noticePages), id: z.nullable(z.string()) }),
  }),
)
export type Message = Parsed<typeof messageSchema>

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
  },
  {
    errors: {},
    fields: {
      messageId: { 'zh-CN': '消息', en: 'message' },
      upTo: { 'zh-CN': '时间', en: 'time' },
    },
  },
)
