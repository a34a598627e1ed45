import * as z from 'zod/mini'
import { lazySchema, type Parsed } from '../../contract/lazy-schema'
import { instantSchema } from '../../contract/wire'
import { offeringIdSchema, offeringViewSchema } from '../views'
import { turnStates } from './lifecycle'
import { queueStates } from './room'

export const turnIdSchema = lazySchema(() => z.string().check(z.regex(/^[0-9a-f]{32}$/)))

/** A number that somebody drew, as they see it. */
export const turnSchema = lazySchema(() =>
  z.strictObject({
    id: turnIdSchema(),
    offering: offeringViewSchema(),
    /** From 1 on, anew every day. */
    number: z.int(),
    state: z.enum(turnStates),
    stateAt: instantSchema(),
    /** How many are before them; null where they do not wait. */
    ahead: z.nullable(z.int()),
    /** In about how many minutes they are called; null where they do not wait, or nobody can say. */
    waitMinutes: z.nullable(z.int()),
    drawnAt: instantSchema(),
  }),
)
export type Turn = Parsed<typeof turnSchema>

/** The queue of today, as everybody may see it. */
export const queueSchema = lazySchema(() =>
  z.strictObject({
    offering: offeringViewSchema(),
    state: z.enum(queueStates),
    /** From when on numbers are drawn today. */
    opensAt: z.nullable(instantSchema()),
    /** How many numbers can still be drawn now. */
    room: z.int(),
    waiting: z.int(),
    /** The number that was called last. */
    calling: z.nullable(z.int()),
    /** In about how many minutes who draws now is called; null where nobody can say. */
    waitMinutes: z.nullable(z.int()),
    /** The caller's last number of today. */
    mine: z.nullable(turnSchema()),
  }),
)
export type Queue = Parsed<typeof queueSchema>

/** A number as staff of the place see it. */
export const deskTurnSchema = lazySchema(() =>
  z.strictObject({
    id: turnIdSchema(),
    version: z.int(),
    offeringId: offeringIdSchema(),
    number: z.int(),
    state: z.enum(turnStates),
    stateAt: instantSchema(),
    /** What they call themselves; empty for nothing, or where staff drew it for somebody without a phone. */
    nickname: z.string(),
    drawnAt: instantSchema(),
    /** How often they were called. */
    calls: z.int(),
  }),
)
export type DeskTurn = Parsed<typeof deskTurnSchema>
