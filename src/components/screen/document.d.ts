import type { Locale } from '../../../domain/contract/locale'

/** Tells the browser the page's title and language; WeChat needs neither. */
export declare function useDocument(title: string, locale: Locale): void
