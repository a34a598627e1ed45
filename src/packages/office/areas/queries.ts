import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { actOnce } from '../../../api/act-once'
import { client } from '../../../api/client'
import { useLocale } from '../../../i18n/words'
import { newestVersion } from '../../../api/outdated'

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

interface Seen<Wish> {
  readonly version: number
  readonly wish: Wish
}

type ActOn<Wish> = (seen: Seen<Wish>, options: { readonly key: string }) => Promise<unknown>

/**
 * An act on the area that was seen when its sheet opened. When somebody has changed it since, the sheet says what and
 * keeps what was typed; who then goes on does so from the newest. All that was read of areas is read anew afterwards.
 *
 * @param name what is done to which area: the same wish sent again is the same act
 */
export function useAreaAct<Wish>(name: string, seen: number, act: ActOn<Wish>) {
  const queries = useQueryClient()
  const [version, setVersion] = useState(seen)
  const told = useMutation({
    mutationFn: (wish: Wish) => actOnce(name, { version, wish }, act),
    onError: error => {
      const newest = newestVersion(error)
      if (newest !== null) setVersion(newest)
    },
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ['area'] })
    },
  })
  return {
    ...told,
    /** Opens a sheet anew. */
    begin: (from: number) => {
      setVersion(from)
      told.reset()
    },
  }
}
