import * as z from 'zod/mini'
import { lazySchema, type Parsed } from '../contract/lazy-schema'
import { instantSchema } from '../contract/wire'

/** What staff say to those who found a station locked. */
export const lockedAnswers = ['fixed', 'was_open', 'as_announced', 'unplanned', 'other'] as const
export type LockedAnswerCode = (typeof lockedAnswers)[number]

/** An answer of staff; what each code means stands in the glossary, the note is theirs. */
export const lockedAnswerSchema = lazySchema(() =>
  z.strictObject({ code: z.enum(lockedAnswers), note: z.string(), at: instantSchema() }),
)
export type LockedAnswer = Parsed<typeof lockedAnswerSchema>

/** Somebody's own report, with what became of it. */
export const myLockedReportSchema = lazySchema(() =>
  z.strictObject({ reportedAt: instantSchema(), answer: z.nullable(lockedAnswerSchema()) }),
)
export type MyLockedReport = Parsed<typeof myLockedReportSchema>

/** Over how many days the people who found a station locked are counted. */
export const LOCKED_DAYS = 7
