import { locales, type Locale } from '../../domain/contract/locale'
import { storedValue } from '../api/stored-value'
import { device } from '../api/device'

const isLocale = (value: unknown): value is Locale => (locales as readonly unknown[]).includes(value)

/** The language a person chose, else the one their device speaks. */
export const locale = storedValue<Locale>('locale', isLocale, () => device.language())
