import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ConsentTap } from '../../../domain/sending/consents'
import { client } from '../../api/client'
import { device } from '../../api/device'
import { post } from '../../api/outbox'
import { notice } from '../../components/notice/notice'
import { useLocale } from '../../i18n/words'
import { currentNotifyWords } from './words'

const KEY = ['inbox', 'subscriptions'] as const

/** What WeChat may bring me, and what to ask for at a tap; known before the tap, for WeChat asks only right at it. */
export function useSubscriptions(tap: ConsentTap) {
  return useQuery({
    queryKey: [...KEY, tap, useLocale()],
    queryFn: () => client.inbox.subscriptions({ tap }),
    enabled: device.askToNotify !== null,
    staleTime: 0,
  })
}

/** As long as the service knows keys: each yes is counted once; in milliseconds. */
const GOOD_FOR = 6 * 24 * 3_600_000

/**
 * Has WeChat ask, and tells the service what was answered: WeChat counts it from now on, so it must not be lost with the
 * network or when the app is closed. Call it right at the tap.
 */
export function useAskToNotify(tap: ConsentTap) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (templates: readonly string[]) => {
      const answer = await device.askToNotify?.(templates)
      if (!answer || answer.accepted.length + answer.rejected.length === 0) return null
      const said = { tap, accepted: [...answer.accepted], rejected: [...answer.rejected] }
      // Kept on the device as this returns: nobody waits for the network.
      void post('inbox', 'consented', said, {
        goodFor: GOOD_FOR,
        about: '',
        forMyself: true,
        mustArrive: true,
      })
        .catch(() => undefined)
        .finally(() => void queries.invalidateQueries({ queryKey: KEY }))
      return { agreed: answer.accepted.length > 0 }
    },
    onSuccess: done => {
      if (done?.agreed) notice(currentNotifyWords().thanks)
    },
  })
}
