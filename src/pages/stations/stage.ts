import type { useCatalogue } from '../../features/station/queries'
import type { Stop } from './stops'
import type { StationSearch } from './use-station-search'

/** What both stages, the usual and the one of care mode, are given. */
export interface StageProps {
  readonly search: StationSearch
  readonly catalogue: ReturnType<typeof useCatalogue>['data']
  readonly onAllFilters: () => void
  /** Where the sheet of the usual stage rests. */
  readonly stop: Stop
  readonly onStop: (stop: Stop) => void
}
