import type { Locale } from '../../domain/contract/locale'
import { nameIn } from '../../domain/contract/name'
import type { District } from '../../domain/district/district'
import type { StationDetail } from '../../domain/station/contract'
import type { Emergency, InForce } from '../../domain/station/emergency'
import { rangesOn, weeklyRanges, type Hours } from '../../domain/station/hours'
import { addDays, chinaDate, type ChinaDate } from '../../domain/time/china-time'
import { dayKind, isCovered } from '../../domain/time/working-calendar'
import type { Call } from '../platform/call'
import { reading, toCard } from './present'
import type { ShownStation } from './store'

const WEEK = [1, 2, 3, 4, 5, 6, 7] as const

/** Everything about one station, in the person's language. */
export function toDetail(
  station: InForce<ShownStation>,
  distance: number | null,
  personal: Pick<StationDetail, 'favourite' | 'myLockedReportAt' | 'myLockedReport'>,
  district: District,
  emergencies: readonly Emergency[],
  call: Pick<Call, 'now' | 'locale'>,
): StationDetail {
  const card = toCard(station, distance, district, call)
  return {
    ...card,
    areaCode: station.area,
    areaNames: station.areaNames.map(name => nameIn(name, call.locale)),
    hostType: station.hostType,
    toilet: station.toilet,
    hours: hoursOf(station, district, call),
    ...personal,
    // The reading names the services that the card lists by code.
    ...reading([card], district, emergencies, call),
  }
}

function hoursOf(
  { hours }: ShownStation,
  { calendar }: District,
  { now, locale }: Pick<Call, 'now' | 'locale'>,
): StationDetail['hours'] {
  const today = chinaDate(now)
  return {
    weekly: WEEK.map(weekday => ({ weekday, ranges: [...weeklyRanges(hours, weekday)] })),
    holidays: typeof hours.holidays === 'string' ? hours.holidays : 'own',
    holidayRanges: typeof hours.holidays === 'string' ? [] : hours.holidays,
    coming: WEEK.map((_, ahead) => {
      const date = addDays(today, ahead)
      return {
        date,
        ranges: [...rangesOn(hours, calendar, date)],
        dayKind: dayKind(calendar, date),
        note: noteOn(hours, date, locale),
        announced: isCovered(calendar, date),
      }
    }),
  }
}

function noteOn({ exceptions }: Hours, date: ChinaDate, locale: Locale): string | null {
  const exception = exceptions.find(one => one.date === date)
  return (locale === 'en' ? exception?.noteEn : undefined) ?? exception?.note ?? null
}
