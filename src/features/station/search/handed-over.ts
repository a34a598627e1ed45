import type { StationFilters } from '../../../../domain/station/contract'
import { isRecord } from '../../../api/checks'
import { storage } from '../../../api/storage'
import { filtersFrom, type Preset } from './preset'

const shelf = 'stations:preset'

/** Leaves filters for the stations tab, for a tab is opened without parameters. Then switch to the tab. */
export function handOver(preset: Preset): void {
  storage.write(shelf, preset)
}

/** Takes what was left, once. */
export function takeOver(): StationFilters | undefined {
  const left = storage.read(shelf, isRecord)
  if (!left) return undefined
  storage.remove(shelf)
  return filtersFrom(left)
}
