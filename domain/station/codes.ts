import * as z from 'zod/mini'
import { hostTypes, serviceCode, stationKinds } from './kinds'

export const StationKindSchema = z.enum(stationKinds)
export const HostTypeSchema = z.enum(hostTypes)
/** Code of a service in the district's catalogue. */
export const ServiceCodeSchema = z.string().check(z.regex(serviceCode))
/** Code a street gives its station; it is also the station's id. */
export const StationIdSchema = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$/))
