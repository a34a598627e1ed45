import type * as z from 'zod/mini'

/** What a schema of ours makes of good input: `type Point = Parsed<typeof pointSchema>`. */
export type Parsed<Make extends () => z.ZodMiniType> = z.output<ReturnType<Make>>

/**
 * A schema that is built when it is first asked for, and once. To build a schema costs far more than to use
 * it: a cold start must not pay for those of procedures that nobody called. So every schema of `domain` is
 * such a function, and names others by calling them: `z.array(pointSchema())`.
 */
// @__NO_SIDE_EFFECTS__
export function lazySchema<Schema extends z.ZodMiniType>(make: () => Schema): () => Schema {
  let made: Schema | undefined
  return () => (made ??= make())
}
