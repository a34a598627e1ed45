import type { Locale } from '../contract/locale'
import { DAY, HOUR, MINUTE } from '../time/china-time'

/** How often a job runs: each so many minutes, each hour at a minute, or each day at a time. */
type Rhythm =
  | { readonly every: 'minutes'; readonly minutes: number }
  | { readonly every: 'hour'; readonly minute: number }
  | { readonly every: 'day'; readonly hour: number; readonly minute: number }

/** Reads a timer of ours. @throws Error for one that is none of {@link Rhythm}: it has no words then */
export function rhythmOf(cron: string): Rhythm {
  const [second = '', minute = '', hour = '', ...days] = cron.split(' ')
  const isNumber = (field: string) => /^\d{1,2}$/.test(field)
  if (isNumber(second) && days.length === 4 && days.every(field => field === '*')) {
    const step = /^\*(?:\/(\d{1,2}))?$/.exec(minute)
    if (step && hour === '*') return { every: 'minutes', minutes: Number(step[1] ?? 1) }
    if (isNumber(minute) && hour === '*') return { every: 'hour', minute: Number(minute) }
    if (isNumber(minute) && isNumber(hour))
      return { every: 'day', hour: Number(hour), minute: Number(minute) }
  }
  throw new Error(`a timer without words: ${cron}`)
}

/** `每天 03:30`, `每 5 分钟`. */
export function scheduleWords(cron: string, locale: Locale): string {
  const rhythm = rhythmOf(cron)
  const two = (n: number) => String(n).padStart(2, '0')
  const zh = locale === 'zh-CN'
  switch (rhythm.every) {
    case 'minutes':
      if (rhythm.minutes === 1) return zh ? '每分钟' : 'Every minute'
      return zh ? `每 ${rhythm.minutes} 分钟` : `Every ${rhythm.minutes} minutes`
    case 'hour':
      return zh ? `每小时的 ${rhythm.minute} 分` : `Every hour at ${two(rhythm.minute)} past`
    case 'day': {
      const clock = `${two(rhythm.hour)}:${two(rhythm.minute)}`
      return zh ? `每天 ${clock}` : `Every day at ${clock}`
    }
  }
}

/** A timer may be late, and a run may take a while: after this long without a success something is wrong. */
const GRACE = 10 * MINUTE

/** How long ago the last success may be. */
export function patienceOf(cron: string): number {
  const rhythm = rhythmOf(cron)
  const period = rhythm.every === 'minutes' ? rhythm.minutes * MINUTE : rhythm.every === 'hour' ? HOUR : DAY
  return period + GRACE
}
