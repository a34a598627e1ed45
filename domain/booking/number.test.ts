import { codeOfNumber, numberInGroups, readNumber } from './number'

it.each([
  ['48210937', '48210937'],
  ['4821 0937', '48210937'],
  ['4821-0937', '48210937'],
  ['４８２１　０９３７', '48210937'],
  ['nl-book-48210937', '48210937'],
  [codeOfNumber('48210937'), '48210937'],
  ['08210937', null],
  ['4821093', null],
  ['https://elsewhere.example/48210937', null],
  ['', null],
])('reads %s as %s', (text, number) => {
  expect(readNumber(text)).toBe(number)
})

it('shows it in two groups', () => {
  expect(numberInGroups('48210937')).toBe('4821 0937')
})
