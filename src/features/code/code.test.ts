import { codeInScan, codeState, grouped, lettersOf } from './code'

test.each([
  ['', ''],
  ['abc', 'ABC'],
  ['abcde-', 'ABCDE'],
  ['ABCDE-23456', 'ABCDE23456'],
  ['abcde 23456', 'ABCDE23456'],
  ['暖邻邀请码：abcde-23456，七天内有效', 'ABCDE23456'],
  ['https://example.org/#/accept?code=ABCDE-23456', 'ABCDE23456'],
])('%j has the letters %j', (text, letters) => {
  expect(lettersOf(text)).toBe(letters)
})

test('groups by five, and lets the hyphen go when letters are deleted', () => {
  expect(['ABCD', 'ABCDE', 'ABCDE2', 'ABCDE23456'].map(grouped)).toEqual([
    'ABCD',
    'ABCDE',
    'ABCDE-2',
    'ABCDE-23456',
  ])
})

test('knows a whole code from a part of one and from what is none', () => {
  expect(codeState('ABCDE2345')).toBe('partial')
  expect(codeState('ABCDE23456')).toBe('ready')
  expect(codeState('ABCDO')).toBe('wrong')
})

test('a scan counts only with a code in it', () => {
  expect(codeInScan('/packages/staff/accept/index?code=ABCDE-23456&x=1')).toBe('ABCDE23456')
  expect(codeInScan('https://example.org/')).toBe('')
})
