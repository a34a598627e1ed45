import type { Locale } from '../contract/locale'
import { nameIn, type Name } from '../contract/name'
import { chinaDate, minuteOfDay, weekdayOf, type Instant } from '../time/china-time'

/** What became of a booking without the person's own doing. */
export type BookingNews =
  | {
      /** A place came free and is kept for them. */
      readonly kind: 'booking_offered'
      /** Until when, ISO 8601. */
      readonly until: string
    }
  | {
      readonly kind: 'booking_cancelled'
      readonly reason: string
    }
  | {
      /** The line, or the offer, is over; or they did not come. */
      readonly kind: 'booking_lapsed' | 'booking_missed'
      /** A place had been kept for them. */
      readonly offered: boolean
    }
  | {
      readonly kind: 'booking_reminder'
      /** Within the hour. */
      readonly soon: boolean
    }

/** The same as a notice: which booking, where and when. */
export type BookingNotice = BookingNews & {
  readonly bookingId: string
  readonly placeName: Name
  /** ISO 8601. */
  readonly startsAt: string
}

export const bookingNoticeKinds = [
  'booking_offered',
  'booking_cancelled',
  'booking_lapsed',
  'booking_missed',
  'booking_reminder',
] as const satisfies readonly BookingNotice['kind'][]

export const isBookingNotice = <N extends { readonly kind: string }>(
  notice: N,
): notice is Extract<N, BookingNotice> => (bookingNoticeKinds as readonly string[]).includes(notice.kind)

/** Title and text of such a notice. */
export function bookingNoticeWords(
  notice: BookingNotice,
  locale: Locale,
): { readonly title: string; readonly text: string } {
  const place = nameIn(notice.placeName, locale)
  const when = momentIn(Date.parse(notice.startsAt), locale)
  return locale === 'en' ? inEnglish(notice, place, when) : inChinese(notice, place, when)
}

/** Most important first, in twenty characters: place and time stand beside it. */
export function bookingRemark(notice: BookingNotice, locale: Locale): string {
  const zh = locale === 'zh-CN'
  switch (notice.kind) {
    case 'booking_offered':
      return zh ? `留到 ${clock(notice.until)}，点开确认` : `Kept until ${clock(notice.until)}`
    case 'booking_cancelled':
      return zh ? '原因点开看，可再约' : 'Open to read why'
    case 'booking_lapsed':
      if (notice.offered) return zh ? '名额给了下一位' : 'Went to the next one'
      return zh ? '没有空出名额' : 'No place came free'
    case 'booking_missed':
      return zh ? '名额给了现场的人' : 'Your time is over'
    case 'booking_reminder':
      return zh ? '去不了就早点取消' : 'Cancel if need be'
  }
}

/** Until when it is of use to hear of it; null where it is of use at any time. */
export function bookingNewsEnds(notice: BookingNotice): Instant | null {
  switch (notice.kind) {
    case 'booking_offered':
      return Date.parse(notice.until)
    case 'booking_cancelled':
    case 'booking_reminder':
      return Date.parse(notice.startsAt)
    case 'booking_lapsed':
    case 'booking_missed':
      return null
  }
}

function inChinese(notice: BookingNotice, place: string, when: string) {
  switch (notice.kind) {
    case 'booking_offered':
      return {
        title: `等到名额了：${when}`,
        text: `${place}的名额给你留到 ${clock(notice.until)}，点开确认。`,
      }
    case 'booking_cancelled':
      return { title: `${when}的预约取消了`, text: `${place}：${notice.reason}。对不起，请换个时段。` }
    case 'booking_lapsed':
      return notice.offered
        ? { title: '留给你的名额过时了', text: `${place} ${when}，名额给了下一位。` }
        : { title: '候补没有等到', text: `${place} ${when}没有空出名额。可以换个时段，也可以现场取号。` }
    case 'booking_missed':
      return { title: '预约的时间过了', text: `${place} ${when}，名额给了现场的人。随时可以再约。` }
    case 'booking_reminder':
      return {
        title: notice.soon ? `快到时间了：${clock(notice.startsAt)}` : `别忘了预约：${when}`,
        text: `${place}。去不了就早点取消，名额留给别人。`,
      }
  }
}

function inEnglish(notice: BookingNotice, place: string, when: string) {
  switch (notice.kind) {
    case 'booking_offered':
      return {
        title: `A place for you: ${when}`,
        text: `It is kept for you at ${place} until ${clock(notice.until)}. Open to take it.`,
      }
    case 'booking_cancelled':
      return {
        title: `Your booking for ${when} was called off`,
        text: `${place}: ${notice.reason}. We are sorry. Please take another time.`,
      }
    case 'booking_lapsed':
      return notice.offered
        ? { title: 'The place kept for you is gone', text: `${place}, ${when}: it went to the next in line.` }
        : {
            title: 'No place came free',
            text: `${place}, ${when}. Take another time, or walk in and take a number.`,
          }
    case 'booking_missed':
      return {
        title: 'The time of your booking is over',
        text: `${place}, ${when}: your place went to somebody who was there. You can book again.`,
      }
    case 'booking_reminder':
      return {
        title: notice.soon ? `Soon: ${clock(notice.startsAt)}` : `Your booking: ${when}`,
        text: `${place}. If you cannot come, please cancel early.`,
      }
  }
}

const weekdays: Readonly<Record<Locale, string>> = { 'zh-CN': '一二三四五六日', en: '' }
const shortDays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** `11月23日 周一 09:30`, `Mon 23 Nov, 09:30`. */
function momentIn(at: Instant, locale: Locale): string {
  const date = chinaDate(at)
  const [, month, day] = date.split('-').map(Number)
  const index = weekdayOf(date) - 1
  if (locale === 'en') return `${shortDays[index] ?? ''} ${date}, ${clock(at)}`
  return `${month}月${day}日 周${weekdays['zh-CN'][index] ?? ''} ${clock(at)}`
}

/** `09:30`, in China. */
function clock(at: Instant | string): string {
  const minutes = minuteOfDay(typeof at === 'string' ? Date.parse(at) : at)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
