import * as z from 'zod/mini'
import { lazySchema, type Parsed } from '../contract/lazy-schema'

/** A place on earth in GCJ-02, the datum of WeChat's map, in degrees. */
export const pointSchema = lazySchema(() =>
  z.strictObject({
    lng: z.number().check(z.minimum(-180), z.maximum(180)),
    lat: z.number().check(z.minimum(-90), z.maximum(90)),
  }),
)
export type Point = Parsed<typeof pointSchema>

/** A box of the map, west to east and south to north; it never crosses the antimeridian. */
export const boundsSchema = lazySchema(() =>
  z
    .strictObject({
      west: z.number().check(z.minimum(-180), z.maximum(180)),
      south: z.number().check(z.minimum(-90), z.maximum(90)),
      east: z.number().check(z.minimum(-180), z.maximum(180)),
      north: z.number().check(z.minimum(-90), z.maximum(90)),
    })
    .check(z.refine(b => b.west < b.east && b.south < b.north, { error: 'bounds' })),
)
export type Bounds = Parsed<typeof boundsSchema>
