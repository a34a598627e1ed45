import { DAY, HOUR } from '../time/china-time'

/** How long a copy of somebody's data is there to be fetched, in milliseconds. */
export const EXPORT_KEPT = DAY

/**
 * So old what was gathered may be when a copy is ready: what changed since is not in it, and the addresses of pictures
 * are good for so much longer than the copy is kept. One that jobs left standing is gathered anew.
 */
export const EXPORT_GATHERED = HOUR

/** So long one is gone on with that is not ready: jobs may have stood still for a day, and the person still waits. */
export const EXPORT_PATIENCE = 7 * DAY

/** How far a copy is: being put together, or there to be fetched. */
export const exportStates = ['working', 'ready'] as const
export type ExportState = (typeof exportStates)[number]
