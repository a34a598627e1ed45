import { useMemo } from 'react'
import type { Point } from '../../../domain/geo/geo'
import type { Origin } from '../../../domain/station/contract'
import { community, following, here, looking, type Community, type Looking } from './place'

/** From where "near" counts for this person, now. */
export interface MyOrigin {
  /** `district` is the fallback before anything was told, so that something useful shows at once. */
  readonly kind: 'here' | 'community' | 'district'
  /** What a procedure takes; the district where nothing was told. */
  readonly origin: Origin | undefined
  /** The place itself, only while it is followed. */
  readonly point: Point | null
  readonly community: Community | null
  /** How the last asking for the place went. */
  readonly looking: Looking
}

/** Places closer than this to each other (about 10 m) share an answer. */
const rounded = (degrees: number) => Math.round(degrees * 1e4) / 1e4

export function useOrigin(): MyOrigin {
  const mine = community.use()
  const follows = following.use()
  const place = here.use()
  const state = looking.use()
  return useMemo(() => {
    const base = { community: mine, looking: state }
    if (follows === 'here' && place) {
      const point = { lng: rounded(place.lng), lat: rounded(place.lat) }
      return { ...base, kind: 'here', origin: { point }, point }
    }
    if (mine) return { ...base, kind: 'community', origin: { area: mine.code }, point: null }
    return { ...base, kind: 'district', origin: undefined, point: null }
  }, [mine, follows, place, state])
}
