import type { Locale, Words } from '../contract/locale'
import { doerInWords, momentInWords } from '../contract/meanwhile-words'
import type { Role } from '../role/roles'
import type { Instant } from '../time/china-time'
import type { SampleEvent } from './lifecycle'

/** What happens to a sample beside the changes of its state. */
export type SampleHappening = SampleEvent | 'take_in' | 'claim'

/** What somebody did to a sample, as one says it after who did it. */
const did: Readonly<Record<SampleHappening, Words>> = {
  take_in: { 'zh-CN': '收了样', en: 'took it in' },
  claim: { 'zh-CN': '凭编号认领了', en: 'said by its number that it is theirs' },
  start: { 'zh-CN': '开始检测', en: 'began to test' },
  enter: { 'zh-CN': '录了部分结果', en: 'entered some results' },
  complete: { 'zh-CN': '录完了结果', en: 'entered all results' },
  send_back: { 'zh-CN': '退回重测', en: 'sent it back to be tested anew' },
  ask_again: { 'zh-CN': '复核了初筛，要第二次筛查', en: 'verified the first screening: a second is needed' },
  start_again: { 'zh-CN': '开始第二次筛查', en: 'began the second screening' },
  publish: { 'zh-CN': '复核并公布了结果', en: 'verified and published the result' },
  reject: { 'zh-CN': '没有收下', en: 'rejected it' },
  give_up: { 'zh-CN': '中止了检测', en: 'ended the testing' },
  invalidate: { 'zh-CN': '把结果作废了', en: 'marked the result as invalid' },
}
const bringer: Words = { 'zh-CN': '送样人', en: 'Who brought it' }

/** `11-20 10:05 复核员复核并公布了结果`: what happened to a sample, for staff who looked at it before. */
export function sampleEventInWords(
  event: SampleHappening,
  role: Role | null,
  at: Instant,
  locale: Locale,
): string {
  const who = event === 'claim' ? bringer[locale] : doerInWords(role, locale)
  const words = `${who}${locale === 'zh-CN' ? '' : ' '}${did[event][locale]}`
  return locale === 'zh-CN'
    ? `${momentInWords(at)} ${words}`
    : `${words.charAt(0).toUpperCase()}${words.slice(1)}, ${momentInWords(at)}`
}
