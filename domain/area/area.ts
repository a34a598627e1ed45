import * as z from 'zod/mini'
import { lazySchema } from '../contract/lazy-schema'
import { areaLevels } from './levels'

/** The state's code of an administrative division, 6 to 12 digits, or a district's own for its grids. */
export const areaCodeSchema = lazySchema(() => z.string().check(z.regex(/^[0-9A-Za-z-]{4,24}$/)))

export const areaLevelSchema = lazySchema(() => z.enum(areaLevels))
