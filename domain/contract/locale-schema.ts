import * as z from 'zod/mini'
import { lazySchema } from './lazy-schema'
import { locales } from './locale'

export const localeSchema = lazySchema(() => z.enum(locales))
