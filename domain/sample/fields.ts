import * as z from 'zod/mini'
import { lazySchema } from '../contract/lazy-schema'
import { cursorSchema } from '../contract/wire'
import type { PlaceRef } from '../role/place'
import { stationPlace } from '../role/place'
import { MOST_SAMPLE_WORDS } from './limits'
import { invalidationReasons, rejectionReasons } from './reasons'
import { screeningResults } from './screening'

export const idSchema = lazySchema(() => z.string().check(z.regex(/^[0-9a-f]{32}$/)))
export const codeSchema = lazySchema(() => z.string().check(z.regex(/^[a-z][a-z0-9_]{1,31}$/)))
/** As it is typed or scanned: blanks and hyphens do not count. */
export const typedNumberSchema = lazySchema(() => z.string().check(z.regex(/^[\d -]{10,16}$/)))
export const wordsSchema = lazySchema(() => z.string().check(z.maxLength(MOST_SAMPLE_WORDS)))
export const resultSchema = lazySchema(() => z.enum(screeningResults))
export const pageOf = <Item extends z.ZodMiniType>(item: Item) =>
  z.strictObject({ items: z.array(item), next: z.nullable(cursorSchema()) })

export const ofSample = (input: { sampleId: string }): PlaceRef => ({ kind: 'sample', id: input.sampleId })
export const ofStation = (input: { stationId: string }): PlaceRef => stationPlace(input.stationId)

/** Where a sample comes from: somebody brought it, or staff took it on a round of a market. */
export const sampleSources = ['resident', 'market'] as const

export const reasonSchema = lazySchema(() =>
  z.strictObject({ code: z.enum([...rejectionReasons, ...invalidationReasons]), words: z.string() }),
)

/** One thing that a sample was screened for. */
