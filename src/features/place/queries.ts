import { onlineManager, useQuery } from '@tanstack/react-query'
import type { Point } from '../../../domain/geo/geo'
import { client } from '../../api/client'
import { useLocale } from '../../i18n/words'

/** Areas change rarely. */
const LONG = 60 * 60_000

/** The areas directly below one; the streets when no parent is named. */
export function useAreas(parent: string | undefined) {
  return useQuery({
    queryKey: ['area', 'children', parent ?? null, useLocale()],
    queryFn: () => client.area.children(parent ? { parent } : {}),
    staleTime: LONG,
  })
}

export function useCommunitySearch(text: string) {
  return useQuery({
    queryKey: ['area', 'search', text, useLocale()],
    queryFn: () => client.area.search({ text }),
    staleTime: LONG,
    enabled: text !== '',
    // What was found for fewer letters stands in meanwhile; that nothing was found is only said when it is known.
    placeholderData: found => (found?.items.length && onlineManager.isOnline() ? found : undefined),
  })
}

/** The communities nearest to a place. */
export function useCommunitiesNear(point: Point | null) {
  return useQuery({
    queryKey: ['area', 'locate', point, useLocale()],
    queryFn: () => client.area.locate({ point: point ?? { lng: 0, lat: 0 } }),
    staleTime: LONG,
    enabled: point !== null,
  })
}
