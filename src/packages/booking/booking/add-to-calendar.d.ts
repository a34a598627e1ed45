import type { CalendarEntry } from './ics'

/**
 * Puts an entry into the phone's calendar: `added` where the phone says so, `given` where a file was handed over that
 * the calendar takes in, `closed` when the person would not, `failed`. Call it at a tap.
 */
export declare function addToCalendar(entry: CalendarEntry): Promise<'added' | 'given' | 'closed' | 'failed'>
