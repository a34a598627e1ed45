import * as z from 'zod/mini'
import { InstantSchema } from '../contract/wire'

const CountSchema = z.int().check(z.minimum(0), z.maximum(9999))

/** Seats and chargers free, as last told, with the moment of the telling. */
export const LiveStateSchema = z.strictObject({
  seatsFree: z.nullable(CountSchema),
  chargersFree: z.nullable(CountSchema),
  updatedAt: InstantSchema,
})
export type LiveState = z.infer<typeof LiveStateSchema>

export const CapacitySchema = z.strictObject({ seats: CountSchema, chargers: CountSchema })
