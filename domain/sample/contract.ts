import * as z from 'zod/mini'
import { at, resident, somewhere } from '../contract/allow'
import { defineContract, mutation, query } from '../contract/define-contract'
import { cursorSchema } from '../contract/wire'
import { stationIdSchema } from '../station/codes'
import {
  codeSchema,
  idSchema,
  ofSample,
  ofStation,
  pageOf,
  resultSchema,
  sampleSources,
  typedNumberSchema,
  wordsSchema,
} from './fields'
import { sampleShelves } from './lifecycle'
import { MOST_BOUGHT_AT, MOST_FOOD_NAME, MOST_GRAMS, MOST_READING, MOST_TESTS } from './limits'
import { invalidationReasons, rejectionReasons } from './reasons'
import { roundProcedures } from './round-procedures'
import { intakeRoles, invalidatingRoles, sampleDeskRoles, testerRoles, verifierRoles } from './sample-roles'
import { broughtSchema, catalogueSchema, deskSampleSchema, mySampleSchema, roomSchema } from './views'

export const bringerProcedures = {
  mine: query({
    summary: 'Samples that the caller follows, newest first, 10 a page.',
    input: () => z.strictObject({ cursor: z.optional(cursorSchema()) }),
    output: () => pageOf(mySampleSchema()),
    allow: resident,
    onBehalf: true,
  }),
  mineOne: query({
    summary: 'One sample that the caller follows.',
    input: () => z.strictObject({ sampleId: idSchema() }),
    output: mySampleSchema,
    allow: resident,
    onBehalf: true,
  }),
  ofBooking: query({
    summary: 'Samples that were taken in under a booking of the caller’s, the first 50, in their order.',
    input: () => z.strictObject({ bookingId: idSchema() }),
    output: () => z.strictObject({ items: z.array(mySampleSchema()) }),
    allow: resident,
    onBehalf: true,
  }),
  claim: mutation({
    summary:
      'Follows a sample by the number on its slip, within 30 days, where nobody follows it yet and somebody brought it.',
    input: () => z.strictObject({ number: typedNumberSchema() }),
    output: mySampleSchema,
    allow: resident,
    limit: { times: 10, seconds: 600 },
    errors: ['NO_SUCH_NUMBER'],
  }),
}

const sampleId = idSchema
const version = () => z.int()

export const intakeProcedures = {
  rooms: query({
    summary: 'Food-test rooms and vehicles within my reach, by their names, 100 at most.',
    input: () => z.strictObject({}),
    output: () => z.strictObject({ rooms: z.array(roomSchema()) }),
    allow: somewhere(sampleDeskRoles),
  }),
  catalogue: query({
    summary: 'What a sample can be tested for, and the categories of food.',
    input: () => z.strictObject({ stationId: stationIdSchema() }),
    output: catalogueSchema,
    allow: at(sampleDeskRoles, ofStation),
    errors: ['NO_FOOD_TESTS'],
  }),
  brought: query({
    summary: 'Who is here under a booking that was checked in, and what was taken in from them so far.',
    input: () => z.strictObject({ stationId: stationIdSchema(), bookingId: idSchema() }),
    output: broughtSchema,
    allow: at(intakeRoles, ofStation),
    errors: ['NOT_HERE'],
  }),
  takeIn: mutation({
    summary:
      'Takes a sample in and gives it its number. Under a booking it is that person’s, who has been served with it.',
    input: () =>
      z.strictObject({
        stationId: stationIdSchema(),
        source: z.enum(sampleSources),
        /** The booking it was brought under, which was checked in: whose booking, theirs is the sample. */
        bookingId: z.optional(idSchema()),
        /** Whom the caller serves at the counter or on the telephone: the sample is theirs. */
        counterId: z.optional(idSchema()),
        food: z.string().check(z.minLength(1), z.maxLength(MOST_FOOD_NAME)),
        category: codeSchema(),
        /** Kept from the public. */
        boughtAt: z._default(z.string().check(z.maxLength(MOST_BOUGHT_AT)), ''),
        weightGrams: z.int().check(z.minimum(1), z.maximum(MOST_GRAMS)),
      }),
    output: deskSampleSchema,
    allow: at(intakeRoles, ofStation),
    errors: ['NO_FOOD_TESTS', 'NOT_HERE'],
  }),
  queue: query({
    summary:
      'Samples of a station by what is to be done: what waits oldest first, what is done newest first, 20 a page.',
    input: () =>
      z.strictObject({
        stationId: stationIdSchema(),
        shelf: z.enum(sampleShelves),
        cursor: z.optional(cursorSchema()),
      }),
    output: () => pageOf(deskSampleSchema()),
    allow: at(sampleDeskRoles, ofStation),
  }),
  one: query({
    summary: 'One sample.',
    input: () => z.strictObject({ sampleId: sampleId() }),
    output: deskSampleSchema,
    allow: at(sampleDeskRoles, ofSample),
  }),
  find: query({
    summary: 'A sample of a station by the number on its label.',
    input: () => z.strictObject({ stationId: stationIdSchema(), number: typedNumberSchema() }),
    output: deskSampleSchema,
    allow: at(sampleDeskRoles, ofStation),
    errors: ['NO_SUCH_NUMBER'],
  }),
  needs: query({
    summary: 'How many samples within my reach wait: to be tested, verified, or screened again.',
    input: () => z.strictObject({}),
    output: () =>
      z.strictObject({ toTest: z.int(), testing: z.int(), toVerify: z.int(), toScreenAgain: z.int() }),
    allow: somewhere(sampleDeskRoles),
  }),
}

export const testingProcedures = {
  start: mutation({
    summary: 'Begins to test a sample, for what is chosen from the catalogue.',
    input: () =>
      z.strictObject({
        sampleId: sampleId(),
        version: version(),
        tests: z.array(codeSchema()).check(z.minLength(1), z.maxLength(MOST_TESTS)),
      }),
    output: deskSampleSchema,
    allow: at(testerRoles, ofSample),
    errors: ['CHANGED_MEANWHILE', 'NO_SUCH_TEST'],
  }),
  startAgain: mutation({
    summary: 'Begins the next screening of what was positive or unclear; not by who screened before.',
    input: () => z.strictObject({ sampleId: sampleId(), version: version() }),
    output: deskSampleSchema,
    allow: at(testerRoles, ofSample),
    errors: ['CHANGED_MEANWHILE', 'SAME_TESTER'],
  }),
  enter: mutation({
    summary:
      'Enters results of this screening, one by one or together; once all are in, a second person verifies.',
    input: () =>
      z.strictObject({
        sampleId: sampleId(),
        version: version(),
        results: z
          .array(
            z.strictObject({
              test: codeSchema(),
              result: resultSchema(),
              /** What the instrument or the strip showed, as written off. */
              reading: z._default(z.string().check(z.maxLength(MOST_READING)), ''),
            }),
          )
          .check(z.minLength(1), z.maxLength(MOST_TESTS)),
      }),
    output: deskSampleSchema,
    allow: at(testerRoles, ofSample),
    errors: ['CHANGED_MEANWHILE', 'NO_SUCH_TEST', 'SAME_TESTER'],
  }),
  verify: mutation({
    summary:
      'Verifies what another one entered: it is published, or screened again by another tester where it is positive or unclear for the first time; or sends it back to be tested anew.',
    input: () =>
      z.strictObject({
        sampleId: sampleId(),
        version: version(),
        decision: z.enum(['confirm', 'send_back']),
        /** Why it is sent back. */
        words: z._default(wordsSchema(), ''),
      }),
    output: deskSampleSchema,
    allow: at(verifierRoles, ofSample),
    errors: ['CHANGED_MEANWHILE', 'OWN_RESULT'],
  }),
  reject: mutation({
    summary: 'Does not test a sample, or not to the end, with a reason that the person reads.',
    input: () =>
      z.strictObject({
        sampleId: sampleId(),
        version: version(),
        reason: z.enum(rejectionReasons),
        words: z._default(wordsSchema(), ''),
      }),
    output: deskSampleSchema,
    allow: at([...testerRoles, ...verifierRoles], ofSample),
    errors: ['CHANGED_MEANWHILE'],
  }),
  invalidate: mutation({
    summary:
      'Marks a published result as invalid, opens a fresh sample for it, and tells the person. Answers with the fresh one.',
    input: () =>
      z.strictObject({
        sampleId: sampleId(),
        version: version(),
        reason: z.enum(invalidationReasons),
        words: z._default(wordsSchema(), ''),
      }),
    output: deskSampleSchema,
    allow: at(invalidatingRoles, ofSample),
    errors: ['CHANGED_MEANWHILE'],
  }),
}

export const samplesContract = defineContract(
  'samples',
  { ...bringerProcedures, ...intakeProcedures, ...testingProcedures, ...roundProcedures },
  {
    errors: {
      CHANGED_MEANWHILE: {
        'zh-CN': '刚才有了变化，看看再接着做。',
        en: 'Something has just changed. Look again before you go on.',
      },
      NO_FOOD_TESTS: {
        'zh-CN': '本区还没有设检测项目。',
        en: 'The district has set no food tests yet.',
      },
      NOT_HERE: {
        'zh-CN': '这个预约今天没在这里签到。先签到，再收样。',
        en: 'This booking was not checked in here today. Check it in, then take the food in.',
      },
      NO_SUCH_TEST: {
        'zh-CN': '有的检测项目不能选，请重新选。',
        en: 'One of the tests cannot be chosen. Please choose again.',
      },
      NO_SUCH_NUMBER: {
        'zh-CN': '这里没有这个编号的样品，核对一下数字。',
        en: 'There is no sample with this number here. Check the digits.',
      },
      NO_SUCH_STALL: {
        'zh-CN': '清单里没有这个摊位，先加上。',
        en: 'This stall is not on the list. Add it first.',
      },
      ROUND_CLOSED: {
        'zh-CN': '这次抽样已经结束。',
        en: 'This round is over.',
      },
      NOTHING_WAITS: {
        'zh-CN': '这一类没有等着测的样品了。',
        en: 'Nothing of this category waits to be tested any more.',
      },
      OWN_RESULT: {
        'zh-CN': '自己录的结果，要由另一位同事复核。',
        en: 'A result you entered yourself is for a colleague to verify.',
      },
      SAME_TESTER: {
        'zh-CN': '初筛是你测的，第二次筛查要换一位快检员。',
        en: 'You screened it before; the next screening is for another tester.',
      },
    },
    fields: {
      stationId: { 'zh-CN': '快检室', en: 'station' },
      sampleId: { 'zh-CN': '样品', en: 'sample' },
      version: { 'zh-CN': '版本', en: 'version' },
      shelf: { 'zh-CN': '列表', en: 'list' },
      number: { 'zh-CN': '样品编号', en: 'number of the sample' },
      source: { 'zh-CN': '来源', en: 'source' },
      bookingId: { 'zh-CN': '预约', en: 'booking' },
      counterId: { 'zh-CN': '代办', en: 'who is served' },
      roundId: { 'zh-CN': '市场抽样', en: 'round' },
      market: { 'zh-CN': '市场', en: 'market' },
      stall: { 'zh-CN': '摊位', en: 'stall' },
      stalls: { 'zh-CN': '摊位', en: 'stalls' },
      food: { 'zh-CN': '食品名称', en: 'food' },
      category: { 'zh-CN': '食品类别', en: 'category' },
      boughtAt: { 'zh-CN': '购买地点', en: 'where it was bought' },
      weightGrams: { 'zh-CN': '重量（克）', en: 'weight in grams' },
      tests: { 'zh-CN': '检测项目', en: 'tests' },
      test: { 'zh-CN': '检测项目', en: 'test' },
      results: { 'zh-CN': '结果', en: 'results' },
      result: { 'zh-CN': '结果', en: 'result' },
      reading: { 'zh-CN': '读数', en: 'reading' },
      decision: { 'zh-CN': '决定', en: 'decision' },
      reason: { 'zh-CN': '原因', en: 'reason' },
      words: { 'zh-CN': '说明', en: 'words' },
    },
  },
)
