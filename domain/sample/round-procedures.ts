import * as z from 'zod/mini'
import { at } from '../contract/allow'
import { mutation, query } from '../contract/define-contract'
import { lazySchema, type Parsed } from '../contract/lazy-schema'
import { cursorSchema, instantSchema } from '../contract/wire'
import type { PlaceRef } from '../role/place'
import { stationIdSchema } from '../station/codes'
import { codeSchema, idSchema, ofStation, pageOf } from './fields'
import { sampleStates } from './lifecycle'
import { MOST_FOOD_NAME, MOST_GRAMS, MOST_TESTS } from './limits'
import { MOST_AT_ONCE, MOST_MARKET_NAME, MOST_STALL_NAME, MOST_STALLS } from './round'
import { intakeRoles, sampleDeskRoles, testerRoles } from './sample-roles'
import { deskSampleSchema } from './views'

const ofRound = (input: { roundId: string }): PlaceRef => ({ kind: 'sampling_round', id: input.roundId })
const marketSchema = lazySchema(() => z.string().check(z.minLength(1), z.maxLength(MOST_MARKET_NAME)))
const stallSchema = lazySchema(() => z.string().check(z.minLength(1), z.maxLength(MOST_STALL_NAME)))

const roundCardSchema = lazySchema(() =>
  z.strictObject({
    id: idSchema(),
    stationId: stationIdSchema(),
    market: z.string(),
    state: z.enum(['open', 'closed']),
    stalls: z.array(z.string()),
    startedAt: instantSchema(),
    closedAt: z.nullable(instantSchema()),
  }),
)
export type SamplingRoundCard = Parsed<typeof roundCardSchema>

const roundSchema = lazySchema(() =>
  z.strictObject({
    ...roundCardSchema().shape,
    /** What was taken so far, in its order. */
    samples: z.array(
      z.strictObject({
        id: idSchema(),
        number: z.string(),
        stall: z.string(),
        food: z.string(),
        categoryCode: codeSchema(),
        weightGrams: z.int(),
        state: z.enum(sampleStates),
      }),
    ),
  }),
)
/** A round of a market, on which staff take samples from stall to stall. No stall is public. */
export type SamplingRound = Parsed<typeof roundSchema>

export const roundProcedures = {
  rounds: query({
    summary: 'Rounds of markets from a station, newest first, 10 a page.',
    input: () => z.strictObject({ stationId: stationIdSchema(), cursor: z.optional(cursorSchema()) }),
    output: () => pageOf(roundCardSchema()),
    allow: at(sampleDeskRoles, ofStation),
  }),
  round: query({
    summary: 'One round with what was taken on it.',
    input: () => z.strictObject({ roundId: idSchema() }),
    output: roundSchema,
    allow: at(sampleDeskRoles, ofRound),
  }),
  startRound: mutation({
    summary: 'Begins a round of a market, from a list of its stalls.',
    input: () =>
      z.strictObject({
        stationId: stationIdSchema(),
        market: marketSchema(),
        stalls: z.array(stallSchema()).check(z.minLength(1), z.maxLength(MOST_STALLS)),
      }),
    output: roundSchema,
    allow: at(intakeRoles, ofStation),
  }),
  addStall: mutation({
    summary: 'Puts a stall on the list of an open round that was not there.',
    input: () => z.strictObject({ roundId: idSchema(), stall: stallSchema() }),
    output: roundSchema,
    allow: at(intakeRoles, ofRound),
    errors: ['ROUND_CLOSED'],
  }),
  takeOnRound: mutation({
    summary: 'Takes a sample in at a stall of an open round, and gives it its number.',
    input: () =>
      z.strictObject({
        roundId: idSchema(),
        stall: stallSchema(),
        food: z.string().check(z.minLength(1), z.maxLength(MOST_FOOD_NAME)),
        category: codeSchema(),
        weightGrams: z.int().check(z.minimum(1), z.maximum(MOST_GRAMS)),
        /** When it was taken, by the device: what was kept without a network comes later, perhaps after the round's end. */
        takenAt: z.optional(instantSchema()),
      }),
    output: deskSampleSchema,
    allow: at(intakeRoles, ofRound),
    errors: ['NO_FOOD_TESTS', 'NO_SUCH_STALL', 'ROUND_CLOSED'],
  }),
  closeRound: mutation({
    summary: 'Ends a round; what was taken on it goes on as every sample does.',
    input: () => z.strictObject({ roundId: idSchema() }),
    output: roundSchema,
    allow: at(intakeRoles, ofRound),
  }),
  startTogether: mutation({
    summary: `Begins to test what was taken on a round and waits, ${MOST_AT_ONCE} at once, for the same tests: each must be fit for its food.`,
    input: () =>
      z.strictObject({
        roundId: idSchema(),
        category: codeSchema(),
        /** Those that were looked at; what is not waiting any more is left as it is. */
        sampleIds: z.array(idSchema()).check(z.minLength(1), z.maxLength(MOST_AT_ONCE)),
        tests: z.array(codeSchema()).check(z.minLength(1), z.maxLength(MOST_TESTS)),
      }),
    output: () =>
      z.strictObject({
        /** How many of the category still wait. */
        left: z.int(),
        round: roundSchema(),
      }),
    allow: at(testerRoles, ofRound),
    errors: ['NO_SUCH_TEST', 'NOTHING_WAITS'],
  }),
}
