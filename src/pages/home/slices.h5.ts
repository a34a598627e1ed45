import { useLater } from './use-later'

/**
 * False until the page may be rendered. A browser shows the shell of index.html until then; rendered after it, in
 * slices, the page does not hold up a slow phone.
 */
export const useSlices = useLater
