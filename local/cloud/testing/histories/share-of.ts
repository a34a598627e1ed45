import type { History, Recorded } from '../../history-checker/history'

/**
 * How much of a history ended so, from 0 to 1. A history in which everything commits, or nothing does, proves
 * little: of what clients begin, one in ten or so they take back themselves, and the rest that was aborted lost
 * against somebody else.
 */
export const shareOf = (history: History, wanted: Recorded['outcome']): number =>
  history.filter(({ outcome }) => outcome === wanted).length / history.length
