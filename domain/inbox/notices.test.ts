import { locales } from '../contract/locale'
import { noticeKinds, noticeWords, targetOf, type Notice } from './notices'

const name = { zh: '木棉驿站' }
const examples: Readonly<Record<Notice['kind'], Notice>> = {
  locked_answered: { kind: 'locked_answered', stationId: 'A1', stationName: name, code: 'other', note: '' },
  role_suspended: { kind: 'role_suspended', role: 'station_staff', placeName: name, reason: '' },
  role_resumed: { kind: 'role_resumed', role: 'station_staff', placeName: name, reason: '' },
  role_ended: { kind: 'role_ended', role: 'station_staff', placeName: name, reason: '调岗' },
  invitation_accepted: {
    kind: 'invitation_accepted',
    role: 'station_staff',
    placeName: name,
    nickname: '',
  },
  browser_entered: { kind: 'browser_entered', browser: 'Chrome · Windows' },
  delegation_accepted: { kind: 'delegation_accepted', nickname: '' },
  delegation_ended: { kind: 'delegation_ended', nickname: '女儿' },
  export_asked: { kind: 'export_asked' },
  export_ready: { kind: 'export_ready' },
  photos_published: { kind: 'photos_published', stationId: 'A1', stationName: name },
  photos_refused: {
    kind: 'photos_refused',
    stationId: 'A1',
    stationName: name,
    refusal: { code: 'machine', words: '', label: 21000 },
    final: false,
  },
  photos_taken_down: {
    kind: 'photos_taken_down',
    stationId: 'A1',
    stationName: name,
    refusal: { code: 'other', words: '门口换了', label: null },
    final: true,
  },
}

it.each(noticeKinds)(
  '%s has words in every language, also where little is known, and leads somewhere',
  kind => {
    for (const locale of locales) {
      const { title, text } = noticeWords(examples[kind], locale)
      expect(title).toMatch(/\S/)
      // What a template leaves behind where something is missing.
      expect(`${title} ${text}`).not.toMatch(/undefined|null|NaN|：$|: $|^[的了]/)
    }
    expect(noticeWords(examples[kind], 'zh-CN').title).toMatch(/[\u4e00-\u9fff]/)
    expect(targetOf(examples[kind]).page).toMatch(/^[a-z]+$/)
  },
)

it('leads to the station that answered', () => {
  expect(targetOf(examples.locked_answered)).toEqual({ page: 'station', id: 'A1' })
})
