import type { StationFilters } from '../../../../domain/station/contract'
import { stationKinds, type StationKind } from '../../../../domain/station/kinds'

/** As many as one question may carry. */
const MOST_SERVICES = 6
const LONGEST_TEXT = 50

export const noFilters: StationFilters = {
  openNow: false,
  kinds: [],
  services: [],
  stepFree: false,
  text: '',
}

/** Adds the service, or takes it out. The oldest gives way where there are too many. */
export function withService(filters: StationFilters, code: string): StationFilters {
  const services = filters.services.includes(code)
    ? filters.services.filter(s => s !== code)
    : [...filters.services, code].slice(-MOST_SERVICES)
  return { ...filters, services }
}

/** Adds the kind, or takes it out; all kinds together are no filter. */
export function withKind(filters: StationFilters, kind: StationKind): StationFilters {
  const chosen = filters.kinds.includes(kind)
    ? filters.kinds.filter(k => k !== kind)
    : [...filters.kinds, kind]
  const kinds = chosen.length === stationKinds.length ? [] : stationKinds.filter(k => chosen.includes(k))
  return { ...filters, kinds }
}

/** What a person typed, as it is asked: trimmed, single spaces, not longer than allowed. */
export function searchText(typed: string): string {
  return typed.trim().replace(/\s+/g, ' ').slice(0, LONGEST_TEXT).trim()
}

/** How many filters are on, not counting the search text. */
export function countOf(filters: StationFilters): number {
  return Number(filters.openNow) + Number(filters.stepFree) + filters.kinds.length + filters.services.length
}

export function isFiltered(filters: StationFilters): boolean {
  return countOf(filters) > 0 || filters.text !== ''
}

/** The same question whatever the order in which its parts were tapped: for caches. */
export function inOrder(filters: StationFilters): StationFilters {
  return { ...filters, services: [...filters.services].sort() }
}
