import * as z from 'zod/mini'
import { lazySchema } from '../contract/lazy-schema'
import { hostTypes, serviceCode, stationKinds } from './kinds'

export const stationKindSchema = lazySchema(() => z.enum(stationKinds))
export const hostTypeSchema = lazySchema(() => z.enum(hostTypes))
/** Code of a service in the district's catalogue. */
export const serviceCodeSchema = lazySchema(() => z.string().check(z.regex(serviceCode)))
/** Made of the code that an office gives its station, see station-code. */
export const stationIdSchema = lazySchema(() => z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/)))
