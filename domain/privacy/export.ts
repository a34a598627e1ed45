import { DAY } from '../time/china-time'

/** How long a copy of somebody's data is there to be fetched, in milliseconds. */
export const EXPORT_KEPT = DAY

/** How far a copy is: being put together, or there to be fetched. */
export const exportStates = ['working', 'ready'] as const
export type ExportState = (typeof exportStates)[number]
