import { HOUR, MINUTE } from '../../time/china-time'
import { waitMinutes } from './wait'

const START = Date.parse('2026-11-20T09:00:00+08:00')
const at = (minutes: number) => START + minutes * MINUTE
const usual = { ahead: 3, calls: [], eachMinutes: 10, start: START, now: START }

it('goes by what the place says until people were called', () => {
  expect(waitMinutes(usual)).toBe(30)
  expect(waitMinutes({ ...usual, ahead: 0 })).toBe(0)
  expect(waitMinutes({ ...usual, now: at(20), calls: [at(15), at(5)] })).toBe(30)
})

it('goes by the pace of the last calls, to five minutes beyond ten', () => {
  const calls = [at(12), at(8), at(4), at(0)]
  expect(waitMinutes({ ...usual, calls, now: at(13) })).toBe(15)
  expect(waitMinutes({ ...usual, calls, ahead: 2, now: at(13) })).toBe(8)
})

it('begins when the day does', () => {
  expect(waitMinutes({ ...usual, now: START - HOUR, ahead: 0 })).toBe(60)
  expect(waitMinutes({ ...usual, now: START - HOUR })).toBe(90)
})

it('is unknown where nobody was called for long, unless people take that long here', () => {
  expect(waitMinutes({ ...usual, now: at(31) })).toBeNull()
  expect(waitMinutes({ ...usual, now: at(100), calls: [at(60)] })).toBeNull()
  expect(waitMinutes({ ...usual, now: at(125), calls: [at(80), at(40), at(0)] })).toBe(120)
})
