import { locales } from '../contract/locale'
import { refusalCodes, refusalInWords } from './reasons'

it.each(refusalCodes)('%s is told in every language', code => {
  for (const locale of locales) {
    const words = refusalInWords({ code, words: code === 'other' ? '门牌换了' : '', label: null }, locale)
    expect(words).toMatch(/\S/)
    expect(words).not.toMatch(/undefined|null/)
  }
})

it('says what staff wrote besides, and what WeChat took it for', () => {
  expect(refusalInWords({ code: 'unclear', words: '天太黑了。', label: null }, 'zh-CN')).toBe(
    '照片看不清。天太黑了。',
  )
  // Whoever typed it may have left the full stop out: more follows.
  expect(refusalInWords({ code: 'unclear', words: '请换一张', label: null }, 'zh-CN')).toBe(
    '照片看不清。请换一张。',
  )
  expect(refusalInWords({ code: 'machine', words: '', label: 10001 }, 'zh-CN')).toBe(
    '微信的自动检查认为可能涉及广告。',
  )
  expect(refusalInWords({ code: 'machine', words: '', label: 10001 }, 'en')).toContain('advertising')
})
