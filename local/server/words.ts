import type { Locale, Words } from '../../domain/contract/locale'

/** What the front itself has to say, before a function is asked. */
export const frontWords = {
  starting: { 'zh-CN': '正在启动，请稍等几秒再试。', en: 'Starting up. Please try again in a few seconds.' },
  notJson: {
    'zh-CN': '请求的内容不是 JSON 对象，请检查后再发。',
    en: 'The body is not a JSON object. Please check it and send it again.',
  },
  notJsonType: {
    'zh-CN': '请求的 Content-Type 应为 application/json。',
    en: 'The Content-Type must be application/json.',
  },
  tooLarge: {
    'zh-CN': '请求的内容超过 100 KB，请分开发送。',
    en: 'The body is larger than 100 KB. Please send it in parts.',
  },
  noSuchPath: { 'zh-CN': '没有这个地址。', en: 'There is nothing at this address.' },
  noSuchPersona: {
    'zh-CN': '没有这个身份，请重新选一个。',
    en: 'There is no such persona. Please pick another.',
  },
  wrongMethod: { 'zh-CN': '这个地址不支持这种请求方法。', en: 'This address does not take that method.' },
  otherOrigin: {
    'zh-CN': '不接受从这个网站发来的请求。',
    en: 'Requests from that site are not accepted.',
  },
  badAddress: { 'zh-CN': '地址写得不对。', en: 'The address is not well formed.' },
  badClock: {
    'zh-CN': '时钟只认 now（ISO 时间）、advance（毫秒）或 reset（true）中的一个。',
    en: 'The clock takes one of now (an ISO time), advance (milliseconds) or reset (true).',
  },
  badCall: {
    'zh-CN': '请写明 name（云函数名）、data 和 openid。',
    en: 'Please name the function (name), its data and an openid.',
  },
} as const satisfies Record<string, Words>

/** The first language of `Accept-Language` decides; Chinese where it says nothing. */
export function localeOf(acceptLanguage: string | undefined): Locale {
  const first = acceptLanguage?.split(',')[0]?.trim().toLowerCase() ?? ''
  return first.startsWith('en') ? 'en' : 'zh-CN'
}
