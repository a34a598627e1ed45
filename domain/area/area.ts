import * as z from 'zod/mini'
import { lazySchema, type Parsed } from '../contract/lazy-schema'

/** The state's code of an administrative division, 6 to 12 digits, or a district's own for its grids. */
export const areaCodeSchema = lazySchema(() => z.string().check(z.regex(/^[0-9A-Za-z-]{4,24}$/)))

/** Levels of the tree, widest first; a district chooses how deep its tree goes. */
export const areaLevels = ['district', 'street', 'community', 'grid', 'micro_grid'] as const
export const areaLevelSchema = lazySchema(() => z.enum(areaLevels))
export type AreaLevel = Parsed<typeof areaLevelSchema>
