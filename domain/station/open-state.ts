import * as z from 'zod/mini'
import { lazySchema, type Parsed } from '../contract/lazy-schema'
import { instantSchema } from '../contract/wire'

/**
 * What a person wants to know at the door. `closing` is open but soon not, `opening` is closed but soon
 * not; "soon" is a rule of the district.
 */
export const openStateSchema = lazySchema(() =>
  z.strictObject({
    status: z.enum(['open', 'closing', 'closed', 'opening']),
    /** When the state changes next; null when it does not within two weeks (open round the clock, or shut). Closed
     * by staff until a time, it is when the station is open again. */
    changesAt: z.nullable(instantSchema()),
    /** Why it is closed against its hours: staff's own switch. */
    closedByStaff: z.boolean(),
    /** Today is a public holiday whose hours nobody has told: it may be open all the same, one has to ask. */
    holidayUnknown: z.boolean(),
  }),
)
export type OpenState = Parsed<typeof openStateSchema>
