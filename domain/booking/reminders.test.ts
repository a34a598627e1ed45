import { isSoon, nextReminder } from './reminders'

const at = (text: string) => Date.parse(`2026-11-${text}+08:00`)
const nine = at('23T09:00:00')

it.each([
  ['20T10:00:00', '22T19:00:00'],
  ['22T18:59:59', '22T19:00:00'],
  ['22T19:00:00', '23T08:00:00'],
  ['23T07:00:00', '23T08:00:00'],
])('from %s on the next reminder of a booking at nine is at %s', (now, next) => {
  expect(nextReminder(nine, at(now))).toBe(at(next))
})

it('nobody is reminded of what begins within the hour, or has begun', () => {
  expect(nextReminder(nine, at('23T08:00:00'))).toBeNull()
  expect(nextReminder(nine, at('23T10:00:00'))).toBeNull()
})

it('tells the last reminder from the one before', () => {
  expect(isSoon(nine, at('22T19:00:00'))).toBe(false)
  expect(isSoon(nine, at('23T08:00:00'))).toBe(true)
})
