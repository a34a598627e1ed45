import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Point } from '../../../domain/geo/geo'
import { client } from '../../api/client'

/** Areas change rarely. */
const LONG = 60 * 60_000

/** The areas directly below one; the streets when no parent is named. */
export function useAreas(parent: string | undefined, enabled = true) {
  return useQuery({
    queryKey: ['area', 'children', parent ?? null],
    queryFn: () => client.area.children(parent ? { parent } : {}),
    staleTime: LONG,
    enabled,
  })
}

export function useCommunitySearch(text: string) {
  return useQuery({
    queryKey: ['area', 'search', text],
    queryFn: () => client.area.search({ text }),
    staleTime: LONG,
    enabled: text !== '',
    placeholderData: keepPreviousData,
  })
}

/** The communities nearest to a place. */
export function useCommunitiesNear(point: Point | null) {
  return useQuery({
    queryKey: ['area', 'locate', point],
    queryFn: () => client.area.locate({ point: point ?? { lng: 0, lat: 0 } }),
    staleTime: LONG,
    enabled: point !== null,
  })
}
