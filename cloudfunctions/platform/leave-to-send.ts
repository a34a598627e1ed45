import { MINUTE } from '../../domain/time/china-time'

/** So long the same call gives the leave to send one file again, each time with a new signature. */
export const GRANT_LIFETIME = 10 * MINUTE

/** So long a signature of the service is good. */
const SIGNATURE_LIFETIME = 15 * MINUTE
/** For a file that is on its way when its signature ends, and for clocks that differ. */
const UNDER_WAY = 5 * MINUTE

/**
 * So long after a leave was first given its file is surely in storage, or never will be: the last signature may be given
 * at the end of the grant, and be used at its own end. What removes the file before that leaves one that came in later to
 * nobody.
 */
export const LEAVE_OVER = GRANT_LIFETIME + SIGNATURE_LIFETIME + UNDER_WAY
