import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ImportProgress } from '../../../../domain/imports/contract'
import { MOST_FILE_BYTES, PART_BYTES } from '../../../../domain/imports/limits'
import type { Datum } from '../../../../domain/station/import/datum'
import { client } from '../../../api/client'
import { useLocale } from '../../../i18n/words'
import { pickFile } from './pick-file'

/** Why a file is not even sent. */
export type Unfit = 'large' | 'kind'

/** My import that was confirmed and has not come to its end. */
export function useUnfinished() {
  return useQuery({
    queryKey: ['imports', 'latest'],
    queryFn: async () => {
      const latest = await client.imports.latest({})
      return latest && !latest.finished && latest.rows !== null ? latest : null
    },
    // What was interrupted is asked for when the page opens, not while it works.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
}

/** Chooses a file and sends it in parts; null when none was chosen. */
export function useSend() {
  const [sent, setSent] = useState({ done: 0, all: 0 })
  const [unfit, setUnfit] = useState<Unfit | null>(null)
  const send = useMutation({
    mutationFn: async (datum: Datum) => {
      setUnfit(null)
      const file = await pickFile()
      if (!file) return null
      const { name, bytes } = file
      const wrong = !/\.(csv|xlsx)$/iu.test(name)
        ? 'kind'
        : bytes > MOST_FILE_BYTES || bytes === 0
          ? 'large'
          : null
      if (wrong) {
        setUnfit(wrong)
        return null
      }
      const parts = Math.ceil(bytes / PART_BYTES)
      setSent({ done: 0, all: parts })
      const { importId } = await client.imports.begin({ name: name.slice(-120), bytes, parts, datum })
      for (let number = 1; number <= parts; number++) {
        await client.imports.addPart({ importId, number, data: await file.part(number) })
        setSent({ done: number, all: parts })
      }
      return { importId, name }
    },
  })
  return { send, sent, unfit }
}

/** What has been decided of a list before it is written. */
export interface Wish {
  readonly skipBadRows: boolean
  readonly overEdits: boolean
  readonly leaveOutServices: boolean
}

export function usePreview(
  importId: string,
  { overEdits, leaveOutServices }: Pick<Wish, 'overEdits' | 'leaveOutServices'>,
) {
  return useQuery({
    queryKey: ['imports', 'preview', importId, overEdits, leaveOutServices, useLocale()],
    queryFn: () => client.imports.preview({ importId, overEdits, leaveOutServices }),
    // What was decided last stays in view until the list is read anew.
    placeholderData: keepPreviousData,
    // The file does not change, and what it meets hardly within minutes.
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** Writes chunk by chunk to the end; tried again, it goes on where it was. */
export function useWrite(onProgress: (progress: ImportProgress) => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (wish: Wish & { importId: string }) => {
      for (;;) {
        const progress = await client.imports.write(wish)
        onProgress(progress)
        if (progress.finished) return progress
      }
    },
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ['station'] })
      void queries.invalidateQueries({ queryKey: ['desk'] })
    },
  })
}
