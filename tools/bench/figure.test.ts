import { isWithin, median } from './figure'

it('takes the middle, or the mean of the two in the middle', () => {
  expect(median([3, 1, 2])).toBe(2)
  expect(median([4, 1, 2, 3])).toBe(2.5)
  expect(median([7])).toBe(7)
})

it('judges from the right side', () => {
  expect(isWithin({ name: 'time', value: 2.5, budget: 2.5 })).toBe(true)
  expect(isWithin({ name: 'time', value: 2.6, budget: 2.5 })).toBe(false)
  expect(isWithin({ name: 'rate', value: 0.6, budget: 0.5, atLeast: true })).toBe(true)
  expect(isWithin({ name: 'rate', value: 0.4, budget: 0.5, atLeast: true })).toBe(false)
})
