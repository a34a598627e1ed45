import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { OutputOf } from '../../../../domain/contract/define-contract'
import type { emergencyProcedures } from '../../../../domain/station/emergency-contract'
import { client } from '../../../api/client'
import { scopeOf, type Plan } from './plan'

type Page = OutputOf<(typeof emergencyProcedures)['emergencyPreview']>

/** What a plan would do, a page of stations at a time. */
export function usePreview() {
  const [shown, setShown] = useState<{ readonly plan: Plan; readonly pages: readonly Page[] } | null>(null)
  const { mutate, reset, isPending, error } = useMutation({
    mutationFn: async ({ plan, cursor }: { plan: Plan; cursor: string | null }) => {
      const page = await client.station.emergencyPreview({
        ...scopeOf(plan),
        banner: plan.banner,
        ...(cursor === null ? {} : { cursor }),
      })
      setShown(before => ({ plan, pages: cursor === null ? [page] : [...(before?.pages ?? []), page] }))
    },
  })
  const next = shown?.pages.at(-1)?.next ?? null
  return {
    /** Null until there is something to show. */
    pages: shown?.pages ?? null,
    isPending,
    error,
    begin: (plan: Plan) => {
      mutate({ plan, cursor: null })
    },
    /** Null where everything is shown. */
    more:
      shown && next !== null
        ? () => {
            mutate({ plan: shown.plan, cursor: next })
          }
        : null,
    reset: () => {
      setShown(null)
      reset()
    },
  }
}
