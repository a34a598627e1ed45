import { en } from './en'
import { atLineStart, endWords, momentWords } from './time-words'
import { zhCN } from './zh-CN'

const at = (text: string) => Date.parse(`${text}+08:00`)
const now = at('2026-11-20T10:00:00')

test.each([
  ['2026-11-20T21:00:00', '21:00', '21:00'],
  // As signs have it: the end of today is no hour of tomorrow.
  ['2026-11-21T00:00:00', '今晚 24:00', '24:00 today'],
  ['2026-11-22T00:00:00', '明天 24:00', '24:00 tomorrow'],
  ['2026-11-21T02:00:00', '明天 2:00', 'tomorrow 2:00'],
])('what ends at %s ends %s', (end, zh, english) => {
  expect(endWords(at(end), now, zhCN)).toBe(zh)
  expect(endWords(at(end), now, en)).toBe(english)
})

test('a moment that begins a line begins large in English', () => {
  const when = (text: string, words: typeof zhCN) => atLineStart(momentWords(at(text), now, words))
  expect(when('2026-11-19T20:16:00', en)).toBe('Yesterday 20:16')
  expect(when('2026-11-19T20:16:00', zhCN)).toBe('昨天 20:16')
  expect(when('2026-11-20T09:05:00', en)).toBe('9:05')
})
