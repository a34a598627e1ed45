import type { Locale, Words } from '../contract/locale'
import { nameIn, type Name } from '../contract/name'
import { reordered } from './merge-folder'
import { ruleFields, ruleKey, ruleValue } from './rule-fields'
import type { SectionContent, SectionContents } from './sections'

/** One thing that two versions say differently; null where one of them says nothing of it. */
export interface SettingsChange {
  /** `freshness.staleMinutes`, `service.rest.name.zh`, `chips`, `order`, `day.2027-01-01`, `covered`. */
  readonly key: string
  /** Of the service it is about. */
  readonly service: Name | null
  readonly before: string | null
  readonly after: string | null
}

/** The same in somebody's language. */
export interface ChangeInWords {
  readonly label: string
  readonly before: string | null
  readonly after: string | null
}

/** What one version of a section says differently from another, in the order of the later one. */
export function settingsChanges(before: SectionContent, after: SectionContent): SettingsChange[] {
  const [was, is] = [flat(before), flat(after)]
  const changes: SettingsChange[] = []
  for (const key of new Set([...is.keys(), ...was.keys()])) {
    const [old, now] = [was.get(key), is.get(key)]
    if (old?.value === now?.value) continue
    changes.push({
      key,
      service: (now ?? old)?.service ?? null,
      before: old?.value ?? null,
      after: now?.value ?? null,
    })
  }
  if (!('services' in before && 'services' in after)) return changes
  if (before.chips.join() !== after.chips.join())
    changes.push({ key: 'chips', service: null, before: chipsOf(before), after: chipsOf(after) })
  if (reordered(before.services, after.services))
    changes.push({ key: 'order', service: null, before: null, after: null })
  return changes
}

interface Flat {
  readonly value: string
  readonly service?: Name
}

/** Every value of a section under a name of its own. */
function flat(content: SectionContent): Map<string, Flat> {
  const values = new Map<string, Flat>()
  if ('rules' in content)
    for (const one of ruleFields) values.set(ruleKey(one), { value: String(ruleValue(content.rules, one)) })
  if ('services' in content) {
    for (const service of content.services) {
      const { code, name, tier, icon, aliases, retired = false } = service
      const put = (field: string, value: string) =>
        value !== '' && values.set(`service.${code}.${field}`, { value, service: name })
      put('name.zh', name.zh)
      put('name.en', name.en ?? '')
      put('tier', tier)
      put('icon', icon)
      put('aliases', aliases.join('、'))
      put('retired', String(retired))
    }
  }
  if ('calendar' in content) {
    const { coveredFrom, coveredUntil, holidays, makeUpDays } = content.calendar
    values.set('covered', { value: `${coveredFrom} – ${coveredUntil}` })
    for (const [date, name] of Object.entries(holidays)) values.set(`day.${date}`, { value: `off:${name}` })
    for (const [date, name] of Object.entries(makeUpDays))
      values.set(`day.${date}`, { value: `worked:${name}` })
  }
  return values
}

/** The chips as people call them. */
function chipsOf({ services, chips }: SectionContents['catalogue']): string {
  const names = new Map(services.map(({ code, name }) => [code, name.zh]))
  return chips.map(code => names.get(code) ?? code).join('、')
}

/** One side of what changed, by key. */
export function side(changes: readonly SettingsChange[], which: 'before' | 'after'): object {
  return Object.fromEntries(changes.map(change => [change.key, change[which]]))
}

const labels: Readonly<Record<string, Words>> = {
  'name.zh': { 'zh-CN': '中文名', en: 'Chinese name' },
  'name.en': { 'zh-CN': '英文名', en: 'English name' },
  tier: { 'zh-CN': '类别', en: 'tier' },
  icon: { 'zh-CN': '图标', en: 'icon' },
  aliases: { 'zh-CN': '别的叫法', en: 'other words' },
  retired: { 'zh-CN': '停用', en: 'retired' },
  chips: { 'zh-CN': '列表上的快捷筛选', en: 'Quick filters of the list' },
  order: { 'zh-CN': '服务的先后', en: 'Order of the services' },
  covered: { 'zh-CN': '已公布的年份', en: 'Announced years' },
}

const values: Readonly<Record<string, Words>> = {
  basic: { 'zh-CN': '基础', en: 'basic' },
  advanced: { 'zh-CN': '拓展', en: 'advanced' },
  true: { 'zh-CN': '是', en: 'yes' },
  false: { 'zh-CN': '否', en: 'no' },
}

export function changeInWords(change: SettingsChange, locale: Locale): ChangeInWords {
  const { key, service, before, after } = change
  if (key === 'order') {
    const moved = locale === 'zh-CN' ? '重新排过' : 'arranged anew'
    return { label: labels.order?.[locale] ?? key, before: null, after: moved }
  }
  const value = (text: string | null) => (text === null ? null : valueInWords(key, text, locale))
  const label = service
    ? `${nameIn(service, locale)} · ${labels[key.split('.').slice(2).join('.')]?.[locale] ?? key}`
    : (labels[key]?.[locale] ??
      ruleFields.find(one => ruleKey(one) === key)?.label[locale] ??
      key.replace(/^(day|year)\./, ''))
  return { label, before: value(before), after: value(after) }
}

function valueInWords(key: string, value: string, locale: Locale): string {
  const zh = locale === 'zh-CN'
  if (ruleFields.some(one => ruleKey(one) === key)) return zh ? `${value} 分钟` : `${value} min`
  if (key.endsWith('.tier') || key.endsWith('.retired')) return values[value]?.[locale] ?? value
  if (!key.startsWith('day.')) return value
  const name = value.slice(value.indexOf(':') + 1)
  if (value.startsWith('off:')) return zh ? `放假（${name}）` : `off (${name})`
  return zh ? `上班（${name}）` : `worked (${name})`
}
