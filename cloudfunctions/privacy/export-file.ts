import type { Locale, Words } from '../../domain/contract/locale'
import { keptData } from '../../domain/privacy/table'
import { HOUR } from '../../domain/time/china-time'
import { exportSources } from './export-sources'
import type { ExportPart } from './store-export'

const title: Words = { 'zh-CN': '暖邻：关于你的全部资料', en: 'Nuanlin: all that is stored about you' }
const note: Words = {
  'zh-CN':
    '每一部分先说是什么、为什么要有、留多久，再列出存着的内容。时间是北京时间。别人的编号不在里面；你替别人办的事，只写办了什么、什么时候、在哪里。',
  en: 'Each part says what it is, what for and for how long, and then what is stored. Times are China’s. The ids of others are not in it; of what you did for others it says what, when and where.',
}
const keys: Readonly<
  Record<
    Locale,
    { readonly [Key in 'title' | 'note' | 'at' | 'parts' | 'what' | 'why' | 'kept' | 'stored']: string }
  >
> = {
  'zh-CN': {
    title: '标题',
    note: '说明',
    at: '生成时间',
    parts: '内容',
    what: '是什么',
    why: '为什么',
    kept: '留多久',
    stored: '存着的内容',
  },
  en: {
    title: 'title',
    note: 'note',
    at: 'made at',
    parts: 'parts',
    what: 'what it is',
    why: 'what for',
    kept: 'kept',
    stored: 'stored',
  },
}

/** The whole file: JSON that a person can read, one part for each kind of documents of theirs. */
export async function exportFile(
  parts: AsyncIterable<ExportPart>,
  locale: Locale,
  at: Date,
): Promise<string> {
  const names = keys[locale]
  const bySource = new Map<number, string[]>()
  for await (const { source, documents } of parts)
    bySource.set(source, [...(bySource.get(source) ?? []), documents.slice(1, -1)])
  const sections = [...bySource]
    .sort(([a], [b]) => a - b)
    .map(([source, documents]) => {
      const told = keptData.filter(({ where }) =>
        where.some(place => place.split('.')[0] === exportSources[source]?.collection),
      )
      const said = (which: 'what' | 'purpose' | 'kept') =>
        [...new Set(told.map(datum => datum[which][locale]))].join(locale === 'en' ? '; ' : '；')
      return {
        [names.what]: said('what'),
        [names.why]: said('purpose'),
        [names.kept]: said('kept'),
        [names.stored]: JSON.parse(`[${documents.join(',')}]`) as unknown,
      }
    })
  const file = {
    [names.title]: title[locale],
    [names.note]: note[locale],
    [names.at]: new Date(at.getTime() + 8 * HOUR).toISOString().slice(0, 16).replace('T', ' '),
    [names.parts]: sections,
  }
  return `${JSON.stringify(file, null, 2)}\n`
}
