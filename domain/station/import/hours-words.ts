import type { Locale } from '../../contract/locale'
import type { Weekday } from '../../time/china-time'
import { endMinutesOf } from '../clock-minutes'
import type { Hours, TimeRange } from '../hours'

const names: Readonly<Record<Locale, readonly string[]>> = {
  'zh-CN': ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
}

/**
 * Weekly hours and holiday rule in one line of words, which `readHours` reads back to the same. An office
 * checks by it how its own words were understood. Exceptions are left out, and so are holidays of which nothing is
 * known.
 */
export function hoursInWords(hours: Hours, locale: Locale): string {
  const zh = locale === 'zh-CN'
  const parts = hours.weekly.map(
    ({ days, ranges }) => `${dayWords(days, locale)} ${rangeWords(ranges, locale)}`,
  )
  if (parts.length === 0) parts.push(zh ? '每天休息' : 'Daily closed')
  const holiday = zh ? '法定节假日' : 'public holidays'
  if (hours.holidays === 'closed') parts.push(zh ? `${holiday}休息` : `${holiday} closed`)
  else if (hours.holidays === 'as_usual') {
    // Shut every day is shut on holidays.
    if (hours.weekly.length > 0) parts.push(zh ? `${holiday}照常` : `${holiday} as usual`)
  } else if (hours.holidays !== 'unknown') parts.push(`${holiday} ${rangeWords(hours.holidays, locale)}`)
  return parts.join(zh ? '；' : '; ')
}

function dayWords(days: readonly Weekday[], locale: Locale): string {
  const zh = locale === 'zh-CN'
  if (days.length === 7) return zh ? '每天' : 'Daily'
  const runs: Weekday[][] = []
  for (const day of [...days].sort((a, b) => a - b)) {
    const run = runs.at(-1)
    if (run?.at(-1) === day - 1) run.push(day)
    else runs.push([day])
  }
  const name = (day: Weekday | undefined) => names[locale][(day ?? 1) - 1] ?? ''
  return runs
    .flatMap(run => (run.length > 2 ? `${name(run[0])}${zh ? '至' : '-'}${name(run.at(-1))}` : run.map(name)))
    .join(zh ? '、' : ', ')
}

function rangeWords(ranges: readonly TimeRange[], locale: Locale): string {
  const zh = locale === 'zh-CN'
  return ranges
    .map(range => {
      if (range.from === '00:00' && range.to === '24:00') return zh ? '全天' : 'all day'
      const overnight = endMinutesOf(range) > 24 * 60
      return `${range.from}-${overnight ? (zh ? '次日' : 'next day ') : ''}${range.to}`
    })
    .join(zh ? '、' : ', ')
}
