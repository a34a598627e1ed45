import type { WorkingCalendar } from '../../domain/time/working-calendar'

/** The calendar with one year as it was announced; null where that would leave years between that nobody knows of. */
export function withYear(
  { coveredFrom, coveredUntil, holidays, makeUpDays }: WorkingCalendar,
  year: number,
  announced: Pick<WorkingCalendar, 'holidays' | 'makeUpDays'>,
): WorkingCalendar | null {
  const [first, last] = [Number(coveredFrom.slice(0, 4)), Number(coveredUntil.slice(0, 4))]
  if (year < first - 1 || year > last + 1) return null
  const others = (days: Readonly<Record<string, string>>) =>
    Object.entries(days).filter(([date]) => !date.startsWith(`${year}-`))
  const joined = (
    days: Readonly<Record<string, string>>,
    added: Readonly<Record<string, string>>,
  ): Record<string, string> =>
    Object.fromEntries([...others(days), ...Object.entries(added)].sort(([a], [b]) => (a < b ? -1 : 1)))
  const [from, until] = [`${year}-01-01`, `${year}-12-31`]
  return {
    coveredFrom: from < coveredFrom ? from : coveredFrom,
    coveredUntil: until > coveredUntil ? until : coveredUntil,
    holidays: joined(holidays, announced.holidays),
    makeUpDays: joined(makeUpDays, announced.makeUpDays),
  }
}
