import type { Instant } from '../../../../domain/time/china-time'

/** One entry of a calendar. */
export interface CalendarEntry {
  /** The same for the same booking: an entry that is added twice is there once. */
  readonly id: string
  readonly title: string
  readonly text: string
  readonly place: string
  readonly start: Instant
  readonly end: Instant
  /** So many minutes before it the phone reminds. */
  readonly remindMinutes: number
}

/** RFC 5545, 3.1: a line has at most so many octets. */
const LONGEST = 75

/** An entry as a file that calendars take in (RFC 5545): times in UTC, texts escaped, long lines folded. */
export function icsOf(entry: CalendarEntry, now: Instant): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Nuanlin//Booking//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${entry.id}@nuanlin`,
    `DTSTAMP:${utc(now)}`,
    `DTSTART:${utc(entry.start)}`,
    `DTEND:${utc(entry.end)}`,
    `SUMMARY:${escaped(entry.title)}`,
    `LOCATION:${escaped(entry.place)}`,
    `DESCRIPTION:${escaped(entry.text)}`,
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(entry.title)}`,
    `TRIGGER:-PT${entry.remindMinutes}M`,
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return lines.map(line => `${folded(line)}\r\n`).join('')
}

/** `20261124T010000Z` */
const utc = (at: Instant) =>
  new Date(at)
    .toISOString()
    .replace(/\.\d{3}/, '')
    .replace(/[-:]/g, '')

/** RFC 5545, 3.3.11. */
const escaped = (text: string) => text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n')

/** Octets of a character in UTF-8. */
function octets(character: string): number {
  const code = character.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}

/** Broken before the octet that is too many, never within a character; what follows begins with a space. */
function folded(line: string): string {
  let out = ''
  let length = 0
  for (const character of line) {
    const more = octets(character)
    if (length + more > LONGEST) {
      out += '\r\n '
      length = 1
    }
    out += character
    length += more
  }
  return out
}
