import './polyfills'
import { QueryClientProvider } from '@tanstack/react-query'
import { useDidHide, useDidShow, useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { askAnew } from './api/forget-person'
import { onArrival, startOutbox } from './api/outbox'
import { connectQueryClient, queryClient, setLooking } from './api/query-client'
import { startTransport, transport } from './api/transport'
import { readAccount } from './features/account/account'
import { community, renameCommunity, resumeHere } from './features/place/place'
import { locale } from './i18n/locale'
import { careMode } from './theme/care-mode'
import './app.scss'

startTransport()
connectQueryClient()
// What was sent at last changes what pages show.
onArrival(askAnew)

/** What was chosen on another device holds here too, unless something else was chosen here. */
async function adoptAccount(): Promise<void> {
  if (!transport.hasIdentity()) return
  const account = await readAccount()
  if (!account) return
  if (!locale.isChosen()) locale.set(account.language)
  if (!careMode.isChosen()) careMode.set(account.careMode)
  if (!community.isChosen() && account.community) community.set(account.community)
  renameCommunity(account.community)
}

/** The first answer of the first screen goes before everything else, in milliseconds. */
const AFTER_FIRST_SCREEN = 1500

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    void resumeHere()
    setTimeout(() => {
      void adoptAccount()
      startOutbox()
    }, AFTER_FIRST_SCREEN)
  })
  useDidShow(() => {
    setLooking(true)
  })
  useDidHide(() => {
    setLooking(false)
  })
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
}
