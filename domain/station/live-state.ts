import * as z from 'zod/mini'
import { lazySchema, type Parsed } from '../contract/lazy-schema'
import { instantSchema } from '../contract/wire'

const countSchema = lazySchema(() => z.int().check(z.minimum(0), z.maximum(9999)))

/** Seats and chargers free, as last told, with the moment of the telling. */
export const liveStateSchema = lazySchema(() =>
  z.strictObject({
    seatsFree: z.nullable(countSchema()),
    chargersFree: z.nullable(countSchema()),
    updatedAt: instantSchema(),
  }),
)
export type LiveState = Parsed<typeof liveStateSchema>

export const capacitySchema = lazySchema(() =>
  z.strictObject({ seats: countSchema(), chargers: countSchema() }),
)
