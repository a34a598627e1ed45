import type { print as declared } from './print'

/** A phone shows the label; it is printed in a browser. */
export const print: typeof declared = null
