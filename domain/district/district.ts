import * as z from 'zod/mini'
import { lazySchema, type Parsed } from '../contract/lazy-schema'
import { areaCodeSchema } from '../area/area'
import { nameSchema } from '../contract/name-schema'
import { pointSchema } from '../geo/geo'
import { foodTestsSchema } from '../sample/food-tests'
import { messageSettingsSchema } from '../sending/templates'
import { serviceCodeSchema } from '../station/codes'
import { workingCalendarSchema } from '../time/working-calendar'

/** One service that stations may offer, as the district names it. */
export const catalogueItemSchema = lazySchema(() =>
  z.strictObject({
    code: serviceCodeSchema(),
    name: nameSchema(),
    tier: z.enum(['basic', 'advanced']),
    /** Name of an icon of the design system, for instance `armchair`. */
    icon: z.string().check(z.regex(/^[a-z0-9-]{1,40}$/)),
    /** Words that a spreadsheet may use for the same service. */
    aliases: z._default(
      z.array(z.string().check(z.minLength(1), z.maxLength(30))).check(z.maxLength(20)),
      [],
    ),
    /** Offered to nobody any more; stations that list it keep it until somebody takes it out. */
    retired: z.optional(z.boolean()),
  }),
)
export type CatalogueItem = Parsed<typeof catalogueItemSchema>

/** The rules that a district sets; every number has its unit in its name. */
export const districtRulesSchema = lazySchema(() =>
  z.strictObject({
    open: z.strictObject({ soonMinutes: z.int().check(z.minimum(1), z.maximum(240)) }),
    freshness: z.strictObject({
      freshMinutes: z.int().check(z.minimum(1), z.maximum(1440)),
      staleMinutes: z.int().check(z.minimum(1), z.maximum(10_080)),
    }),
    /** A second "found it locked" of the same person within this time counts as the first. */
    lockedReport: z.strictObject({ repeatMinutes: z.int().check(z.minimum(1), z.maximum(1440)) }),
  }),
)

/** Everything that makes this product one district's own: `config/district/<name>/`, checked at start. */
export const districtSchema = lazySchema(() =>
  z.strictObject({
    code: areaCodeSchema(),
    name: nameSchema(),
    centre: pointSchema(),
    /**
     * A coarse ring of [lng, lat] in GCJ-02 around the district, for one purpose: to notice a row of an import
     * that lies elsewhere. It is no boundary and is never drawn.
     */
    outline: z.array(z.tuple([z.number(), z.number()])).check(z.minLength(3), z.maxLength(200)),
    services: z.array(catalogueItemSchema()).check(z.minLength(1), z.maxLength(200)),
    /** What is dialled before the landlines of the district: `0755`. */
    phoneArea: z.optional(z.string().check(z.regex(/^0\d{2,3}$/))),
    /** Services that the station list offers as filter chips, most asked for first. */
    chips: z.array(serviceCodeSchema()).check(z.maxLength(8)),
    rules: districtRulesSchema(),
    calendar: workingCalendarSchema(),
    /** Absent where nothing is sent by WeChat. */
    messages: z.optional(messageSettingsSchema()),
    /** Absent where no food is tested. */
    foodTests: z.optional(foodTestsSchema()),
  }),
)
export type District = Parsed<typeof districtSchema>
