import * as z from 'zod/mini'
import { locales } from './locale'

export const LocaleSchema = z.enum(locales)
