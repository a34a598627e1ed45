import { QueryClientProvider, focusManager, onlineManager } from '@tanstack/react-query'
import { render, type RenderResult } from '@testing-library/react'
import type { ComponentType } from 'react'
import { personChanged } from '../../../src/api/person-changes'
import { queryClient } from '../../../src/api/query-client'
import { community, following, here, looking } from '../../../src/features/place/place'
import { locale } from '../../../src/i18n/locale'
import { careMode } from '../../../src/theme/care-mode'
import { NOW } from './stations'
import { phone } from './taro'

/** A phone out of the box: nothing chosen, nothing kept, online, and the time standing still. */
export function freshPhone(): void {
  jest.useFakeTimers({ now: NOW, advanceTimers: true, doNotFake: ['queueMicrotask'] })
  phone.reset()
  personChanged()
  queryClient.clear()
  queryClient.setDefaultOptions({
    queries: { ...queryClient.getDefaultOptions().queries, retry: false, gcTime: Infinity },
    mutations: { ...queryClient.getDefaultOptions().mutations },
  })
  onlineManager.setOnline(true)
  focusManager.setFocused(true)
  locale.set('zh-CN')
  careMode.set(false)
  community.set(null)
  following.set('community')
  here.set(null)
  looking.set('idle')
}

export function showPage(Page: ComponentType): RenderResult {
  return render(
    <QueryClientProvider client={queryClient}>
      <Page />
    </QueryClientProvider>,
  )
}

/** What the device answers when it is asked where it is. */
export function placeIs(answer: { lat: number; lng: number } | 'denied' | 'failed'): void {
  Object.defineProperty(navigator, 'geolocation', {
    configurable: true,
    value: {
      getCurrentPosition(found: (position: unknown) => void, refused: (error: unknown) => void) {
        if (typeof answer === 'string') refused({ code: answer === 'denied' ? 1 : 2 })
        else found({ coords: { latitude: answer.lat, longitude: answer.lng } })
      },
    },
  })
}
