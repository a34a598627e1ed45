import type { StationCard } from '../../../domain/station/card'
import type { StationHome } from '../../../domain/station/contract'
import type { MyOrigin } from '../../features/place/use-origin'

/** What home shows: one station above all, and some others. */
export interface HomeOrder {
  readonly first: StationCard | null
  readonly others: readonly StationCard[]
}

/** Care mode shows fewer. */
const OTHERS = { usual: 5, care: 2 }

/** Of those that are closed, the one that opens first; null when none of them opens in sight. */
function firstToOpen(stations: readonly StationCard[]): StationCard | null {
  const opening = stations.filter(s => s.open.changesAt !== null && !s.open.closedByStaff)
  return opening.reduce<StationCard | null>(
    (first, s) =>
      first === null || Date.parse(s.open.changesAt ?? '') < Date.parse(first.open.changesAt ?? '')
        ? s
        : first,
    null,
  )
}

/** The nearest that is open, else the first that opens; and the others, in the order of the answer. */
export function orderOf({ nearest, others }: StationHome, { kind }: MyOrigin, care: boolean): HomeOrder {
  // Far from the middle of the district is not far from anybody: as long as no place was told there is no distance.
  const seen = (station: StationCard) => (kind === 'district' ? { ...station, distance: null } : station)
  const first = nearest ?? firstToOpen(others)
  return {
    first: first && seen(first),
    others: others
      .filter(({ id }) => id !== first?.id)
      .slice(0, care ? OTHERS.care : OTHERS.usual)
      .map(seen),
  }
}
