import { chinaDate, minuteOfDay, weekdayOf, type ChinaDate, type Instant } from '../time/china-time'
import { dayKind, type WorkingCalendar } from '../time/working-calendar'
import type { Emergency, Placed } from './emergency'
import { endMinutesOf, minutesOf } from './clock-minutes'
import { currentOrNext, weeklyRanges, type Hours, type TimeRange, type UsualHours } from './hours'
import { placeTags, tagsCovered } from './place-tags'
import type { StationFilters } from './contract'
import type { StationRecord } from './record'
import { isClosedUntilFurtherNotice, type StaffSwitch } from './staff-switch'

/**
 * Tags make a station findable: one multikey index over `tags` and the location answers "nearest with …"
 * for every filter without examining what does not match, however few stations do.
 *
 * Opening hours are tags too. A day is cut into its 24 hours, four quarters of six hours, and the whole;
 * a range of hours is stored as the fewest such pieces that cover it, rounded outward to full hours. "Open
 * now" then asks for the three pieces that hold this hour. What staff closed until further notice has none. The
 * answer is a superset (it ignores minutes, closing exceptions and closures that end); {@link openState} gives the
 * last word on each station found.
 */
export function tagsOf(station: Tagged): string[] {
  return [
    'all',
    ...station.kinds.map(kind => `kind:${kind}`),
    ...station.services.map(service => `service:${service}`),
    ...(station.stepFree ? ['step_free'] : []),
    ...(isClosedUntilFurtherNotice(station) ? [] : openTags(station.hours)),
  ]
}

/** What of a station makes its tags: whoever changes any of it makes them anew. */
type Tagged = Pick<StationRecord, 'kinds' | 'services' | 'stepFree' | 'hours'> & StaffSwitch

/** Every tag of a station, with those of where it stands. */
export function allTagsOf(code: string, station: Tagged & Placed): string[] {
  return [...tagsOf(station), ...placeTags(code, station)]
}

/** What a filter asks of the tags. */
export interface TagQuery {
  /** Every group must be met, by any of its tags. */
  readonly groups: readonly (readonly string[])[]
  /** None of these may be there. */
  readonly without: readonly string[]
}

/**
 * What a filter asks of the tags, while emergencies last. Under one, what a station offers (and when, if it has hours
 * of its own) is the emergency's: its stations are found by where they stand, and left out where it does not offer
 * what is asked. Like hours, this is a superset where emergencies overlap.
 */
export function tagQuery(
  filters: StationFilters,
  active: readonly Emergency[],
  calendar: WorkingCalendar,
  now: Instant,
): TagQuery {
  const groups: string[][] = []
  const without = new Set<string>()
  const ask = (tags: string[], offers: (emergency: Emergency) => boolean | null) => {
    const yes = active.filter(one => offers(one) === true)
    groups.push([...tags, ...yes.flatMap(tagsCovered)])
    for (const one of active) {
      // One that says otherwise, or nothing, may count at some of its stations.
      const contested = active.some(
        other => other !== one && offers(other) !== false && other.areaPath.includes(one.area),
      )
      if (offers(one) === false && !contested) for (const tag of tagsCovered(one)) without.add(tag)
    }
  }
  for (const service of filters.services)
    ask([`service:${service}`], ({ services }) => services.includes(service))
  if (filters.stepFree) groups.push(['step_free'])
  if (filters.kinds.length > 0) groups.push(filters.kinds.map(kind => `kind:${kind}`))
  if (filters.openNow) ask(openNowTags(calendar, now), ({ hours }) => hours && isOpenAt(hours, calendar, now))
  return { groups: groups.length > 0 ? groups : [['all']], without: [...without] }
}

function isOpenAt(hours: UsualHours, calendar: WorkingCalendar, now: Instant): boolean {
  const interval = currentOrNext({ ...hours, exceptions: [] }, calendar, now)
  return interval !== undefined && interval.start <= now
}

/** Days that share their hours share their tags: every day, Monday to Friday, the weekend, or one weekday. */
type DayClass = string

/** The same days when they are public holidays: only stations that then keep their weekly hours carry it. */
const usual = (dayClass: DayClass): DayClass => `usual-${dayClass}`

function openTags(hours: Hours): string[] {
  const tags = new Set<string>()
  for (const [dayClass, ranges] of weeklyClasses(hours)) {
    addRanges(tags, dayClass, ranges)
    if (hours.holidays === 'as_usual') addRanges(tags, usual(dayClass), ranges)
  }
  if (Array.isArray(hours.holidays)) addRanges(tags, 'holiday', hours.holidays)
  for (const exception of hours.exceptions) addRanges(tags, exception.date, exception.ranges)
  return [...tags].map(tag => `open:${tag}`)
}

/** The weekly pattern by the widest day class that tells it truly; hours after midnight belong to the next day. */
function weeklyClasses(hours: Hours): [DayClass, readonly TimeRange[]][] {
  const week = ([1, 2, 3, 4, 5, 6, 7] as const).map(day => weeklyRanges(hours, day))
  const same = (days: readonly (readonly TimeRange[])[]) =>
    days.every(d => JSON.stringify(d) === JSON.stringify(days[0]))
  const [monday = [], , , , , saturday = []] = week
  if (same(week)) return [['daily', monday]]
  const classes: [DayClass, readonly TimeRange[]][] = []
  if (same(week.slice(0, 5))) classes.push(['weekdays', monday])
  else for (let i = 0; i < 5; i++) classes.push([String(i + 1), week[i] ?? []])
  if (same(week.slice(5))) classes.push(['weekend', saturday])
  else for (let i = 5; i < 7; i++) classes.push([String(i + 1), week[i] ?? []])
  return classes
}

/** Hours after midnight are tagged `+`: they are asked for on the day after. */
function addRanges(tags: Set<string>, dayClass: DayClass, ranges: readonly TimeRange[]): void {
  for (const range of ranges) {
    const from = Math.floor(minutesOf(range.from) / 60)
    const to = Math.ceil(endMinutesOf(range) / 60)
    for (const piece of pieces(from, Math.min(to, 24))) tags.add(`${dayClass}:${piece}`)
    for (const piece of pieces(0, to - 24)) tags.add(`${dayClass}+:${piece}`)
  }
}

/** The fewest of day `d`, quarters `q0…q3` and hours `0…23` that cover `from` to `to` (full hours). */
function pieces(from: number, to: number): string[] {
  const found: string[] = []
  for (let hour = from; hour < to;) {
    if (hour === 0 && to === 24) return ['d']
    if (hour % 6 === 0 && hour + 6 <= to) {
      found.push(`q${hour / 6}`)
      hour += 6
    } else found.push(String(hour++))
  }
  return found
}

function openNowTags(calendar: WorkingCalendar, now: Instant): string[] {
  const hour = Math.floor(minuteOfDay(now) / 60)
  const at = ['d', `q${Math.floor(hour / 6)}`, String(hour)]
  const today = chinaDate(now)
  const yesterday = chinaDate(now - 24 * 60 * 60_000)
  return [
    ...dayClassesOf(calendar, today).flatMap(c => at.map(piece => `open:${c}:${piece}`)),
    // The small hours of a range that began yesterday; no range reaches past noon of the day after.
    ...dayClassesOf(calendar, yesterday).flatMap(c => at.map(piece => `open:${c}+:${piece}`)),
  ]
}

/** Every class that a date may be tagged under. On a holiday the weekly hours of those that keep other ones are not. */
function dayClassesOf(calendar: WorkingCalendar, date: ChinaDate): DayClass[] {
  const kind = dayKind(calendar, date)
  const weekday = kind === 'make_up_day' ? 1 : weekdayOf(date)
  const weekly = ['daily', weekday <= 5 ? 'weekdays' : 'weekend', String(weekday)]
  return [...(kind === 'holiday' ? ['holiday', ...weekly.map(usual)] : weekly), date]
}
