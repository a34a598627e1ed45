import * as z from 'zod/mini'
import { lazySchema, type Parsed } from '../contract/lazy-schema'
import { bookingNumberSchema } from '../booking/views'
import { instantSchema } from '../contract/wire'
import { roles } from '../role/roles'
import { stationIdSchema } from '../station/codes'
import { codeSchema, idSchema, reasonSchema, resultSchema, sampleSources } from './fields'
import { sampleStates } from './lifecycle'
import { sampleEventNames, sampleSteps } from './steps'

/** One thing that a sample was screened for. */
const mineTestSchema = lazySchema(() =>
  z.strictObject({
    analyte: z.string(),
    demo: z.boolean(),
    /** Verified results only, oldest first. */
    results: z.array(resultSchema()),
  }),
)

/** A sample as the person sees it who brought it: results once a second person has verified them. */
export const mySampleSchema = lazySchema(() =>
  z.strictObject({
    id: idSchema(),
    number: z.string(),
    stationId: stationIdSchema(),
    stationName: z.string(),
    food: z.string(),
    category: z.string(),
    boughtAt: z.string(),
    weightGrams: z.int(),
    state: z.enum(sampleStates),
    stateAt: instantSchema(),
    takenInAt: instantSchema(),
    /** 初筛阳性 or unclear, while another tester screens again; null otherwise. */
    firstFinding: z.nullable(z.enum(['positive', 'unclear'])),
    /** Of what was published; it stays when it is invalidated, and counts no more. */
    outcome: z.nullable(resultSchema()),
    tests: z.array(mineTestSchema()),
    /** Why it was rejected or invalidated. */
    reason: z.nullable(reasonSchema()),
    /** The fresh sample that stands for this one, and the one that this stands for. */
    replacedBy: z.nullable(idSchema()),
    replaces: z.nullable(idSchema()),
    steps: z.array(z.strictObject({ step: z.enum(sampleSteps), at: instantSchema() })),
  }),
)
export type MySample = Parsed<typeof mySampleSchema>

const staffTestSchema = lazySchema(() =>
  z.strictObject({
    code: codeSchema(),
    analyte: z.string(),
    methodCode: z.nullable(z.string()),
    typicalMinutes: z.nullable(z.int()),
    demo: z.boolean(),
    /** It is part of the screening that is under way, or was the last. */
    inThisRound: z.boolean(),
    results: z.array(z.strictObject({ round: z.int(), result: resultSchema(), reading: z.string() })),
  }),
)

/** The same for staff: never who brought it. */
export const deskSampleSchema = lazySchema(() =>
  z.strictObject({
    id: idSchema(),
    version: z.int(),
    number: z.string(),
    stationId: stationIdSchema(),
    stationName: z.string(),
    source: z.enum(sampleSources),
    /** Somebody follows it. */
    followed: z.boolean(),
    food: z.string(),
    categoryCode: codeSchema(),
    category: z.string(),
    boughtAt: z.string(),
    weightGrams: z.int(),
    state: z.enum(sampleStates),
    stateAt: instantSchema(),
    takenInAt: instantSchema(),
    round: z.int(),
    firstFinding: z.nullable(z.enum(['positive', 'unclear'])),
    outcome: z.nullable(resultSchema()),
    tests: z.array(staffTestSchema()),
    reason: z.nullable(reasonSchema()),
    replacedBy: z.nullable(idSchema()),
    replaces: z.nullable(idSchema()),
    /** What the caller may do with it now. */
    may: z.array(z.enum(sampleEventNames)),
    /** The caller entered the result, or screened before: a colleague goes on. */
    forAnother: z.boolean(),
    history: z.array(
      z.strictObject({
        event: z.string(),
        role: z.nullable(z.enum(roles)),
        round: z.int(),
        at: instantSchema(),
      }),
    ),
  }),
)
export type DeskSample = Parsed<typeof deskSampleSchema>

/** A booking for which somebody is here with food, and what was taken in under it so far. */
export const broughtSchema = lazySchema(() =>
  z.strictObject({
    bookingId: idSchema(),
    number: bookingNumberSchema(),
    /** What they call themselves; empty for nothing. */
    nickname: z.string(),
    startsAt: instantSchema(),
    endsAt: instantSchema(),
    /** Names only: which samples they are would say whose they are. */
    foods: z.array(z.string()),
  }),
)

/** What a sample can be tested for. */
export const catalogueSchema = lazySchema(() =>
  z.strictObject({
    categories: z.array(z.strictObject({ code: codeSchema(), name: z.string() })),
    tests: z.array(
      z.strictObject({
        code: codeSchema(),
        analyte: z.string(),
        methodCode: z.nullable(z.string()),
        categories: z.array(codeSchema()),
        typicalMinutes: z.nullable(z.int()),
        demo: z.boolean(),
      }),
    ),
  }),
)

/** A room or vehicle where samples are taken in. */
export const roomSchema = lazySchema(() =>
  z.strictObject({
    stationId: stationIdSchema(),
    name: z.string(),
    /** The caller takes samples in there. */
    takesIn: z.boolean(),
    /** The caller tests there. */
    tests: z.boolean(),
  }),
)
