import { useMutation } from '@tanstack/react-query'
import { client } from '../../api/client'
import { go } from '../../api/go'
import { transport } from '../../api/transport'
import { notice } from '../../components/notice/notice'
import { isStaff } from '../../features/account/account'
import { currentAccountWords } from './words/words'

/** Signs this browser out: here at once, and at the service too unless the network is gone. */
export function useSignOut() {
  return useMutation({
    mutationFn: async () => {
      // Without a network nobody holds the tokens any more: they end by themselves.
      await client.account.signOut({}).catch(() => undefined)
      transport.session?.leave()
      isStaff.set(false)
    },
    onSuccess: () => {
      notice(currentAccountWords().profile.signedOut)
      go.tab('me')
    },
  })
}
