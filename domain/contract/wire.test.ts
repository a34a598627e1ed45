import { readCall } from './wire'

it('reads a call, and ignores what others put beside it', () => {
  expect(
    readCall({ procedure: 'detail', input: { id: 'S1' }, key: 'k'.repeat(16), locale: 'en', userInfo: {} }),
  ).toEqual({ procedure: 'detail', input: { id: 'S1' }, key: 'k'.repeat(16), locale: 'en' })
})

it.each(['fr', undefined, null, 7, 'toString'])('answers in Chinese where the language is %p', locale => {
  expect(readCall({ procedure: 'me', locale })).toEqual({
    procedure: 'me',
    input: undefined,
    locale: 'zh-CN',
  })
})

it.each([
  ['nothing', null],
  ['a text', 'detail'],
  ['a list', []],
  ['no procedure', { input: {} }],
  ['a procedure that is no text', { procedure: 1 }],
  ['a procedure of 65 letters', { procedure: 'p'.repeat(65) }],
  ['a key that is too short', { procedure: 'me', key: 'short' }],
  ['a key with other characters', { procedure: 'me', key: '鍵'.repeat(20) }],
  ['a key that is null', { procedure: 'me', key: null }],
  ['a version that is no text', { procedure: 'me', clientVersion: 2 }],
  ['a version of 33 letters', { procedure: 'me', clientVersion: 'v'.repeat(33) }],
])('refuses %s', (_what, raw) => expect(readCall(raw)).toBeNull())
