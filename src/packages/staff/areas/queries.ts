import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { NuanlinError } from '../../../../domain/contract/errors'
import { client } from '../../../api/client'
import { notice } from '../../../components/notice/notice'
import { useLocale } from '../../../i18n/words'
import { currentAreaWords } from '../words/areas'

/** An area and what stands below it, closed ones too: asked anew, for it is about to be changed. */
export function useAreaWithChildren(code: string) {
  return useQuery({
    queryKey: ['area', 'manage', code, useLocale()],
    queryFn: () => client.area.children({ parent: code, closed: true }),
    staleTime: 0,
  })
}

export function useContacts(code: string) {
  return useQuery({
    queryKey: ['area', 'contacts', code, useLocale()],
    queryFn: () => client.area.contacts({ area: code }),
    staleTime: 0,
  })
}

/** An act on areas; everything that was read of areas is read anew after it, also when it was refused as outdated. */
export function useAreaAct<Wish>(act: (wish: Wish) => Promise<unknown>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: act,
    onError: error => {
      if (error instanceof NuanlinError && error.code === 'CHANGED_MEANWHILE')
        notice(currentAreaWords().again)
    },
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ['area'] })
    },
  })
}
