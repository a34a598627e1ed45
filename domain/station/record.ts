import * as z from 'zod/mini'
import { AreaCodeSchema } from '../area/area'
import { NameSchema } from '../contract/name'
import { PointSchema } from '../geo/geo'
import { HoursSchema } from './hours'
import { HostTypeSchema, ServiceCodeSchema, StationIdSchema, StationKindSchema } from './codes'
import { CapacitySchema, LiveStateSchema } from './live-state'

/** What an office says of its station: the part of a station that an import or an edit writes. */
export const StationRecordSchema = z.strictObject({
  code: StationIdSchema,
  name: NameSchema,
  kinds: z.array(StationKindSchema).check(z.minLength(1), z.maxLength(6)),
  hostType: HostTypeSchema,
  address: NameSchema,
  location: PointSchema,
  /** The community (or finer area) it stands in. */
  area: AreaCodeSchema,
  phone: z.nullable(z.string().check(z.regex(/^[0-9+][0-9 -]{4,24}$/))),
  hours: HoursSchema,
  services: z.array(ServiceCodeSchema).check(z.maxLength(60)),
  capacity: CapacitySchema,
  stepFree: z.boolean(),
  toilet: z.boolean(),
  /** Seats and chargers free; null where nobody has told. */
  live: z.nullable(LiveStateSchema),
  /** Staff's own switch against the hours. */
  closedByStaff: z.boolean(),
  /** Invented for the demonstration district. */
  demo: z.boolean(),
})
export type StationRecord = z.infer<typeof StationRecordSchema>
