import type { Words } from '../contract/locale'
import type { RecordProblem } from './record-checks'

/** Sentences for what a row of an import and an edit can both get wrong; `detail` is the part that matters. */
export const recordSentences = {
  empty: () => ({ 'zh-CN': '不能为空', en: 'must not be empty' }),
  outside: detail => ({
    'zh-CN': `位置 ${detail} 不在本区范围内`,
    en: `the place ${detail} is outside the district`,
  }),
  phone: detail => ({
    'zh-CN': `「${detail}」不是一个电话号码。只填一个号码，用数字、空格和 -`,
    en: `“${detail}” is not one phone number: digits, spaces and - only`,
  }),
  hours_overlap: detail => ({
    'zh-CN': `同一天的时段重叠：${detail}`,
    en: `hours of one day overlap: ${detail}`,
  }),
  not_in_catalogue: detail => ({
    'zh-CN': `服务目录里没有「${detail}」`,
    en: `the catalogue has no service “${detail}”`,
  }),
  more_than_capacity: detail => ({
    'zh-CN': `比总数 ${detail} 还多`,
    en: `is more than there are (${detail})`,
  }),
  time_ahead: detail => ({ 'zh-CN': `「${detail}」在将来`, en: `“${detail}” lies in the future` }),
} satisfies Readonly<Record<RecordProblem['code'], (detail: string) => Words>>

export function recordWords({ code, detail }: Pick<RecordProblem, 'code' | 'detail'>): Words {
  return recordSentences[code](shortened(detail))
}

/** As much of what somebody wrote as a sentence can quote. */
export function shortened(detail: string): string {
  return detail.length > 60 ? `${detail.slice(0, 60)}…` : detail
}
