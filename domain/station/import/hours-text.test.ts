import fc from 'fast-check'
import type { Weekday } from '../../time/china-time'
import { hoursSchema, type Hours, type TimeRange } from '../hours'
import { readHours } from './hours-text'
import { hoursInWords } from './hours-words'

function understood(text: string, holidays?: string): string {
  const read = readHours(text, holidays)
  return 'hours' in read
    ? hoursInWords(read.hours, 'zh-CN')
    : `?${read.problem.reason} ${read.problem.text}`.trim()
}

it.each([
  [
    '周一至周五 9:00-12:00,14:00-18:00；周六 9:00-12:00',
    '周一至周五 09:00-12:00、14:00-18:00；周六 09:00-12:00',
  ],
  ['每天 8:30–21:00', '每天 08:30-21:00'],
  ['每天１０：００——２２：００', '每天 10:00-22:00'],
  ['24小时', '每天 全天；法定节假日照常'],
  ['7×24小时，节假日照常', '每天 全天；法定节假日照常'],
  ['8:00-22:00 全年无休', '每天 08:00-22:00；法定节假日照常'],
  ['Mon-Fri 09:00-18:00', '周一至周五 09:00-18:00'],
  [
    'Mon-Fri 9am-6pm; Sat 10am-2pm; closed on Sundays and public holidays',
    '周一至周五 09:00-18:00；周六 10:00-14:00；法定节假日休息',
  ],
  ['Daily 2-5pm', '每天 14:00-17:00'],
  ['上午9:00-12:00，下午2:00-6:00', '每天 09:00-12:00、14:00-18:00'],
  ['早上8点半到晚上9点', '每天 08:30-21:00'],
  ['晚上10点到凌晨2点', '每天 22:00-次日02:00'],
  ['22:00-6:00', '每天 22:00-次日06:00'],
  ['8:00-次日7:00', '每天 08:00-次日07:00'],
  ['周一、三、五 9:00-12:00；周六日 10:00-16:00', '周一、周三、周五 09:00-12:00；周六、周日 10:00-16:00'],
  ['周五至周一 9:00-12:00', '周一、周五至周日 09:00-12:00'],
  [
    '工作日 9:00-18:00；周末及节假日 10:00-16:00',
    '周一至周五 09:00-18:00；周六、周日 10:00-16:00；法定节假日 10:00-16:00',
  ],
  ['每天 9:00-21:00；周日 10:00-16:00', '周一至周六 09:00-21:00；周日 10:00-16:00'],
  ['每天9:00-18:00（周日除外）', '周一至周六 09:00-18:00'],
  ['除法定节假日外 周一至周五 9:00-17:30', '周一至周五 09:00-17:30；法定节假日休息'],
  ['每周二闭馆，其余时间 9:00-17:00', '周一、周三至周日 09:00-17:00'],
  ['9:00-18:00，12:00-14:00休息', '每天 09:00-12:00、14:00-18:00'],
  ['每天 9:00-18:00 午休12:00-13:30', '每天 09:00-12:00、13:30-18:00'],
  ['周一至周五9:00-18:00\n周六日 10:00-17:00', '周一至周五 09:00-18:00；周六、周日 10:00-17:00'],
])('understands %s', (text, meaning) => {
  expect(understood(text)).toBe(meaning)
})

it.each([
  ['看情况', '?unknown 看情况'],
  ['9:00-25:00', '?unknown 25:00'],
  ['周一至周五', '?unclear'],
  ['周日休息', '?unclear'],
  ['9-18', '?unclear'],
  ['9:00-6:00', '?reversed 09:00-06:00'],
  ['9:00-9:00', '?reversed 09:00-09:00'],
  ['周一 9:00-12:00；周一 11:00-15:00', '?overlap 09:00-12:00 11:00-15:00'],
  ['1-2点，3-4点，5-6点，7-8点，9-10点，11-12点，13-14点', '?too_many'],
  ['', '?empty'],
])('does not guess at %s', (text, problem) => {
  expect(understood(text)).toBe(problem)
})

it('lets a word on holidays of its own win', () => {
  expect(understood('每天 9:00-21:00，节假日休息', '10:00-16:00')).toBe(
    '每天 09:00-21:00；法定节假日 10:00-16:00',
  )
  expect(understood('每天 9:00-21:00', '休息')).toBe('每天 09:00-21:00；法定节假日休息')
  expect(understood('每天 9:00-21:00，节假日休息', '照常')).toBe('每天 09:00-21:00；法定节假日照常')
})

const clock = (minutes: number) =>
  minutes === 1440
    ? '24:00'
    : `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** Ranges of one day as the reader writes them: in order, apart, the last perhaps into the next morning. */
const ranges: fc.Arbitrary<TimeRange[]> = fc
  .uniqueArray(
    fc.integer({ min: 0, max: 1440 }).filter(minutes => minutes !== 1439),
    { minLength: 2, maxLength: 8 },
  )
  .map(times => times.sort((a, b) => a - b))
  .chain(times => fc.tuple(fc.constant(times), fc.option(fc.integer({ min: 1, max: 700 }))))
  .map(([times, night]) => {
    const found: TimeRange[] = []
    for (let i = 0; i + 1 < times.length; i += 2)
      found.push({ from: clock(times[i] ?? 0), to: clock(times[i + 1] ?? 0) })
    const last = times[times.length - (times.length % 2 === 0 ? 2 : 3)] ?? 0
    const final = found.at(-1)
    if (night !== null && final && night < last)
      found[found.length - 1] = { from: final.from, to: clock(night) }
    return found
  })

const hours: fc.Arbitrary<Hours> = fc
  .tuple(
    fc.array(fc.option(ranges, { nil: [] }), { minLength: 7, maxLength: 7 }),
    fc.oneof(fc.constantFrom('as_usual' as const, 'closed' as const, 'unknown' as const), ranges),
  )
  .map(([days, holidays]) => {
    const weekly: { days: Weekday[]; ranges: TimeRange[] }[] = []
    days.forEach((own, i) => {
      if (own.length === 0) return
      const same = weekly.find(w => JSON.stringify(w.ranges) === JSON.stringify(own))
      if (same) same.days.push((i + 1) as Weekday)
      else weekly.push({ days: [(i + 1) as Weekday], ranges: own })
    })
    return { weekly, holidays, exceptions: [] as Hours['exceptions'] }
  })
  // Shut every day or never, it is so on holidays.
  .filter(({ weekly: [one, ...more], holidays }) => {
    const always =
      more.length === 0 && (one?.days.length ?? 7) === 7 && (one?.ranges[0]?.to ?? '24:00') === '24:00'
    return holidays !== 'unknown' || !always || (one !== undefined && one.ranges[0]?.from !== '00:00')
  })

it.each(['zh-CN', 'en'] as const)('reads back every week that it writes in %s', locale => {
  fc.assert(
    fc.property(hours, week => {
      const words = hoursInWords(week, locale)
      expect({ words, ...readHours(words) }).toMatchObject({ words, hours: week, leftOut: [] })
      expect(hoursSchema().safeParse(week).success).toBe(true)
    }),
    { seed: 20261121, numRuns: 200 },
  )
})

it('answers every text, and only with hours that may be stored', () => {
  const scraps = [
    '周一',
    '至',
    '周五',
    '9:00',
    '-',
    '18:00',
    '，',
    '；',
    '休息',
    '节假日',
    '24小时',
    '除',
    '外',
    '下午',
    'mon',
    'am',
    '午休',
    '!',
    ' ',
  ]
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constantFrom(...scraps), fc.string({ maxLength: 3 })), { maxLength: 14 }),
      parts => {
        const read = readHours(parts.join(''))
        if ('hours' in read) expect(hoursSchema().safeParse(read.hours).success).toBe(true)
        else expect(read.problem.reason).toMatch(/^(empty|unknown|unclear|reversed|overlap|too_many|season)$/)
      },
    ),
    { seed: 20261121, numRuns: 1000 },
  )
})
