import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { MapPlace } from '../../../components/map/map'
import { client } from '../../../api/client'
import { useLocale } from '../../../i18n/words'

export function usePlaceNames(): readonly MapPlace[] {
  const { data } = useQuery({
    queryKey: ['area', 'children', null, useLocale()],
    queryFn: () => client.area.children({}),
    staleTime: 60 * 60_000,
  })
  return useMemo(() => (data?.items ?? []).map(({ name, centre }) => ({ name, ...centre })), [data])
}
