import type { StationFilters } from '../../../../domain/station/contract'
import { ServiceCodeSchema, stationKinds } from '../../../../domain/station/kinds'
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
    if (ServiceCodeSchema.safeParse(code).success) filters = withService(filters, code)
  }
  for (const name of new Set(listOf(word('kind')))) {
    const kind = stationKinds.find(k => k === name)
    if (kind) filters = withKind(filters, kind)
  }
  return filters
}

const listOf = (words: string | undefined) => (words ? decoded(words).split(',') : [])

/** WeChat hands parameters over as they stand in the address, browsers decoded. */
function decoded(word: string): string {
  try {
    return decodeURIComponent(word)
  } catch {
    return word
  }
}
