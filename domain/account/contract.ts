import * as z from 'zod/mini'
import { lazySchema, type Parsed } from '../contract/lazy-schema'
import { areaCodeSchema } from '../area/area'
import { anyone, resident } from '../contract/allow'
import { defineContract, mutation, query } from '../contract/define-contract'
import { instantSchema } from '../contract/wire'
import { localeSchema } from '../contract/locale-schema'

/** A person's own account: no name, no phone, nothing that no flow needs. */
export const accountSchema = lazySchema(() =>
  z.strictObject({
    /** What I call myself towards staff; empty until I have said so. */
    nickname: z.string(),
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

export const accountContract = defineContract(
  'account',
  {
    me: query({
      summary: 'My community and settings; defaults for somebody who has not chosen yet.',
      input: () => z.strictObject({}),
      output: accountSchema,
      allow: resident,
    }),
    update: mutation({
      summary: 'Changes those of my settings that are named; `community: null` forgets it.',
      input: () =>
        z.strictObject({
          nickname: z.optional(z.string().check(z.trim(), z.maxLength(20))),
          community: z.optional(z.nullable(areaCodeSchema())),
          language: z.optional(localeSchema()),
          careMode: z.optional(z.boolean()),
        }),
      output: accountSchema,
      allow: resident,
      errors: ['NO_SUCH_COMMUNITY'],
      onBehalf: true,
    }),
    refresh: mutation({
      summary:
        'Takes the refresh token of a browser for the next pair. One that was taken before ends the session.',
      input: () => z.strictObject({ refreshToken: tokenSchema() }),
      output: tokensSchema,
      allow: anyone,
      limit: { times: 6000, seconds: 60 },
    }),
    signOut: mutation({
      summary: 'Ends the session of this browser at once; in WeChat there is none and nothing happens.',
      input: () => z.strictObject({}),
      output: () => z.strictObject({}),
      allow: resident,
    }),
  },
  {
    errors: {
      NO_SUCH_COMMUNITY: {
        'zh-CN': '没有这个社区，请重新选一个。',
        en: 'There is no such community. Please pick another.',
      },
    },
    fields: {
      nickname: { 'zh-CN': '称呼', en: 'name' },
      community: { 'zh-CN': '社区', en: 'community' },
      language: { 'zh-CN': '语言', en: 'language' },
      careMode: { 'zh-CN': '关怀版', en: 'care mode' },
    },
  },
)
