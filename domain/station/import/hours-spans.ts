import { Unreadable } from './hours-problem'
import type { HoursToken } from './hours-tokens'

/** Minutes since the day's midnight; `to` is over 1440 where it runs into the next day. */
export interface Span {
  readonly from: number
  readonly to: number
}
export type Time = Extract<HoursToken, { type: 'time' }>

export const DAY = 24 * 60
/** 9:00-6:00 is far more often a slip for 18:00 than a night; 次日 says that it is meant. */
const NIGHT_FROM = 15 * 60
const NIGHT_TO = 3 * 60

/**
 * From one clock time to another, as somebody told them.
 * @param named whether the days are named that it is for
 * @throws Unreadable
 */
export function spanOf(start: Time, end: Time, named: boolean): Span {
  // 「9-18」 alone may be anything; of days that are named, and past noon, it is a clock.
  const plain = named && end.minutes > DAY / 2 && start.minutes < end.minutes
  if (!start.explicit && !end.explicit && !plain) throw new Unreadable('unclear')
  let from = clock(start, start.period)
  let to = clock(end, end.period)
  // "2-5pm": a bare first hour belongs to the same half of the day where that makes sense.
  if (!start.explicit && end.period === 'afternoon' && from + DAY / 2 < to) from += DAY / 2
  // 「下午2:00-6:00」: the second half of the day goes on where nothing else is said.
  const late = start.period === 'noon' || start.period === 'afternoon' || start.period === 'evening'
  if (end.period === undefined && !end.nextDay && late && to <= from && to + DAY / 2 > from && to < DAY / 2)
    to += DAY / 2
  if (start.nextDay || from >= DAY || from === to) throw new Unreadable('reversed', shown(from, to))
  // 00:00-23:59 is how software writes a whole day.
  if (!end.nextDay && to > from) return { from, to: from === 0 && to === DAY - 1 ? DAY : to }
  const night = to % DAY
  if (night > DAY / 2 || night >= from || (!end.nextDay && from < NIGHT_FROM && night >= NIGHT_TO))
    throw new Unreadable('reversed', shown(from, to))
  return { from, to: DAY + night }
}

function clock({ minutes }: Time, period: Time['period']): number {
  const half = DAY / 2
  if (period === 'night') return minutes >= half && minutes < half + 60 ? minutes - half : minutes
  if (period === 'afternoon') return minutes < half ? minutes + half : minutes
  if (period === 'noon') return minutes < 3 * 60 ? minutes + half : minutes
  // 晚上12点 is midnight, 晚上8点 is 20:00.
  if (period === 'evening') return minutes <= half ? minutes + half : minutes
  return minutes
}

/** Takes a pause out of the span that it lies in. */
export function cutBreak(spans: Span[], pause: Span | undefined): void {
  const i = spans.findIndex(s => pause && s.from < pause.from && pause.to < s.to)
  const whole = spans[i]
  if (!whole || !pause) throw new Unreadable('unclear')
  spans.splice(i, 1, { from: whole.from, to: pause.from }, { from: pause.to, to: whole.to })
}

/** A clock time. */
export const written = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
export const shown = (from: number, to: number) => `${written(from)}-${written(to)}`
