import * as z from 'zod/mini'
import { lazySchema, type Parsed } from '../contract/lazy-schema'
import { nameSchema } from '../contract/name-schema'
import { noticeKinds, type NoticeKind } from '../inbox/notices'
import { templateSlots } from './template-fields'

/** WeChat's id of a template. */
export const templateIdSchema = lazySchema(() => z.string().check(z.regex(/^[\w-]{10,64}$/)))

/** One template of WeChat's, as a district has it: which notices it carries, and what stands in which field. */
const messageTemplateSchema = lazySchema(() =>
  z.strictObject({
    id: templateIdSchema(),
    /** What people agree to, as our pages say it: 驿站的答复. */
    name: nameSchema(),
    kinds: z.array(z.enum(noticeKinds)).check(z.minLength(1)),
    /** A template that people agree to once for good; WeChat gives those to few. */
    lasting: z._default(z.boolean(), false),
    fields: z.record(z.string().check(z.regex(/^[a-z]+\d{1,2}$/)), z.enum(templateSlots)),
    /** No id of WeChat's: it is used on one machine for trying out, and nowhere else. */
    demo: z._default(z.boolean(), false),
  }),
)
export type MessageTemplate = Parsed<typeof messageTemplateSchema>

const clockSchema = lazySchema(() => z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/)))

/** Times of day in China: what is due then waits for their end. */
export const quietHoursSchema = lazySchema(() =>
  z.strictObject({ from: clockSchema(), until: clockSchema() }),
)

/** What a district sends by WeChat, and when it lets phones rest. */
export const messageSettingsSchema = lazySchema(() =>
  z.strictObject({
    quiet: quietHoursSchema(),
    templates: z.array(messageTemplateSchema()).check(z.maxLength(20)),
  }),
)
export type MessageSettings = Parsed<typeof messageSettingsSchema>

/** The template that carries a notice; null where there is none. */
export function templateOf(templates: readonly MessageTemplate[], kind: NoticeKind): MessageTemplate | null {
  return templates.find(({ kinds }) => kinds.includes(kind)) ?? null
}
