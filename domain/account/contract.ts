import * as z from 'zod/mini'
import { lazySchema, type Parsed } from '../contract/lazy-schema'
import { areaCodeSchema } from '../area/area'
import { anyone, at, resident, somewhere } from '../contract/allow'
import { stationPlace } from '../role/place'
import { roles } from '../role/roles'
import { stationIdSchema } from '../station/codes'
import { defineContract, mutation, query } from '../contract/define-contract'
import { cursorSchema, instantSchema, oneTimeCodeSchema } from '../contract/wire'
import { localeSchema } from '../contract/locale-schema'
import { counterChannels, counterRoles } from './delegation'
import { loginStates } from './login'
import { nicknameStates } from './nickname'

/** A person's own account: nothing that no flow needs. */
export const accountSchema = lazySchema(() =>
  z.strictObject({
    /** What I call myself towards family and staff; empty until I have said so. */
    nickname: z.string(),
    /** Whether they see it already: a new one is checked first, and they see the one before meanwhile. */
    nicknameState: z.enum(nicknameStates),
    /** Where a station can call me back; empty where I gave none, masked for whoever acts for me. */
    phone: z.string(),
    community: z.nullable(
      z.strictObject({ code: areaCodeSchema(), name: z.string(), within: z.array(z.string()) }),
    ),
    language: localeSchema(),
    /** 关怀版: large type, fewer things, strong contrast. */
    careMode: z.boolean(),
    /** I hold a role that is in force: the pages for staff are for me. */
    staff: z.boolean(),
  }),
)
export type Account = Parsed<typeof accountSchema>

const tokenSchema = lazySchema(() => z.string().check(z.regex(/^[A-Za-z0-9_.-]{20,2048}$/)))

/** What a browser carries: see docs/architecture, "Who is calling". */
export const tokensSchema = lazySchema(() =>
  z.strictObject({
    accessToken: tokenSchema(),
    refreshToken: tokenSchema(),
    /** When the access token ends. */
    expiresAt: instantSchema(),
  }),
)

/** The word by which a browser comes back for what it started. */
const loginIdSchema = lazySchema(() => z.string().check(z.regex(/^[0-9a-f]{32}$/)))
const secretSchema = lazySchema(() => z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)))
/** A browser by name, for instance `Chrome · Windows`. */
const browserSchema = lazySchema(() => z.string().check(z.trim(), z.minLength(1), z.maxLength(60)))
const sessionIdSchema = lazySchema(() => z.string().check(z.regex(/^[A-Za-z0-9_-]{24}$/)))
const delegationIdSchema = lazySchema(() => z.string().check(z.regex(/^[0-9a-f]{32}$/)))

/** A browser that I entered. */
const browserSessionSchema = lazySchema(() =>
  z.strictObject({
    id: sessionIdSchema(),
    browser: z.string(),
    since: instantSchema(),
    lastUsed: instantSchema(),
    /** The call comes from it. */
    current: z.boolean(),
  }),
)

/** Leave to act for somebody. */
const delegationSchema = lazySchema(() =>
  z.strictObject({
    id: delegationIdSchema(),
    kind: z.enum(['family', 'counter']),
    /** How staff serve the person; null for a family. */
    channel: z.nullable(z.enum(counterChannels)),
    /** What the one who acts calls the person. */
    label: z.string(),
    /** What the one who acts calls themselves. */
    actor: z.string(),
    since: instantSchema(),
    until: instantSchema(),
  }),
)

/** One thing that somebody did for another. */
const actOnBehalfSchema = lazySchema(() =>
  z.strictObject({
    id: z.string(),
    at: instantSchema(),
    /** What the one who did it calls themselves; empty until they have said so. */
    actor: z.string(),
    /** I did it. */
    mine: z.boolean(),
    procedure: z.string(),
    /** JSON of what it was and what it became; null for what was not there. */
    before: z.nullable(z.string()),
    after: z.nullable(z.string()),
  }),
)

export const accountContract = defineContract(
  'account',
  {
    me: query({
      summary: 'My community and settings; defaults for somebody who has not chosen yet.',
      input: () => z.strictObject({}),
      output: accountSchema,
      allow: resident,
      onBehalf: true,
    }),
    update: mutation({
      summary: 'Changes those of my settings that are named; `community: null` forgets it.',
      input: () =>
        z.strictObject({
          nickname: z.optional(z.string().check(z.trim(), z.maxLength(20))),
          /** A mobile or a landline with its area code; empty takes it away. */
          phone: z.optional(z.string().check(z.trim(), z.maxLength(30))),
          community: z.optional(z.nullable(areaCodeSchema())),
          language: z.optional(localeSchema()),
          careMode: z.optional(z.boolean()),
        }),
      output: accountSchema,
      allow: resident,
      errors: ['NO_SUCH_COMMUNITY', 'NO_PHONE_NUMBER'],
      onBehalf: true,
    }),
    refresh: mutation({
      summary:
        'Takes the refresh token of a browser for the next pair. One that was taken before ends the session.',
      input: () => z.strictObject({ refreshToken: tokenSchema() }),
      output: tokensSchema,
      allow: anyone,
    }),
    signOut: mutation({
      summary: 'Ends the session of this browser at once; in WeChat there is none and nothing happens.',
      input: () => z.strictObject({}),
      output: () => z.strictObject({}),
      allow: resident,
    }),
    startLogin: mutation({
      summary:
        'A browser asks to be let in: it shows the code as a QR, and keeps the secret to come back with.',
      input: () => z.strictObject({ browser: browserSchema() }),
      output: () =>
        z.strictObject({
          id: loginIdSchema(),
          code: z.string(),
          secret: secretSchema(),
          expiresAt: instantSchema(),
        }),
      allow: anyone,
    }),
    loginState: query({
      summary: 'How far the login of this browser is.',
      input: () => z.strictObject({ id: loginIdSchema(), secret: secretSchema() }),
      output: () => z.strictObject({ state: z.enum(loginStates) }),
      allow: anyone,
    }),
    login: query({
      summary: 'Which browser asks to be let in as me, and what it may do then.',
      input: () => z.strictObject({ code: oneTimeCodeSchema() }),
      output: () =>
        z.strictObject({
          browser: z.string(),
          startedAt: instantSchema(),
          expiresAt: instantSchema(),
          /** Roles of mine that the browser gets beside what every resident may. */
          grants: z.array(z.strictObject({ role: z.enum(roles), placeName: z.string() })),
        }),
      allow: resident,
      fromPhone: true,
      errors: ['LOGIN_OVER'],
      limit: { times: 20, seconds: 600 },
    }),
    approveLogin: mutation({
      summary: 'Lets the browser in as me, once.',
      input: () => z.strictObject({ code: oneTimeCodeSchema() }),
      output: () => z.strictObject({ browser: z.string() }),
      allow: resident,
      fromPhone: true,
      errors: ['LOGIN_OVER'],
      limit: { times: 20, seconds: 600 },
    }),
    refuseLogin: mutation({
      summary: 'Says no to the browser: its code is of no use any more, and the browser is told.',
      input: () => z.strictObject({ code: oneTimeCodeSchema() }),
      output: () => z.strictObject({ browser: z.string() }),
      allow: resident,
      fromPhone: true,
      errors: ['LOGIN_OVER'],
      limit: { times: 20, seconds: 600 },
    }),
    finishLogin: mutation({
      summary: 'The browser that was let in takes its tokens.',
      input: () => z.strictObject({ id: loginIdSchema(), secret: secretSchema() }),
      output: tokensSchema,
      allow: anyone,
      errors: ['LOGIN_OVER'],
    }),
    sessions: query({
      summary: 'The browsers I am signed in on, newest first, at most 50.',
      input: () => z.strictObject({}),
      output: () => z.strictObject({ items: z.array(browserSessionSchema()) }),
      allow: resident,
    }),
    endSession: mutation({
      summary: 'Signs me out of one browser at once.',
      input: () => z.strictObject({ sessionId: sessionIdSchema() }),
      output: () => z.strictObject({}),
      allow: resident,
    }),
    endOtherSessions: mutation({
      summary:
        'Signs me out of every browser but the one that calls, those among them that I let in and that have not come in yet; called in WeChat, of every browser.',
      input: () => z.strictObject({}),
      output: () => z.strictObject({}),
      allow: resident,
    }),
    offerDelegation: mutation({
      summary: 'Makes a code with which a family member may act for me; good for ten minutes, once.',
      input: () => z.strictObject({}),
      output: () => z.strictObject({ code: z.string(), expiresAt: instantSchema() }),
      allow: resident,
      fromPhone: true,
    }),
    acceptDelegation: mutation({
      summary: 'Takes the code of a family member: from then on I may act for them, for a year.',
      input: () =>
        z.strictObject({
          code: oneTimeCodeSchema(),
          label: z.string().check(z.trim(), z.minLength(1), z.maxLength(20)),
        }),
      output: delegationSchema,
      allow: resident,
      errors: ['OFFER_OVER', 'OWN_OFFER', 'TOO_MANY_DELEGATIONS'],
      limit: { times: 10, seconds: 600 },
    }),
    delegations: query({
      summary: 'For whom I may act, and who may act for me.',
      input: () => z.strictObject({}),
      output: () =>
        z.strictObject({ iActFor: z.array(delegationSchema()), actForMe: z.array(delegationSchema()) }),
      allow: resident,
    }),
    actsOnBehalf: query({
      summary:
        'What others did for me, newest first, 30 a page; or all that was done under one delegation, for either side.',
      input: () =>
        z.strictObject({
          delegationId: z.optional(delegationIdSchema()),
          cursor: z.optional(cursorSchema()),
        }),
      output: () =>
        z.strictObject({
          items: z.array(actOnBehalfSchema()),
          /** Whether the log of this family's delegation hangs together; null where others check it, or nobody asked. */
          intact: z.nullable(z.boolean()),
          next: z.nullable(cursorSchema()),
        }),
      allow: resident,
    }),
    endDelegation: mutation({
      summary: 'Ends a delegation at once; either side may.',
      input: () => z.strictObject({ delegationId: delegationIdSchema() }),
      output: () => z.strictObject({}),
      allow: resident,
    }),
    serveAtCounter: mutation({
      summary: 'Staff begin to act for somebody at the counter or on the telephone, for two hours.',
      input: () =>
        z.strictObject({
          stationId: stationIdSchema(),
          channel: z.enum(counterChannels),
          /** What staff call the person. */
          label: z.string().check(z.trim(), z.minLength(1), z.maxLength(20)),
        }),
      output: delegationSchema,
      allow: at(counterRoles, (i: { stationId: string }) => stationPlace(i.stationId)),
    }),
    unmaskPhone: mutation({
      summary:
        'Shows the whole number of somebody whom I serve, for a reason that stands in the log; they are told.',
      input: () =>
        z.strictObject({
          delegationId: delegationIdSchema(),
          reason: z.string().check(z.trim(), z.minLength(2), z.maxLength(200)),
        }),
      output: () => z.strictObject({ phone: z.string() }),
      allow: somewhere(counterRoles),
      limit: { times: 10, seconds: 600 },
    }),
  },
  {
    errors: {
      LOGIN_OVER: {
        'zh-CN': '这个登录码已用过或已过期，请在电脑上刷新一个新的。',
        en: 'This login code was used or has expired. Get a new one in the browser.',
      },
      OFFER_OVER: {
        'zh-CN': '这个代办码已用过或已过期，请家人再出示一个新的。',
        en: 'This code was used or has expired. Ask your family member for a new one.',
      },
      OWN_OFFER: {
        'zh-CN': '这是你自己的代办码，要由家人来输入。',
        en: 'This is your own code. Your family member has to enter it.',
      },
      TOO_MANY_DELEGATIONS: {
        'zh-CN': '最多为 10 位家人代办，请先结束一位。',
        en: 'You can act for ten family members at most. End one first.',
      },
      NO_PHONE_NUMBER: {
        'zh-CN': '这个号码打不通：手机 11 位，座机请带区号。',
        en: 'This is no number one can call: a mobile has 11 digits, a landline its area code.',
      },
      NO_SUCH_COMMUNITY: {
        'zh-CN': '没有这个社区，请重新选一个。',
        en: 'There is no such community. Please pick another.',
      },
    },
    fields: {
      code: { 'zh-CN': '验证码', en: 'code' },
      label: { 'zh-CN': '称呼', en: 'name' },
      browser: { 'zh-CN': '浏览器', en: 'browser' },
      nickname: { 'zh-CN': '称呼', en: 'name' },
      phone: { 'zh-CN': '回电号码', en: 'call-back number' },
      reason: { 'zh-CN': '原因', en: 'reason' },
      community: { 'zh-CN': '社区', en: 'community' },
      language: { 'zh-CN': '语言', en: 'language' },
      careMode: { 'zh-CN': '关怀版', en: 'care mode' },
    },
  },
)
