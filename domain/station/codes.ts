import * as z from 'zod/mini'
import { lazySchema } from '../contract/lazy-schema'
import { hostTypes, serviceCode, stationKinds } from './kinds'

export const stationKindSchema = lazySchema(() => z.enum(stationKinds))
export const hostTypeSchema = lazySchema(() => z.enum(hostTypes))
/** Code of a service in the district's catalogue. */
export const serviceCodeSchema = lazySchema(() => z.string().check(z.regex(serviceCode)))
/** Code a street gives its station; it is also the station's id. */
export const stationIdSchema = lazySchema(() => z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$/)))
