import { DAY } from '../time/china-time'

/** Letters of what a food is called. */
export const MOST_FOOD_NAME = 40
/** Letters of where it was bought. */
export const MOST_BOUGHT_AT = 60
/** Letters of a reading, as the tester wrote it off. */
export const MOST_READING = 40
/** Letters of a reason. */
export const MOST_SAMPLE_WORDS = 200
/** Tests of one sample. */
export const MOST_TESTS = 10
/** Of one sample, in grams: more is a typing slip. */
export const MOST_GRAMS = 50_000

/** So long after it was taken in somebody can say by its number that it is theirs. */
export const CLAIM_TIME = 30 * DAY
