import fc from 'fast-check'
import { readSampleNumber, sampleNumber, sampleNumberInWords } from './number'

const chance = fc.integer({ min: 0, max: 999_999_999 })

test('a number is read as it was printed, with blanks or hyphens or none', () => {
  fc.assert(
    fc.property(chance, n => {
      const number = sampleNumber(n)
      expect(number).toMatch(/^\d{10}$/)
      expect(readSampleNumber(number)).toBe(number)
      expect(readSampleNumber(` ${sampleNumberInWords(number)} `)).toBe(number)
      expect(readSampleNumber(sampleNumberInWords(number).replaceAll(' ', '-'))).toBe(number)
    }),
  )
})

test('one wrong digit is found', () => {
  fc.assert(
    fc.property(chance, fc.nat(9), fc.integer({ min: 1, max: 9 }), (n, at, by) => {
      const digits = Array.from(sampleNumber(n))
      digits[at] = String((Number(digits[at]) + by) % 10)
      expect(readSampleNumber(digits.join(''))).toBeNull()
    }),
  )
})

test('what is no number is none', () => {
  for (const typed of ['', '123', 'abcdefghij', '12345678901']) expect(readSampleNumber(typed)).toBeNull()
})
