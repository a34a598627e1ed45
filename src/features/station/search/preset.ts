import type { StationFilters } from '../../../../domain/station/contract'
import { serviceCode, stationKinds } from '../../../../domain/station/kinds'
import { decoded } from '../../../api/decoded'
import { noFilters, searchText, withKind, withService } from './filters'

/** Filters as an address or a door writes them: `?service=charging,water&kind=canteen&open=1&stepFree=1&q=mmw`. */
export type Preset = Partial<Record<'service' | 'kind' | 'open' | 'stepFree' | 'q', string>>

/** Reads a preset; undefined where it names no filter. What it says wrongly is left out. */
export function filtersFrom(preset: Readonly<Record<string, unknown>>): StationFilters | undefined {
  const word = (name: keyof Preset) => {
    const value = preset[name]
    return typeof value === 'string' ? value : undefined
  }
  if (['service', 'kind', 'open', 'stepFree', 'q'].every(name => typeof preset[name] !== 'string')) {
    return undefined
  }
  let filters: StationFilters = {
    ...noFilters,
    openNow: word('open') === '1',
    stepFree: word('stepFree') === '1',
    text: searchText(decoded(word('q') ?? '')),
  }
  for (const code of new Set(listOf(word('service')))) {
    if (serviceCode.test(code)) filters = withService(filters, code)
  }
  for (const name of new Set(listOf(word('kind')))) {
    const kind = stationKinds.find(k => k === name)
    if (kind) filters = withKind(filters, kind)
  }
  return filters
}

/** The same filters as an address writes them, for share cards; '' for none. */
export function addressOf(filters: StationFilters): string {
  const parts = [
    ...(filters.services.length > 0 ? [`service=${filters.services.join(',')}`] : []),
    ...(filters.kinds.length > 0 ? [`kind=${filters.kinds.join(',')}`] : []),
    ...(filters.openNow ? ['open=1'] : []),
    ...(filters.stepFree ? ['stepFree=1'] : []),
    ...(filters.text ? [`q=${encodeURIComponent(filters.text)}`] : []),
  ]
  return parts.length > 0 ? `?${parts.join('&')}` : ''
}

const listOf = (words: string | undefined) => (words ? decoded(words).split(',') : [])
