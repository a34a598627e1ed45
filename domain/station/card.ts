import * as z from 'zod/mini'
import { lazySchema, type Parsed } from '../contract/lazy-schema'
import { instantSchema } from '../contract/wire'
import { pointSchema } from '../geo/geo'
import { serviceCodeSchema, stationIdSchema, stationKindSchema } from './codes'
import { capacitySchema, liveStateSchema } from './live-state'
import { openStateSchema } from './open-state'

/** A service in the person's language. `icon` names an icon of the design system. */
export const serviceSchema = lazySchema(() =>
  z.strictObject({
    code: serviceCodeSchema(),
    name: z.string(),
    icon: z.string(),
    tier: z.enum(['basic', 'advanced']),
  }),
)
export type Service = Parsed<typeof serviceSchema>

/** A station as a list shows it: in an emergency, as it is meanwhile. */
export const stationCardSchema = lazySchema(() =>
  z.strictObject({
    id: stationIdSchema(),
    name: z.string(),
    kinds: z.array(stationKindSchema()),
    address: z.string(),
    location: pointSchema(),
    /** Metres from the origin, as the crow flies; null where the list has no origin. */
    distance: z.nullable(z.number()),
    open: openStateSchema(),
    /** Why staff closed it, and until when (null: until further notice); null where nobody did, or gave no reason. */
    closure: z.nullable(z.strictObject({ reason: z.string(), until: z.nullable(instantSchema()) })),
    services: z.array(serviceCodeSchema()),
    /** That it is known to be so; false also where nobody has told. */
    stepFree: z.boolean(),
    capacity: capacitySchema(),
    live: z.nullable(liveStateSchema()),
    phone: z.nullable(z.string()),
    /** Id of the emergency that it is under, told of in `emergencies`. */
    emergency: z.nullable(z.string()),
    /** Invented for the demonstration district: shown as 演示数据. */
    demo: z.boolean(),
  }),
)
export type StationCard = Parsed<typeof stationCardSchema>

/** An emergency as those see it who look for a station. */
export const emergencyNoticeSchema = lazySchema(() =>
  z.strictObject({
    id: z.string(),
    name: z.string(),
    banner: z.string(),
    /** Where it is in force. */
    areaName: z.string(),
    since: instantSchema(),
  }),
)
export type EmergencyNotice = Parsed<typeof emergencyNoticeSchema>

/** Said with every answer that carries states, so that pages need no second call to read it. */
export const reading = () => ({
  /** The service's clock at the moment of the answer. */
  asOf: instantSchema(),
  /** Names of the services that the answer mentions. */
  services: z.array(serviceSchema()),
  /** The emergencies that the stations of the answer are under, newest first. */
  emergencies: z.array(emergencyNoticeSchema()),
  /** The district's rule for how numbers age, in minutes. */
  freshness: z.strictObject({ freshMinutes: z.number(), staleMinutes: z.number() }),
})
