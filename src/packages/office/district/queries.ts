import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Settings } from '../../../../domain/district/contract'
import type { SettingsSection } from '../../../../domain/district/sections'
import { client } from '../../../api/client'
import { useLocale } from '../../../i18n/words'

const KEY = ['district', 'settings'] as const

/** What is in force and what waits; always asked anew when a page opens, for it is about to be changed. */
export function useSettings() {
  return useQuery({
    queryKey: [...KEY, useLocale()],
    queryFn: () => client.district.settings({}),
    staleTime: 0,
  })
}

/** An act that answers with the settings as they are then; residents' pages ask anew as well. */
export function useSettingsAct<Wish>(act: (wish: Wish) => Promise<Settings>) {
  const queries = useQueryClient()
  const language = useLocale()
  return useMutation({
    mutationFn: act,
    onSuccess: settings => {
      queries.setQueryData([...KEY, language], settings)
      void queries.invalidateQueries({ queryKey: ['district', 'history'] })
      void queries.invalidateQueries({ queryKey: ['station'] })
    },
    onError: () => {
      void queries.invalidateQueries({ queryKey: KEY })
    },
  })
}

export function useVersions(section: SettingsSection) {
  return useInfiniteQuery({
    queryKey: ['district', 'history', section, useLocale()],
    queryFn: ({ pageParam }) =>
      client.district.history({ section, ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: '',
    getNextPageParam: page => page.next ?? undefined,
    staleTime: 0,
  })
}

/** What bringing a version back would change. */
export function useComparison(section: SettingsSection, number: number, enabled: boolean) {
  return useQuery({
    queryKey: ['district', 'history', section, 'compare', number, useLocale()],
    queryFn: () => client.district.compare({ section, number }),
    enabled,
    staleTime: 0,
  })
}
