import * as z from 'zod/mini'
import { resident } from '../contract/allow'
import { defineContract, mutation, query } from '../contract/define-contract'
import { lazySchema, type Parsed } from '../contract/lazy-schema'
import { instantSchema } from '../contract/wire'
import { roles } from '../role/roles'
import { exportStates } from './export'

/** A copy of what is stored about me. */
const exportSchema = lazySchema(() =>
  z.strictObject({
    state: z.enum(exportStates),
    /** Kinds of documents that were gone through, and how many there are. */
    done: z.int(),
    of: z.int(),
    askedAt: instantSchema(),
    /** When the file is removed. */
    expiresAt: instantSchema(),
    /** Of the file; null until it is ready. */
    bytes: z.nullable(z.int()),
    /** Where it can be fetched for the next ten minutes; null until it is ready. */
    url: z.nullable(z.string()),
  }),
)
export type ExportNow = Parsed<typeof exportSchema>

const answerSchema = lazySchema(() =>
  z.strictObject({
    /** Null where none was asked for, or the last one is gone. */
    export: z.nullable(exportSchema()),
  }),
)

export const privacyContract = defineContract(
  'privacy',
  {
    exportState: query({
      summary: 'How far the copy of my data is, and where it can be fetched.',
      input: () => z.strictObject({}),
      output: answerSchema,
      allow: resident,
      fromPhone: true,
      limit: { times: 120, seconds: 600 },
    }),
    startExport: mutation({
      summary: 'Asks for a copy of all that is stored about me; one at a time, kept for a day.',
      input: () => z.strictObject({}),
      output: answerSchema,
      allow: resident,
      fromPhone: true,
      limit: { times: 5, seconds: 86_400 },
    }),
    carryOnExport: mutation({
      summary: 'Goes on putting the copy together while the person waits; a job does where nobody does.',
      input: () => z.strictObject({}),
      output: answerSchema,
      allow: resident,
      fromPhone: true,
      limit: { times: 200, seconds: 600 },
    }),
    deletionPreview: query({
      summary: 'What the deletion of my account would end.',
      input: () => z.strictObject({}),
      output: () =>
        z.strictObject({
          /** Roles that would end. */
          grants: z.array(z.strictObject({ role: z.enum(roles), placeName: z.string() })),
          /** Family members whom I act for or who act for me. */
          family: z.int(),
          /** Bookings to come and lines that I wait in: they are cancelled. */
          bookings: z.int(),
          /** Submissions of mine, published or not: they go, and so do their pictures. */
          submissions: z.int(),
          /** I am the last administrator of the district: another one has to be there first. */
          lastAdministrator: z.boolean(),
        }),
      allow: resident,
    }),
    deleteAccount: mutation({
      summary:
        'Deletes my account: roles, sessions and delegations end at once, everything else follows within minutes.',
      input: () => z.strictObject({}),
      output: () => z.strictObject({}),
      allow: resident,
      fromPhone: true,
      errors: ['LAST_ADMINISTRATOR'],
      limit: { times: 5, seconds: 86_400 },
    }),
  },
  {
    errors: {
      LAST_ADMINISTRATOR: {
        'zh-CN': '你是全区最后一位管理员，先请一位同事当管理员，再注销。',
        en: 'You are the last administrator of the district. Appoint another one first.',
      },
    },
    fields: {},
  },
)
