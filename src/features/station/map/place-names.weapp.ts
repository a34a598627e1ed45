import type { MapPlace } from '../../../components/map/map'

const none: readonly MapPlace[] = []

export function usePlaceNames(): readonly MapPlace[] {
  return none
}
