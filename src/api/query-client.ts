import { focusManager, onlineManager, QueryClient } from '@tanstack/react-query'
import { NuanlinError } from '../../domain/contract/errors'
import { device } from './device'

const isWorthAnotherTry = (error: unknown) =>
  error instanceof NuanlinError && (error.code === 'UNAVAILABLE' || error.code === 'INTERNAL')

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      gcTime: 10 * 60_000,
      retry: (failures, error) => failures < 2 && isWorthAnotherTry(error),
      retryDelay: attempt => 500 * 2 ** attempt,
    },
    mutations: { retry: false, networkMode: 'always' },
  },
})

/** Tells the query library what only the platform knows: whether anyone looks, and whether there is a network. */
export function connectQueryClient(): void {
  focusManager.setEventListener(() => () => undefined)
  onlineManager.setEventListener(setOnline => {
    setOnline(device.isOnline())
    return device.onOnlineChange(setOnline)
  })
}

/** Called when the app comes to the front and when it goes. */
export function setLooking(looking: boolean): void {
  focusManager.setFocused(looking)
}
