import * as z from 'zod/mini'
import { somewhere } from '../contract/allow'
import { defineContract, mutation, query } from '../contract/define-contract'
import { lazySchema, type Parsed } from '../contract/lazy-schema'
import { cursorSchema, instantSchema } from '../contract/wire'
import { settingsRoles } from '../district/settings-roles'
import { noticeKinds } from '../inbox/notices'
import { jobNames } from '../jobs/jobs'
import { jobHealths, runProblems, runStates } from '../jobs/runs'
import { sendingReasons } from '../sending/answers'
import { undeliveredStates } from '../sending/undelivered'

const jobNameSchema = lazySchema(() => z.enum(jobNames))
const sendingIdSchema = lazySchema(() => z.string().check(z.regex(/^[0-9a-f]{32}$/)))

/** A job as administrators see it. */
const jobSchema = lazySchema(() =>
  z.strictObject({
    name: jobNameSchema(),
    title: z.string(),
    does: z.string(),
    /** `每天 03:30`. */
    schedule: z.string(),
    health: z.enum(jobHealths),
    lastStart: z.nullable(instantSchema()),
    lastSuccess: z.nullable(instantSchema()),
    /** Documents of the last run that succeeded. */
    done: z.int(),
    /** It left something for the next run. */
    left: z.boolean(),
    /** Runs that failed since the last success. */
    failures: z.int(),
    problem: z.nullable(z.enum(runProblems)),
  }),
)
export type JobView = Parsed<typeof jobSchema>

/** One run that did something, left something, or came to grief. */
const jobRunSchema = lazySchema(() =>
  z.strictObject({
    id: z.string(),
    startedAt: instantSchema(),
    endedAt: z.nullable(instantSchema()),
    state: z.enum(runStates),
    done: z.int(),
    left: z.boolean(),
    problem: z.nullable(z.enum(runProblems)),
    /** Under which engineers find it in the log. */
    requestId: z.string(),
  }),
)
export type JobRun = Parsed<typeof jobRunSchema>

/** A message that WeChat did not bring: what it was about in general, and why; not whom it was for. */
const undeliveredSchema = lazySchema(() =>
  z.strictObject({
    id: sendingIdSchema(),
    kind: z.enum(noticeKinds),
    /** What the district calls its template. */
    template: z.string(),
    state: z.enum(undeliveredStates),
    reason: z.nullable(z.enum(sendingReasons)),
    /** What WeChat answered; null where no answer came. */
    code: z.nullable(z.int()),
    attempts: z.int(),
    toldAt: instantSchema(),
    /** When it was settled. */
    at: instantSchema(),
    version: z.int(),
  }),
)
export type Undelivered = Parsed<typeof undeliveredSchema>

/** Days that are shown. */
export const MESSAGE_DAYS_SHOWN = 14

/** What became of the notices of a day that one template carries. */
const messageCountsSchema = lazySchema(() =>
  z.strictObject({
    /** What the district calls it. */
    template: z.string(),
    /** Notices in people's inboxes. */
    written: z.int(),
    /** Of those, never queued for WeChat: no consent when it was written, or nobody in WeChat. */
    inboxOnly: z.int(),
    /** Read in the inbox before it went out. */
    unneeded: z.int(),
    waiting: z.int(),
    sent: z.int(),
    /** The consent was gone by the time it was sent, or WeChat says so. */
    refused: z.int(),
    unknown: z.int(),
    /** Given up: WeChat refused it, or could not be reached in time. */
    dead: z.int(),
  }),
)
export type MessageCountsView = Parsed<typeof messageCountsSchema>

const messageDaySchema = lazySchema(() =>
  z.strictObject({
    /** In China, `YYYY-MM-DD`. */
    date: z.string(),
    /** When it was counted. */
    countedAt: instantSchema(),
    templates: z.array(messageCountsSchema()),
  }),
)

const allow = somewhere(settingsRoles)

export const operationsContract = defineContract(
  'operations',
  {
    jobs: query({
      summary: 'Every job with its timer, how it stands, and how many messages were given up.',
      input: () => z.strictObject({}),
      output: () =>
        z.strictObject({
          items: z.array(jobSchema()),
          /** Messages given up, counted to 100. */
          dead: z.int(),
          /** Messages that wait to be sent, counted to 100. */
          waiting: z.int(),
        }),
      allow,
    }),
    runs: query({
      summary: 'Runs of one job that did something or failed, newest first, 20 a page, for 30 days.',
      input: () => z.strictObject({ job: jobNameSchema(), cursor: z.optional(cursorSchema()) }),
      output: () => z.strictObject({ items: z.array(jobRunSchema()), next: z.nullable(cursorSchema()) }),
      allow,
    }),
    undelivered: query({
      summary: 'Messages that WeChat did not bring, by how they ended, newest first, 20 a page, for 30 days.',
      input: () => z.strictObject({ state: z.enum(undeliveredStates), cursor: z.optional(cursorSchema()) }),
      output: () => z.strictObject({ items: z.array(undeliveredSchema()), next: z.nullable(cursorSchema()) }),
      allow,
    }),
    messageDays: query({
      summary: 'What became of the notices of each of the last 14 days, by template, newest first.',
      input: () => z.strictObject({}),
      output: () => z.strictObject({ items: z.array(messageDaySchema()) }),
      allow,
    }),
    sendAgain: mutation({
      summary: 'Puts a message that was given up back into the queue.',
      input: () => z.strictObject({ sendingId: sendingIdSchema(), version: z.int() }),
      output: () => z.strictObject({ dueAt: instantSchema() }),
      allow,
      errors: ['NOT_GIVEN_UP', 'TOO_LATE'],
    }),
  },
  {
    errors: {
      NOT_GIVEN_UP: {
        'zh-CN': '这条已经不在「没送达」里了，刷新看看。',
        en: 'This one is not given up any more. Refresh and see.',
      },
      TOO_LATE: {
        'zh-CN': '过了三天，或者说的事已经过去，再发就打扰人了。对方在「消息」里看得到。',
        en: 'It is more than three days old, or what it tells of is over. They find it among their messages.',
      },
    },
    fields: {
      job: { 'zh-CN': '任务', en: 'job' },
      state: { 'zh-CN': '状态', en: 'state' },
      sendingId: { 'zh-CN': '通知', en: 'message' },
      version: { 'zh-CN': '版本', en: 'version' },
    },
  },
)
