import { useMutation } from '@tanstack/react-query'
import { client } from '../../api/client'
import { go } from '../../api/go'
import { transport } from '../../api/transport'
import { notice } from '../../components/notice/notice'
import { isStaff } from '../../features/account/account'
import { currentAccountWords } from './words/words'

/** So long who leaves a shared computer waits for a bad network, in milliseconds. */
const PATIENCE = 3000

/**
 * Tells the service that this session is over. Where that takes long nobody waits for it: once the tokens are gone from
 * here nobody holds them any more, and they end by themselves.
 */
export async function tellSignedOut(): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const enough = new Promise<void>(resolve => {
    timer = setTimeout(resolve, PATIENCE)
  })
  await Promise.race([client.account.signOut({}).catch(() => undefined), enough])
  clearTimeout(timer)
}

/** Signs this browser out: here at once, and at the service too unless the network is gone. */
export function useSignOut() {
  return useMutation({
    mutationFn: async () => {
      await tellSignedOut()
      transport.session?.leave()
      isStaff.set(false)
    },
    onSuccess: () => {
      notice(currentAccountWords().profile.signedOut)
      go.tab('me')
    },
  })
}
