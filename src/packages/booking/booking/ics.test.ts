import { icsOf, type CalendarEntry } from './ics'

const entry: CalendarEntry = {
  id: 'a'.repeat(32),
  title: '食品快检 · 东风快检室',
  text: '预约号 4821 0937',
  place: '东风街道 木棉路 8 号',
  start: Date.parse('2026-11-24T09:00:00+08:00'),
  end: Date.parse('2026-11-24T09:30:00+08:00'),
  remindMinutes: 60,
}
const NOW = Date.parse('2026-11-23T10:00:00+08:00')
const linesOf = (changes: Partial<CalendarEntry>) => icsOf({ ...entry, ...changes }, NOW).split('\r\n')
/** As a calendar reads it: folded lines are one again. */
const unfolded = (changes: Partial<CalendarEntry>) =>
  icsOf({ ...entry, ...changes }, NOW)
    .replace(/\r\n /g, '')
    .split('\r\n')

test('is one event with its times in UTC, and an hour before it a reminder', () => {
  const lines = linesOf({})
  expect(lines[0]).toBe('BEGIN:VCALENDAR')
  expect(lines.slice(-2)).toEqual(['END:VCALENDAR', ''])
  expect(lines).toEqual(
    expect.arrayContaining([
      `UID:${'a'.repeat(32)}@nuanlin`,
      'DTSTAMP:20261123T020000Z',
      'DTSTART:20261124T010000Z',
      'DTEND:20261124T013000Z',
      'SUMMARY:食品快检 · 东风快检室',
      'TRIGGER:-PT60M',
    ]),
  )
})

test('what means something in the format is escaped', () => {
  expect(unfolded({ place: '一楼, 东门; 旁边\\\n按铃\r\n等' })).toContain(
    'LOCATION:一楼\\, 东门\\; 旁边\\\\\\n按铃\\n等',
  )
})

test.each(['长'.repeat(200), '😀'.repeat(80), 'x'.repeat(300), `a${'长'.repeat(60)}b`])(
  'no line is longer than 75 octets, and none is broken within a character: %.6s…',
  text => {
    for (const line of linesOf({ text })) {
      expect(Buffer.byteLength(line, 'utf8')).toBeLessThanOrEqual(75)
      expect(line).not.toContain('\uFFFD')
    }
    expect(unfolded({ text })).toContain(`DESCRIPTION:${text}`)
  },
)
