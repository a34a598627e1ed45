import * as z from 'zod/mini'
import { areaCodeSchema } from '../area/area'
import { lazySchema, type Parsed } from '../contract/lazy-schema'
import { stationIdSchema } from '../station/codes'

/** A place on the wire: an area or a station. */
export const placeSchema = lazySchema(() =>
  z.union([
    z.strictObject({ kind: z.literal('area'), id: areaCodeSchema() }),
    z.strictObject({ kind: z.literal('station'), id: stationIdSchema() }),
  ]),
)
export type Place = Parsed<typeof placeSchema>
