import * as z from 'zod/mini'
import { lazySchema, type Parsed } from '../contract/lazy-schema'
import { nameSchema } from '../contract/name-schema'

/** What the code of a test or of a category looks like. */
const codeSchema = lazySchema(() => z.string().check(z.regex(/^[a-z][a-z0-9_]{1,31}$/)))

/** One kind of food, as figures are told by it. */
const foodCategorySchema = lazySchema(() => z.strictObject({ code: codeSchema(), name: nameSchema() }))

/** One test of the method catalogue. Everything in it is the office's own word: no code or time is made up here. */
export const foodTestSchema = lazySchema(() =>
  z.strictObject({
    code: codeSchema(),
    /** What is looked for, in plain words. */
    analyte: nameSchema(),
    /** The method, as the office cites it; null where it gave none. */
    methodCode: z.nullable(z.string().check(z.minLength(1), z.maxLength(60))),
    /** Codes of the categories it is fit for; none: all. */
    categories: z.array(codeSchema()).check(z.maxLength(50)),
    /** By the office's experience; null where it said nothing. */
    typicalMinutes: z.nullable(z.int().check(z.minimum(1), z.maximum(10_080))),
    /** Invented for the demonstration. */
    demo: z.boolean(),
    /** Chosen no more; samples keep what they were tested for. */
    retired: z.optional(z.boolean()),
  }),
)
export type FoodTest = Parsed<typeof foodTestSchema>

/** `food-tests.json` of a district: absent where it tests no food. */
export const foodTestsSchema = lazySchema(() =>
  z.strictObject({
    categories: z.array(foodCategorySchema()).check(z.minLength(1), z.maxLength(50)),
    tests: z.array(foodTestSchema()).check(z.minLength(1), z.maxLength(200)),
  }),
)
export type FoodTests = Parsed<typeof foodTestsSchema>

/** The tests that may be chosen for food of a category. */
export function testsFor({ tests }: FoodTests, category: string): FoodTest[] {
  return tests.filter(
    ({ retired, categories }) => !retired && (categories.length === 0 || categories.includes(category)),
  )
}
