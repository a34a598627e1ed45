import { nameIn } from '../../domain/contract/name'
import type { District } from '../../domain/district/district'
import type { StationDetail } from '../../domain/station/contract'
import { rangesOn, weeklyRanges } from '../../domain/station/hours'
import { addDays, chinaDate } from '../../domain/time/china-time'
import { dayKind, isCovered } from '../../domain/time/working-calendar'
import type { Call } from '../platform/call'
import { reading, toCard } from './present'
import type { ShownStation } from './store'

const WEEK = [1, 2, 3, 4, 5, 6, 7] as const

/** Everything about one station, in the person's language. */
export function toDetail(
  station: ShownStation,
  distance: number | null,
  personal: Pick<StationDetail, 'favourite' | 'myLockedReportAt'>,
  district: District,
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
    ...reading([card], district, call),
  }
}

function hoursOf(
  { hours }: ShownStation,
  { calendar }: District,
  { now }: Pick<Call, 'now'>,
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
        note: hours.exceptions.find(e => e.date === date)?.note ?? null,
        announced: isCovered(calendar, date),
      }
    }),
  }
}
