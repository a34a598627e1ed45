import type { Locale } from '../contract/locale'

/** Why staff do not show something. `other` needs words. */
export const staffReasons = ['faces', 'unclear', 'not_here', 'unfit', 'advert', 'other'] as const
export type StaffReason = (typeof staffReasons)[number]

/** `machine`: WeChat's content security. */
export const refusalCodes = [...staffReasons, 'machine'] as const
export type RefusalCode = (typeof refusalCodes)[number]

/** Why something is not shown, as its author reads it. */
export interface Refusal {
  readonly code: RefusalCode
  /** What staff wrote besides; may be empty. */
  readonly words: string
  /** Of `machine`: what it took it for, by WeChat's number; null elsewhere. */
  readonly label: number | null
}

/** What staff choose from, as its author reads it; nothing for `other`, which staff put into words. */
export const reasonWords: Readonly<Record<Locale, Readonly<Record<StaffReason, string>>>> = {
  'zh-CN': {
    faces: '照片里有人脸、车牌或别人的信息。',
    unclear: '照片看不清。',
    not_here: '拍的不是这个驿站。',
    unfit: '内容不适合公开。',
    advert: '像是广告。',
    other: '',
  },
  en: {
    faces: 'Faces, number plates or somebody’s details can be seen.',
    unclear: 'The photos are not clear.',
    not_here: 'They show another place.',
    unfit: 'This is not fit to be public.',
    advert: 'It looks like an advertisement.',
    other: '',
  },
}

/** WeChat's numbers, as its documentation of `security.msgSecCheck` names them. */
const labelWords: Readonly<Record<Locale, Readonly<Record<number, string>>>> = {
  'zh-CN': {
    10001: '广告',
    20001: '时政',
    20002: '色情',
    20003: '辱骂',
    20006: '违法犯罪',
    20008: '欺诈',
    20012: '低俗',
    20013: '版权问题',
  },
  en: {
    10001: 'advertising',
    20001: 'politics',
    20002: 'pornography',
    20003: 'insults',
    20006: 'crime',
    20008: 'fraud',
    20012: 'vulgarity',
    20013: 'somebody’s copyright',
  },
}

/** Why, in one or two sentences. */
export function refusalInWords({ code, words, label }: Refusal, locale: Locale): string {
  if (code !== 'machine') {
    const said = reasonWords[locale][code]
    return [said, words]
      .filter(part => part !== '')
      .map(part => ended(part, locale))
      .join(locale === 'en' ? ' ' : '')
  }
  const what = label === null ? undefined : labelWords[locale][label]
  if (locale === 'en')
    return what === undefined
      ? 'WeChat’s automatic check stopped it.'
      : `WeChat’s automatic check took it for ${what}.`
  return what === undefined ? '微信的自动检查没让它通过。' : `微信的自动检查认为可能涉及${what}。`
}

/** With a full stop, which who types a line often leaves out. */
function ended(words: string, locale: Locale): string {
  return /[。！？…；.!?;]$/.test(words) ? words : `${words}${locale === 'en' ? '.' : '。'}`
}
