import type { Words } from '../../contract/locale'
import { shortened } from '../record-words'
import { columnWords, type Column } from './headings'

const rows = (n: number) => (n === 1 ? '1 row' : `${n} rows`)

/** What was decided for rows that are in order: `n` rows, and some of what stood there. */
const sentences = {
  nearest_community: n => ({
    'zh-CN': `${n} 行没有写社区：按社区中心点取了最近的，只用来找，不写进地址。请核对`,
    en: `no community in ${rows(n)}: the one with the nearest centre was taken, to be found by and not shown as part of the address. Please check`,
  }),
  phone_more: n => ({
    'zh-CN': `${n} 行写了不止一个电话：用第一个`,
    en: `more than one phone number in ${rows(n)}: the first was taken`,
  }),
  phone_extension: n => ({
    'zh-CN': `${n} 行的分机号太长，没有导入`,
    en: `extensions too long to be kept in ${rows(n)}: left out`,
  }),
  host_unit: (n, some) => ({
    'zh-CN': `${n} 行的依托单位看不出类型（${some}）：记为没登记`,
    en: `hosts of no known type in ${rows(n)} (${some}): left as not known`,
  }),
  phone_completed: (n, some) => ({
    'zh-CN': `${n} 行的座机没有区号：补上了 ${some}`,
    en: `landlines without an area code in ${rows(n)}: ${some} was put before them`,
  }),
  phone_area: (n, some) => ({
    'zh-CN': `${n} 行的座机没有区号（${some}）：外地手机打不通，请在表里补上`,
    en: `landlines without an area code in ${rows(n)} (${some}): not every phone reaches them, please complete the list`,
  }),
  live_untimed: n => ({
    'zh-CN': `${n} 行有空座或空充电位，但表里没有「更新时间」列：不知道是什么时候的，没有导入`,
    en: `seats or chargers free in ${rows(n)}, but no column says as of when: left out`,
  }),
  hours_left_out: (n, some) => ({
    'zh-CN': `${n} 行的开放时间里，这些话没有导入：${some}。可以在驿站的「特殊日期」里填`,
    en: `opening hours of which a part was left out in ${rows(n)}: ${some}. Add such days at the station`,
  }),
  hours_shut: n => ({
    'zh-CN': `${n} 行写的是不开放：导入为每天休息`,
    en: `closed instead of hours in ${rows(n)}: counted as closed every day`,
  }),
  service_left_out: (n, some) => ({
    'zh-CN': `${n} 行有服务目录里没有的服务（${some}）：照你选的，没有写这几项，其余的照常`,
    en: `services that the catalogue does not have in ${rows(n)} (${some}): left out as you chose, the rest is as usual`,
  }),
  same_name: (n, some) => ({
    'zh-CN': `${n} 行同名、同社区，编号却不同（${some}）：请核对是不是同一个驿站`,
    en: `the same name in the same community under different codes in ${rows(n)} (${some}): please check whether they are one station`,
  }),
  service_retired: (n, some) => ({
    'zh-CN': `${n} 行写了已停用的服务（${some}）：原来有的驿站保留，其余不加`,
    en: `retired services in ${rows(n)} (${some}): stations that have them keep them, no other gets them`,
  }),
} satisfies Record<string, (n: number, some: string) => Words>

export type NoteCode = keyof typeof sentences | 'not_known'

/** Something that was decided for one row; `detail` is the part of the cell that matters. */
export interface Note {
  /** Number of the row in the file, from 1. */
  readonly row: number
  readonly column: Column
  readonly code: NoteCode
  readonly detail: string
}

const SOME = 3

/** One sentence for each thing that was decided, with how often. */
export function notesInWords(notes: readonly Note[]): Words[] {
  const decided = (Object.keys(sentences) as (keyof typeof sentences)[]).flatMap(code => {
    const own = notes.filter(note => note.code === code)
    if (own.length === 0) return []
    const details = [...new Set(own.map(({ detail }) => shortened(detail)))]
    const some = `${details.slice(0, SOME).join('、')}${details.length > SOME ? ' …' : ''}`
    return [sentences[code](new Set(own.map(({ row }) => row)).size, some)]
  })
  return [...notKnownInWords(notes), ...decided]
}

/** The sentence for one row alone. */
export function noteInWords(note: Note): Words {
  const { code, detail } = note
  return code === 'not_known'
    ? { 'zh-CN': '没说，记为「还没登记」', en: 'not told, kept as not known' }
    : sentences[code](1, shortened(detail))
}

/** Facts that a row does not tell are not known: told by fact, with how many rows. */
function notKnownInWords(notes: readonly Note[]): Words[] {
  const own = notes.filter(({ code }) => code === 'not_known')
  const counts = new Map<Column, number>()
  for (const { column } of own) counts.set(column, (counts.get(column) ?? 0) + 1)
  if (counts.size === 0) return []
  const facts = [...counts]
  return [
    {
      'zh-CN': `表里没说的，记为「还没登记」，不当成没有：${facts.map(([column, n]) => `${columnWords[column]['zh-CN']} ${n} 行`).join('，')}`,
      en: `not told, and kept as not known rather than as a no: ${facts.map(([column, n]) => `${columnWords[column].en} in ${rows(n)}`).join(', ')}`,
    },
  ]
}
