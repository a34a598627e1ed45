import type { Locale } from '../../domain/contract/locale'
import { nameIn, type Name } from '../../domain/contract/name'
import type { District } from '../../domain/district/district'
import type { StationDetail } from '../../domain/station/contract'
import type { Emergency, InForce } from '../../domain/station/emergency'
import { isUnknownOn, rangesOn, weeklyRanges, type Hours } from '../../domain/station/hours'
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
    areaNames: toldAreas(station).map(name => nameIn(name, call.locale)),
    hostType: station.hostType ?? 'own_premises',
    toilet: station.toilet === true,
    unknown: unknownOf(station),
    hours: hoursOf(station, district, call),
    ...personal,
    // The reading names the services that the card lists by code.
    ...reading([card], district, emergencies, call),
  }
}

/** Street and community as somebody told them: a guess is good enough to search by, not to be read as an address. */
function toldAreas({ areaNames, areaGuessed }: ShownStation): readonly Name[] {
  if (areaGuessed === 'street') return []
  return areaGuessed === 'community' ? areaNames.slice(0, 1) : areaNames
}

function unknownOf({ hostType, stepFree, toilet, hours }: ShownStation): StationDetail['unknown'] {
  const facts = { hostType, stepFree, toilet, holidays: hours.holidays === 'unknown' ? null : hours.holidays }
  return (Object.keys(facts) as (keyof typeof facts)[]).filter(fact => facts[fact] === null)
}

function hoursOf(
  { hours }: ShownStation,
  { calendar }: District,
  { now, locale }: Pick<Call, 'now' | 'locale'>,
): StationDetail['hours'] {
  const today = chinaDate(now)
  const { holidays } = hours
  return {
    weekly: WEEK.map(weekday => ({ weekday, ranges: [...weeklyRanges(hours, weekday)] })),
    // Of what is not known `unknown` tells; earlier clients, which do not read it, are promised nothing.
    holidays: holidays === 'unknown' ? 'closed' : typeof holidays === 'string' ? holidays : 'own',
    holidayRanges: typeof holidays === 'string' ? [] : [...holidays],
    coming: WEEK.map((_, ahead) => {
      const date = addDays(today, ahead)
      return {
        date,
        ranges: [...rangesOn(hours, calendar, date)],
        dayKind: dayKind(calendar, date),
        note: noteOn(hours, date, locale),
        known: !isUnknownOn(hours, calendar, date),
        announced: isCovered(calendar, date),
      }
    }),
  }
}

function noteOn({ exceptions }: Hours, date: ChinaDate, locale: Locale): string | null {
  const exception = exceptions.find(one => one.date === date)
  return (locale === 'en' ? exception?.noteEn : undefined) ?? exception?.note ?? null
}
