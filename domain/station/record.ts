import * as z from 'zod/mini'
import { lazySchema, type Parsed } from '../contract/lazy-schema'
import { areaCodeSchema } from '../area/area'
import { nameSchema } from '../contract/name-schema'
import { pointSchema } from '../geo/geo'
import { hoursSchema } from './hours'
import { hostTypeSchema, serviceCodeSchema, stationIdSchema, stationKindSchema } from './codes'
import { capacitySchema, liveStateSchema } from './live-state'

/** `community`: its street was told, and the nearest community of it was taken; `street`: neither was told. */
export const guessedLevelSchema = lazySchema(() => z.enum(['street', 'community']))
export type GuessedLevel = Parsed<typeof guessedLevelSchema>

/** What an office says of its station: the part of a station that an import or an edit writes. */
export const stationRecordSchema = lazySchema(() =>
  z.strictObject({
    code: stationIdSchema(),
    name: nameSchema(),
    kinds: z.array(stationKindSchema()).check(z.minLength(1), z.maxLength(6)),
    /** Null where nobody has told yet; so with `stepFree` and `toilet`. */
    hostType: z.nullable(hostTypeSchema()),
    address: nameSchema(),
    location: pointSchema(),
    /** The community (or finer area) it stands in. */
    area: areaCodeSchema(),
    /** From which level on nobody told the area, and the nearest was taken; absent or null where it was told. */
    areaGuessed: z.optional(z.nullable(guessedLevelSchema())),
    phone: z.nullable(z.string().check(z.regex(/^[0-9+][0-9 -]{4,24}$/))),
    hours: hoursSchema(),
    services: z.array(serviceCodeSchema()).check(z.maxLength(60)),
    capacity: capacitySchema(),
    stepFree: z.nullable(z.boolean()),
    toilet: z.nullable(z.boolean()),
    /** Seats and chargers free; null where nobody has told. */
    live: z.nullable(liveStateSchema()),
    /** Staff's own switch against the hours. */
    closedByStaff: z.boolean(),
    /** Invented for the demonstration district. */
    demo: z.boolean(),
  }),
)
export type StationRecord = Parsed<typeof stationRecordSchema>
