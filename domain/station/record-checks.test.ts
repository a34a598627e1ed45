import fc from 'fast-check'
import { endMinutesOf, minutesOf } from './clock-minutes'
import { isPhone, overlapIn, overlapping } from './record-checks'

it.each([
  ['0755 1234 5678', true],
  ['12345', true],
  ['+86 755-1234', true],
  ['1 - 2 -', false],
  ['1234567890123456', false],
  ['电话', false],
])('%s is one telephone number: %s', (text, is) => {
  expect(isPhone(text)).toBe(is)
})

const clock = (m: number) =>
  `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`
const range = fc
  .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 0, max: 1440 }))
  .filter(([from, to]) => from !== to)
  .map(([from, to]) => ({ from: clock(from), to: clock(to) }))

it('ranges overlap exactly when some minute is in two of them', () => {
  fc.assert(
    fc.property(fc.array(range, { maxLength: 4 }), ranges => {
      const minutes = ranges.flatMap(r =>
        Array.from({ length: endMinutesOf(r) - minutesOf(r.from) }, (_, i) => minutesOf(r.from) + i),
      )
      expect(overlapping(ranges) !== undefined).toBe(new Set(minutes).size < minutes.length)
    }),
    { numRuns: 300 },
  )
})

it('looks at every weekday and at holidays', () => {
  const twice = [
    { from: '08:00', to: '12:00' },
    { from: '11:00', to: '13:00' },
  ]
  expect(overlapIn({ weekly: [{ days: [6], ranges: twice }], holidays: 'closed' })).toBe(
    '08:00-12:00 11:00-13:00',
  )
  expect(overlapIn({ weekly: [], holidays: twice })).toBeDefined()
  expect(overlapIn({ weekly: [{ days: [6], ranges: twice.slice(1) }], holidays: 'closed' })).toBeUndefined()
})
