import { useInfiniteQuery } from '@tanstack/react-query'
import { client } from '../../../api/client'
import { useLocale } from '../../../i18n/words'

/** Emergencies of an area or below it, newest first. */
export function useEmergencies(area: string) {
  return useInfiniteQuery({
    queryKey: ['desk', 'emergencies', area, useLocale()],
    queryFn: ({ pageParam }) =>
      client.station.emergencies({ area, ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: page => page.next ?? undefined,
  })
}
