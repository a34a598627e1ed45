import * as z from 'zod/mini'
import { lazySchema, type Parsed } from '../contract/lazy-schema'
import { areaCodeSchema } from '../area/area'
import { resident } from '../contract/allow'
import { defineContract, mutation, query } from '../contract/define-contract'
import { localeSchema } from '../contract/locale-schema'

/** A person's own account: no name, no phone, nothing that no flow needs. */
export const accountSchema = lazySchema(() =>
  z.strictObject({
    community: z.nullable(
      z.strictObject({ code: areaCodeSchema(), name: z.string(), within: z.array(z.string()) }),
    ),
    language: localeSchema(),
    /** 关怀版: large type, fewer things, strong contrast. */
    careMode: z.boolean(),
  }),
)
export type Account = Parsed<typeof accountSchema>

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
          community: z.optional(z.nullable(areaCodeSchema())),
          language: z.optional(localeSchema()),
          careMode: z.optional(z.boolean()),
        }),
      output: accountSchema,
      allow: resident,
      errors: ['NO_SUCH_COMMUNITY'],
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
      community: { 'zh-CN': '社区', en: 'community' },
      language: { 'zh-CN': '语言', en: 'language' },
      careMode: { 'zh-CN': '关怀版', en: 'care mode' },
    },
  },
)
