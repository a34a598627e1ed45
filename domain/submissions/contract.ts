import * as z from 'zod/mini'
import { anyone, at, resident, somewhere } from '../contract/allow'
import { defineContract, mutation, query } from '../contract/define-contract'
import { lazySchema, type Parsed } from '../contract/lazy-schema'
import { cursorSchema, instantSchema } from '../contract/wire'
import { photoIdSchema, photoToDecideSchema, photoViewSchema } from '../photos/contract'
import { photoErrors } from '../photos/errors'
import { MOST_PHOTOS } from '../photos/limits'
import type { PlaceRef } from '../role/place'
import { placeSchema } from '../role/place-schema'
import { roles } from '../role/roles'
import { stationIdSchema } from '../station/codes'
import { verdicts } from './check'
import { shelves, submissionStates } from './lifecycle'
import { MOST_CAPTION, MOST_WORDS } from './limits'
import { moderatorRoles } from './moderators'
import { refusalCodes, staffReasons } from './reasons'

const submissionIdSchema = lazySchema(() => z.string().check(z.regex(/^[0-9a-f]{32}$/)))
const captionSchema = lazySchema(() => z.string().check(z.maxLength(MOST_CAPTION)))
const wordsSchema = lazySchema(() => z.string().check(z.maxLength(MOST_WORDS)))
const pageOf = <Item extends z.ZodMiniType>(item: Item) =>
  z.strictObject({ items: z.array(item), next: z.nullable(cursorSchema()) })

const toSubmission = (input: { submissionId: string }): PlaceRef => ({
  kind: 'submission',
  id: input.submissionId,
})
const ofSubmission = at(moderatorRoles, toSubmission)

/** Why something is not shown, as its author reads it. */
export const refusalSchema = lazySchema(() =>
  z.strictObject({
    code: z.enum(refusalCodes),
    words: z.string(),
    /** Of WeChat's check: what it took it for, by WeChat's number. */
    label: z.nullable(z.int()),
  }),
)

const objectionSchema = lazySchema(() => z.strictObject({ words: z.string(), at: instantSchema() }))

/** What somebody sent of a station, as its author sees it. */
export const mySubmissionSchema = lazySchema(() =>
  z.strictObject({
    id: submissionIdSchema(),
    stationId: stationIdSchema(),
    stationName: z.string(),
    caption: z.string(),
    photos: z.array(photoViewSchema()),
    state: z.enum(submissionStates),
    sentAt: instantSchema(),
    /** Since when it is in this state. */
    stateAt: instantSchema(),
    /** Why it is not shown; null where it is, or nobody has decided. */
    refusal: z.nullable(refusalSchema()),
    objection: z.nullable(objectionSchema()),
    /** WeChat could not judge it, for its author had been away: `checkAgain` helps. */
    checkIsStale: z.boolean(),
  }),
)
export type MySubmission = Parsed<typeof mySubmissionSchema>

/** The same as staff see it: never who sent it. */
export const queuedSubmissionSchema = lazySchema(() =>
  z.strictObject({
    id: submissionIdSchema(),
    version: z.int(),
    stationId: stationIdSchema(),
    stationName: z.string(),
    areaNames: z.array(z.string()),
    caption: z.string(),
    /** As they would be shown: with what staff have covered covered; where that copy is not made yet it is said. */
    photos: z.array(photoToDecideSchema()),
    state: z.enum(submissionStates),
    sentAt: instantSchema(),
    stateAt: instantSchema(),
    /** What WeChat's content security says; null while it is waited for. */
    verdict: z.nullable(z.enum(verdicts)),
    refusal: z.nullable(refusalSchema()),
    /** In which role it was decided last; null for WeChat's check, and where nobody has. */
    decidedAs: z.nullable(z.enum(roles)),
    objection: z.nullable(objectionSchema()),
    /** The caller sent it, or refused it before the objection: somebody else decides, where there is somebody. */
    forAnother: z.boolean(),
  }),
)
export type QueuedSubmission = Parsed<typeof queuedSubmissionSchema>

/** What everybody sees of a station: never who sent it, nor on which day. */
export const publishedSubmissionSchema = lazySchema(() =>
  z.strictObject({
    id: submissionIdSchema(),
    caption: z.string(),
    /** `YYYY-MM`, in China. */
    month: z.string().check(z.regex(/^\d{4}-\d{2}$/)),
    photos: z.array(photoViewSchema()),
  }),
)
export type PublishedSubmission = Parsed<typeof publishedSubmissionSchema>

export const authorProcedures = {
  send: mutation({
    summary:
      'Sends photos of a station, so that others recognise its door; staff look before anybody sees them.',
    input: () =>
      z.strictObject({
        stationId: stationIdSchema(),
        caption: z._default(captionSchema(), ''),
        photoIds: z.array(photoIdSchema()).check(z.minLength(1), z.maxLength(MOST_PHOTOS)),
      }),
    output: mySubmissionSchema,
    allow: resident,
    limit: { times: 20, seconds: 3600 },
    errors: ['PHOTO_NOT_READY'],
  }),
  mine: query({
    summary: 'What the caller sent, newest first, 10 a page.',
    input: () => z.strictObject({ cursor: z.optional(cursorSchema()) }),
    output: () => pageOf(mySubmissionSchema()),
    allow: resident,
  }),
  withdraw: mutation({
    summary: 'Takes back what I sent: nobody sees it from now on, and its photos are deleted.',
    input: () => z.strictObject({ submissionId: submissionIdSchema() }),
    output: mySubmissionSchema,
    allow: resident,
  }),
  object: mutation({
    summary: 'Objects to a refusal, once: somebody other than who refused decides.',
    input: () =>
      z.strictObject({
        submissionId: submissionIdSchema(),
        words: wordsSchema().check(z.minLength(1)),
      }),
    output: mySubmissionSchema,
    allow: resident,
    errors: ['WRONG_STATE', 'OBJECTED_BEFORE'],
  }),
  checkAgain: mutation({
    summary:
      'Lets WeChat judge what it could not, because the caller had been away for two hours: they are back now.',
    input: () => z.strictObject({ submissionId: submissionIdSchema() }),
    output: mySubmissionSchema,
    allow: resident,
    limit: { times: 20, seconds: 3600 },
  }),
  ofStation: query({
    summary: 'Photos of a station that are shown to everybody, newest first, 10 submissions a page.',
    input: () => z.strictObject({ stationId: stationIdSchema(), cursor: z.optional(cursorSchema()) }),
    output: () => pageOf(publishedSubmissionSchema()),
    allow: anyone,
  }),
}

export const moderationProcedures = {
  queue: query({
    summary:
      'What was sent of stations of a place, by what is to be done with it: what waits oldest first, all else newest first, 10 a page.',
    input: () =>
      z.strictObject({
        place: placeSchema(),
        shelf: z.enum(shelves),
        cursor: z.optional(cursorSchema()),
      }),
    output: () => pageOf(queuedSubmissionSchema()),
    allow: at(moderatorRoles, (input: { place: PlaceRef }) => input.place),
  }),
  needs: query({
    summary: 'How much within my reach waits for a decision.',
    input: () => z.strictObject({}),
    output: () => z.strictObject({ waiting: z.int(), objected: z.int() }),
    allow: somewhere(moderatorRoles),
  }),
  decide: mutation({
    summary:
      'Publishes or refuses, with a reason that the author reads. A version that is no longer the newest is refused, with what happened meanwhile; so is publishing while what is to be covered in a photo is not drawn yet.',
    input: () =>
      z.strictObject({
        submissionId: submissionIdSchema(),
        /** As `queue` gave it. */
        version: z.int(),
        decision: z.enum(['publish', 'refuse']),
        /** Of a refusal. */
        reason: z.optional(z.enum(staffReasons)),
        /** Besides the reason, or instead of it where that is `other`. */
        words: z._default(wordsSchema(), ''),
      }),
    output: queuedSubmissionSchema,
    allow: ofSubmission,
    errors: ['CHANGED_MEANWHILE', 'ANOTHER_DECIDES', 'COVER_PENDING'],
  }),
  takeDown: mutation({
    summary: 'Takes down what is shown, with a reason that the author reads and can object to.',
    input: () =>
      z.strictObject({
        submissionId: submissionIdSchema(),
        version: z.int(),
        reason: z.enum(staffReasons),
        words: z._default(wordsSchema(), ''),
      }),
    output: queuedSubmissionSchema,
    allow: ofSubmission,
    errors: ['CHANGED_MEANWHILE'],
  }),
}

export const submissionsContract = defineContract(
  'submissions',
  { ...authorProcedures, ...moderationProcedures },
  {
    errors: {
      ...photoErrors,
      WRONG_STATE: {
        'zh-CN': '它的状态已经变了，请刷新看看。',
        en: 'Things have moved on. Please refresh.',
      },
      OBJECTED_BEFORE: {
        'zh-CN': '异议只能提一次，你已经提过了。',
        en: 'One can object once, and you have.',
      },
      CHANGED_MEANWHILE: {
        'zh-CN': '刚才有了变化，看看再决定。',
        en: 'Something has just changed. Look again before you decide.',
      },
      ANOTHER_DECIDES: {
        'zh-CN': '自己发的、自己退回过的，要由另一位同事来定。',
        en: 'What you sent or refused yourself is for a colleague to decide.',
      },
      COVER_PENDING: {
        'zh-CN': '有照片的遮盖还没画好，过一两分钟再发布。',
        en: 'What you covered in a photo is not drawn yet. Please publish in a minute or two.',
      },
    },
    fields: {
      stationId: { 'zh-CN': '驿站', en: 'station' },
      caption: { 'zh-CN': '说明', en: 'caption' },
      photoIds: { 'zh-CN': '照片', en: 'photos' },
      submissionId: { 'zh-CN': '投稿', en: 'submission' },
      place: { 'zh-CN': '地方', en: 'place' },
      shelf: { 'zh-CN': '列表', en: 'list' },
      version: { 'zh-CN': '版本', en: 'version' },
      decision: { 'zh-CN': '决定', en: 'decision' },
      reason: { 'zh-CN': '原因', en: 'reason' },
      words: { 'zh-CN': '说明', en: 'words' },
    },
  },
)
