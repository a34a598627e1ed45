import type { scan as declared } from './scan'

/** Browsers read no codes by themselves. */
export const scan: typeof declared = null
