import * as z from 'zod/mini'
import { lazySchema, type Parsed } from '../contract/lazy-schema'
import { MOST_POINTS, MOST_STROKES } from './limits'

const fraction = () => z.number().check(z.minimum(0), z.maximum(1))

/**
 * One stroke of the brush that covers a part of a picture: where the finger went, as shares of width and height from
 * the top left, and how thick, as a share of the width.
 */
export const strokeSchema = lazySchema(() =>
  z.strictObject({
    thickness: z.number().check(z.minimum(0.005), z.maximum(0.5)),
    points: z.array(z.tuple([fraction(), fraction()])).check(z.minLength(1), z.maxLength(MOST_POINTS)),
  }),
)
export type Stroke = Parsed<typeof strokeSchema>

/** None: nothing is covered. */
export const strokesSchema = lazySchema(() => z.array(strokeSchema()).check(z.maxLength(MOST_STROKES)))
