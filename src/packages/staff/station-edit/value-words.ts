import type { Locale } from '../../../../domain/contract/locale'
import type { Service } from '../../../../domain/station/card'
import type { Office } from '../../../../domain/station/desk-contract'
import type { WordsOf } from '../../../i18n/zh-CN'
import { usualHoursWords } from '../usual-hours-words'
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
  const yesNo = (value: boolean | null) => (value === null ? edit.unknown : value ? edit.yes : edit.no)
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
      return office.hostType === null ? edit.unknown : edit.hosts[office.hostType]
    case 'location':
      return `${office.location.lng}, ${office.location.lat}`
    case 'area':
      return office.area
    case 'areaGuessed':
      return office.areaGuessed === null ? edit.areaTold : edit.areaGuessed
    case 'phone':
      return office.phone ?? edit.none
    case 'hours':
      return usualHoursWords(office.hours, words)
    case 'services':
      return list(office.services.map(code => services.find(one => one.code === code)?.name ?? code))
    case 'capacity':
      return edit.capacityOf(office.capacity.seats, office.capacity.chargers)
    case 'stepFree':
    case 'toilet':
      return yesNo(office[field])
  }
}
