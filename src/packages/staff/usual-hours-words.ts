import type { UsualHours } from '../../../domain/station/hours'
import { rangesWords, weekWords } from '../../features/station/hours-words'
import type { WordsOf } from '../../i18n/zh-CN'

/** A usual week and what counts on public holidays, in one line. */
export function usualHoursWords({ weekly, holidays }: UsualHours, words: WordsOf): string {
  const week = ([1, 2, 3, 4, 5, 6, 7] as const).map(weekday => ({
    weekday,
    ranges: weekly.filter(({ days }) => days.includes(weekday)).flatMap(({ ranges }) => ranges),
  }))
  const said = weekWords(week, words).map(({ days, hours }) => `${days} ${hours}`)
  const holiday =
    holidays === 'as_usual'
      ? words.station.holidayAsUsual
      : holidays === 'closed'
        ? words.station.holidayClosed
        : holidays === 'unknown'
          ? words.station.notKnown
          : rangesWords(holidays, words)
  return [...said, `${words.station.holidays} ${holiday}`].join(' · ')
}
