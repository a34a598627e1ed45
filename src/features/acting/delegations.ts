import { useQuery } from '@tanstack/react-query'
import { isString } from '../../api/checks'
import { client } from '../../api/client'
import { storedValue } from '../../api/stored-value'

export type Delegation = Awaited<ReturnType<typeof client.account.delegations>>['iActFor'][number]

const isIds = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every(isString)

/** For whom I may act, by delegation, as this device last heard: most people act for nobody and are asked nothing. */
export const mayActFor = storedValue<readonly string[]>('may-act-for', isIds, () => [])

/** For whom I may act, and who may act for me. */
export function useDelegations(enabled = true) {
  return useQuery({
    queryKey: ['account', 'delegations'],
    queryFn: async () => {
      const answer = await client.account.delegations({})
      mayActFor.set(answer.iActFor.map(({ id }) => id))
      return answer
    },
    // The other one may have accepted or ended it on their own phone a moment ago.
    staleTime: 0,
    enabled,
  })
}
