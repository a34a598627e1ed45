import * as z from 'zod/mini'
import { lazySchema } from './lazy-schema'

/** A name written by a district: Chinese always, English where they have one. */
export const nameSchema = lazySchema(() =>
  z.strictObject({
    zh: z.string().check(z.minLength(1), z.maxLength(100)),
    en: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
  }),
)
