import type { Locale, Words } from '../../domain/contract/locale'
import type { Held } from './store'

const singular: Readonly<Record<keyof Held, Words>> = {
  areas: { 'zh-CN': '个区域', en: 'open area' },
  stations: { 'zh-CN': '个驿站', en: 'station' },
  roles: { 'zh-CN': '个角色', en: 'role' },
  emergencies: { 'zh-CN': '个应急状态', en: 'emergency' },
}
const plural: Readonly<Record<keyof Held, string>> = {
  areas: 'open areas',
  stations: 'stations',
  roles: 'roles',
  emergencies: 'emergencies',
}

/** What still stands in an area and has to leave it first; null where nothing does. */
export function heldInWords(held: Held, locale: Locale): string | null {
  const kinds = (Object.keys(singular) as (keyof Held)[]).filter(kind => held[kind] > 0)
  if (kinds.length === 0) return null
  if (locale === 'zh-CN') {
    const all = kinds.map(kind => `${held[kind]} ${singular[kind]['zh-CN']}`).join('、')
    return `这里还有 ${all}，先移走或收回，再撤销。`
  }
  const all = kinds.map(kind => `${held[kind]} ${held[kind] === 1 ? singular[kind].en : plural[kind]}`)
  return `This area still holds ${all.join(', ')}. Move or end them first, then close it.`
}
