import type { Role } from '../role/roles'
import { chinaDate, minuteOfDay, type Instant } from '../time/china-time'
import type { Locale, Words } from './locale'

/** Of those who change places and what stands there; anybody else is staff. */
const roleWords: Readonly<Partial<Record<Role, Words>>> = {
  station_staff: { 'zh-CN': '驿站工作人员', en: 'station staff' },
  food_tester: { 'zh-CN': '快检员', en: 'a food tester' },
  food_verifier: { 'zh-CN': '复核员', en: 'a food verifier' },
  dispatcher: { 'zh-CN': '分拨员', en: 'a dispatcher' },
  supervisor: { 'zh-CN': '督办', en: 'a supervisor' },
  administrator: { 'zh-CN': '管理员', en: 'an administrator' },
}
const staff: Words = { 'zh-CN': '工作人员', en: 'staff' }

/** Who did something, by the role they did it in; null where the log names none. */
export function doerInWords(role: Role | null, locale: Locale): string {
  return ((role && roleWords[role]) ?? staff)[locale]
}

/** `11-20 10:05`, China's time. */
export function momentInWords(at: Instant): string {
  const minutes = minuteOfDay(at)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${chinaDate(at).slice(5)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/** `11-20 10:05 管理员改了名称：「旧」→「新」`; without the values where they are no words. */
export function changeInWords(
  change: {
    readonly label: string
    readonly role: Role | null
    readonly at: Instant
    readonly before?: string | undefined
    readonly after?: string | undefined
  },
  locale: Locale,
): string {
  const { label, role, before, after } = change
  const [who, when] = [doerInWords(role, locale), momentInWords(change.at)]
  const told = before !== undefined && after !== undefined
  return locale === 'zh-CN'
    ? `${when} ${who}改了${label}${told ? `：「${before}」→「${after}」` : ''}`
    : `${label} changed by ${who}, ${when}${told ? `: “${before}” → “${after}”` : ''}`
}
