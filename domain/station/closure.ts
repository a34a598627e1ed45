import * as z from 'zod/mini'
import { lazySchema, type Parsed } from '../contract/lazy-schema'
import { nameSchema } from '../contract/name-schema'
import { instantSchema } from '../contract/wire'

/** Why staff closed a station against its hours, in words for visitors, and until when. */
export const closureSchema = lazySchema(() =>
  z.strictObject({
    reason: nameSchema(),
    /** It opens by itself then, as its hours say; null until somebody opens it. */
    until: z.nullable(instantSchema()),
    since: instantSchema(),
  }),
)
export type Closure = Parsed<typeof closureSchema>
