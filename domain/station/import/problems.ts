import type { Words } from '../../contract/locale'
import { recordSentences, shortened } from '../record-words'
import type { Column } from './headings'

/** What can be wrong with a cell; `detail` is the part of it that matters. */
const sentences = {
  ...recordSentences,
  formula: () => ({
    'zh-CN': '是公式。请复制后用「选择性粘贴 → 数值」换成固定内容',
    en: 'is a formula. Paste it as a value instead',
  }),
  too_long: detail => ({
    'zh-CN': `太长，最多 ${detail} 个字`,
    en: `is too long, at most ${detail} characters`,
  }),
  code: detail => ({
    'zh-CN': `「${detail}」不能作编号：用汉字、字母、数字和 - _ . / # ( ) 等，最多 32 个字，其中汉字和符号最多 12 个`,
    en: `“${detail}” cannot be a code: letters, digits and signs such as - _ . / # ( ), at most 32 characters, of which 12 other than plain letters, digits and -`,
  }),
  duplicate: detail => ({
    'zh-CN': `编号重复，另见第 ${detail} 行`,
    en: `stands twice, see also row ${detail}`,
  }),
  kind: detail => ({
    'zh-CN': `不认识类型「${detail}」。可用：暖蜂驿站、党群服务中心、食品快检室、食品快检车、社康、食堂`,
    en: `unknown kind “${detail}”. Known: rest station, party service centre, food test room, food test vehicle, health centre, canteen`,
  }),
  host: detail => ({
    'zh-CN': `不认识依托单位类型「${detail}」。可用：党群服务中心、爱心商铺、物流中转站、商超提货点、志愿服务U站、自有场所`,
    en: `unknown host type “${detail}”. Known: service centre, caring shop, logistics hub, pick-up point, U-station, own premises`,
  }),
  number: detail => ({ 'zh-CN': `「${detail}」不是数`, en: `“${detail}” is not a number` }),
  count: detail => ({
    'zh-CN': `「${detail}」不是 0 到 9999 的整数`,
    en: `“${detail}” is not a whole number from 0 to 9999`,
  }),
  coordinates: detail => ({
    'zh-CN': `「${detail}」不是「经度,纬度」`,
    en: `“${detail}” is not “longitude,latitude”`,
  }),
  swapped: () => ({
    'zh-CN': '经度和纬度好像写反了：这里经度约 114，纬度约 22',
    en: 'longitude and latitude seem to be swapped',
  }),
  street: detail => ({ 'zh-CN': `本区没有街道「${detail}」`, en: `the district has no street “${detail}”` }),
  community: detail => ({
    'zh-CN': `没有找到社区「${detail}」`,
    en: `no community “${detail}” was found`,
  }),
  community_closed: detail => ({
    'zh-CN': `社区「${detail}」已经撤销，请写现在的社区`,
    en: `the community “${detail}” is closed: give the present one`,
  }),
  hours: detail => ({
    'zh-CN': `看不懂「${detail}」。可以写：周一至周五 9:00-12:00,14:00-18:00；周六 9:00-12:00；法定节假日休息`,
    en: `“${detail}” cannot be understood. Write for instance: Mon-Fri 9:00-12:00, 14:00-18:00; Sat 9:00-12:00; public holidays closed`,
  }),
  holidays: detail => ({
    'zh-CN': `看不懂「${detail}」。可以写：休息、照常，或 10:00-16:00`,
    en: `“${detail}” cannot be understood. Write: closed, as usual, or for instance 10:00-16:00`,
  }),
  hours_reversed: detail => ({
    'zh-CN': `「${detail}」结束早于开始。跨过半夜请写「次日」，下午请写 24 小时制`,
    en: `“${detail}” ends before it begins. Write “next day” if it runs past midnight`,
  }),
  hours_season: detail => ({
    'zh-CN': `「${detail}」：随季节或月份变的时间装不下。请只写现在执行的，换季时再导入一次`,
    en: `“${detail}”: hours that change with the season do not fit. Give those in force now, and import again when they change`,
  }),
  service: detail => ({
    'zh-CN': `服务目录里没有「${detail}」`,
    en: `the catalogue has no service “${detail}”`,
  }),
  yes_no: detail => ({
    'zh-CN': `「${detail}」请写「是」或「否」`,
    en: `write yes or no instead of “${detail}”`,
  }),
  time: detail => ({
    'zh-CN': `「${detail}」不是时间，请写成 2026-11-21 08:30`,
    en: `“${detail}” is not a time, write for instance 2026-11-21 08:30`,
  }),
  time_needed: () => ({
    'zh-CN': '填了空座或空充电位，就要填更新时间',
    en: 'is needed where seats or chargers free are given',
  }),
} satisfies Record<string, (detail: string) => Words>

export type ProblemCode = keyof typeof sentences

/** One thing that is wrong with one cell. */
export interface Problem {
  /** Number of the row in the file, from 1. */
  readonly row: number
  readonly column: Column
  readonly code: ProblemCode
  readonly detail: string
}

/** What to tell about it, without saying where. */
export function problemWords({ code, detail }: Pick<Problem, 'code' | 'detail'>, by: ImportedBy): Words {
  const words: Words = sentences[code](shortened(detail))
  if (code !== 'service') return words
  const advice = serviceAdvice[by]
  return { 'zh-CN': `${words['zh-CN']}。${advice['zh-CN']}`, en: `${words.en}. ${advice.en}` }
}

/** How somebody imports: what they can do about a list depends on it. */
export type ImportedBy = 'page' | 'command'

const serviceAdvice: Readonly<Record<ImportedBy, Words>> = {
  page: {
    'zh-CN': '若是某项服务的另一种叫法，可在「本区设置 › 服务目录」里给它加上',
    en: 'If it is another word for one, add it there: District settings › Service catalogue',
  },
  command: {
    'zh-CN': '若是某项服务的另一种叫法，可加进本区的 services.json',
    en: 'If it is another word for one, add it to services.json',
  },
}
