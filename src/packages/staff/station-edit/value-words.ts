import type { Locale } from '../../../../domain/contract/locale'
import type { Service } from '../../../../domain/station/card'
import type { Office } from '../../../../domain/station/desk-contract'
import { rangesWords, weekWords } from '../../../features/station/hours-words'
import type { WordsOf } from '../../../i18n/zh-CN'
import type { StationEditWords } from '../words/station-edit'
import type { Field } from './draft'

interface Speech {
  readonly words: WordsOf
  readonly edit: StationEditWords
  readonly locale: Locale
  readonly services: readonly Service[]
}

/** A field's value as one reads it, to choose between two of them. */
export function valueWords(field: Field, office: Office, { words, edit, locale, services }: Speech): string {
  const yesNo = (value: boolean) => (value ? edit.yes : edit.no)
  const list = (parts: readonly string[]) =>
    parts.length === 0 ? edit.none : parts.join(locale === 'en' ? ', ' : '、')
  switch (field) {
    case 'name':
    case 'address': {
      const { zh, en } = office[field]
      return en === undefined ? zh : `${zh} / ${en}`
    }
    case 'kinds':
      return list(office.kinds.map(kind => words.station.kinds[kind]))
    case 'hostType':
      return edit.hosts[office.hostType]
    case 'location':
      return `${office.location.lng}, ${office.location.lat}`
    case 'area':
      return office.area
    case 'phone':
      return office.phone ?? edit.none
    case 'hours':
      return hoursWords(office.hours, words)
    case 'services':
      return list(office.services.map(code => services.find(one => one.code === code)?.name ?? code))
    case 'capacity':
      return edit.capacityOf(office.capacity.seats, office.capacity.chargers)
    case 'stepFree':
    case 'toilet':
      return yesNo(office[field])
  }
}

function hoursWords({ weekly, holidays }: Office['hours'], words: WordsOf): string {
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
        : rangesWords(holidays, words)
  return [...said, `${words.station.holidays} ${holiday}`].join(' · ')
}
