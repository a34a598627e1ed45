import type { Words } from '../../contract/locale'
import { shortened } from '../record-words'
import type { Column } from './headings'

const rows = (n: number) => (n === 1 ? '1 row' : `${n} rows`)

/** What was decided for rows that are in order: `n` rows, and some of what stood there. */
const sentences = {
  nearest_community: n => ({
    'zh-CN': `${n} 行没有写社区：按社区中心点取了最近的。中心点只是大概位置，请核对`,
    en: `no community in ${rows(n)}: the one with the nearest centre was taken. Centres are approximate, please check`,
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
    'zh-CN': `${n} 行的依托单位看不出类型（${some}）：记为自有场所`,
    en: `hosts of no known type in ${rows(n)} (${some}): counted as own premises`,
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
  service_retired: (n, some) => ({
    'zh-CN': `${n} 行写了已停用的服务（${some}）：原来有的驿站保留，其余不加`,
    en: `retired services in ${rows(n)} (${some}): stations that have them keep them, no other gets them`,
  }),
} satisfies Record<string, (n: number, some: string) => Words>

export type NoteCode = keyof typeof sentences

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
  return (Object.keys(sentences) as NoteCode[]).flatMap(code => {
    const own = notes.filter(note => note.code === code)
    if (own.length === 0) return []
    const details = [...new Set(own.map(({ detail }) => shortened(detail)))]
    const some = `${details.slice(0, SOME).join('、')}${details.length > SOME ? ' …' : ''}`
    return [sentences[code](new Set(own.map(({ row }) => row)).size, some)]
  })
}

/** The sentence for one row alone. */
export function noteInWords({ code, detail }: Note): Words {
  return sentences[code](1, shortened(detail))
}
