import type { Locale, Words } from '../contract/locale'
import { doerInWords, momentInWords } from '../contract/meanwhile-words'
import type { Role } from '../role/roles'
import type { Instant } from '../time/china-time'
import type { SubmissionActor, SubmissionEvent } from './lifecycle'

/** What happens to it beside the changes of its state. */
type Said = SubmissionEvent | 'judged' | 'covered'

const did: Readonly<Record<Said, Words>> = {
  covered: { 'zh-CN': '改了照片上遮住的地方', en: 'changed what is covered in a photo' },
  judged: { 'zh-CN': '给出了检查结果', en: 'came to a result' },
  let_through: { 'zh-CN': '检查完了', en: 'let it through' },
  publish: { 'zh-CN': '发布了', en: 'published it' },
  refuse: { 'zh-CN': '退回了', en: 'refused it' },
  object: { 'zh-CN': '提了异议', en: 'objected' },
  uphold: { 'zh-CN': '维持了退回', en: 'refused it for good' },
  take_down: { 'zh-CN': '撤下了', en: 'took it down' },
  uncover: { 'zh-CN': '撤了照片上的遮盖，要重新审', en: 'uncovered part of a photo, so it is decided anew' },
  hold: { 'zh-CN': '说有风险，要重新审', en: 'found a risk, so it is decided anew' },
  withdraw: { 'zh-CN': '自己撤回了', en: 'took it back' },
}
const author: Words = { 'zh-CN': '发的人', en: 'Who sent it' }
const machine: Words = { 'zh-CN': '微信', en: 'WeChat' }

/** `11-20 10:05 督办发布了`: what happened to a submission, for staff who looked at it before. */
export function eventInWords(
  event: Said,
  by: SubmissionActor,
  role: Role | null,
  at: Instant,
  locale: Locale,
): string {
  const who = by === 'staff' ? doerInWords(role, locale) : by === 'author' ? author[locale] : machine[locale]
  const words = `${who}${locale === 'zh-CN' ? '' : ' '}${did[event][locale]}`
  return locale === 'zh-CN'
    ? `${momentInWords(at)} ${words}`
    : `${words.charAt(0).toUpperCase()}${words.slice(1)}, ${momentInWords(at)}`
}
