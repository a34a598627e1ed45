import { locales } from '../contract/locale'
import { noticeExamples } from '../../test/helpers/notice-examples'
import { noticeKinds, noticeWords, targetOf, type Notice } from './notices'

it.each(noticeKinds)(
  '%s has words in every language, also where little is known, and leads somewhere',
  kind => {
    for (const locale of locales) {
      const { title, text } = noticeWords(noticeExamples[kind], locale)
      expect(title).toMatch(/\S/)
      // What a template leaves behind where something is missing.
      expect(`${title} ${text}`).not.toMatch(/undefined|null|NaN|：$|: $|^[的了]/)
    }
    expect(noticeWords(noticeExamples[kind], 'zh-CN').title).toMatch(/[\u4e00-\u9fff]/)
    expect(targetOf(noticeExamples[kind]).page).toMatch(/^[a-z]+$/)
  },
)

it.each([
  ['zh-CN', '微信'],
  ['en', 'WeChat'],
] as const)('photos that staff hid are not said to be hidden by WeChat, in %s', (locale, name) => {
  const held = noticeExamples.photos_held
  expect(noticeWords(held, locale).text).toContain(name)
  expect(noticeWords({ ...held, by: 'staff' } as Notice, locale).text).not.toContain(name)
})

it('leads to the station that answered', () => {
  expect(targetOf(noticeExamples.locked_answered)).toEqual({ page: 'station', id: 'A1' })
})
