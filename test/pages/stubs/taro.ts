import { useEffect, useRef } from 'react'

/**
 * Taro's interface as far as pages use it, with the phone's side in the test's hands: what was opened,
 * and the events that WeChat would send.
 */

// What the build writes into the client.
Object.assign(globalThis, { CLIENT_VERSION: '0.0.0-test' })

interface ShareCard {
  title?: string
  path?: string
  query?: string
}

interface Phone {
  /** Pages opened, newest last: `to /x`, `tab /x`, `back`. */
  visited: string[]
  /** Query parameters of the page under test. */
  params: Record<string, string>
  /** How many pages are open; 1 means this one was opened directly. */
  depth: number
  pull: () => void
  reachBottom: () => void
  show: () => void
  hide: () => void
  share: () => ShareCard | undefined
}

type Listener = () => unknown
const listeners = new Map<string, Set<{ current: Listener }>>()

function fire(event: string): unknown {
  let last: unknown
  for (const listener of listeners.get(event) ?? []) last = listener.current()
  return last
}

const store = new Map<string, string>()

export const phone: Phone & { reset: () => void; stored: (key: string) => unknown } = {
  visited: [],
  params: {},
  depth: 2,
  pull: () => fire('pull'),
  reachBottom: () => fire('reachBottom'),
  show: () => fire('show'),
  hide: () => fire('hide'),
  share: () => fire('share') as ShareCard | undefined,
  stored: key => {
    const value = store.get(key)
    return value === undefined ? undefined : (JSON.parse(value) as unknown)
  },
  reset() {
    phone.visited = []
    phone.params = {}
    phone.depth = 2
    store.clear()
  },
}

function useEvent(event: string, listener: Listener): void {
  const latest = useRef(listener)
  latest.current = listener
  useEffect(() => {
    const all = listeners.get(event) ?? new Set()
    listeners.set(event, all.add(latest))
    return () => {
      all.delete(latest)
    }
  }, [event])
}

export function useDidShow(listener: Listener): void {
  useEvent('show', listener)
  const first = useRef(listener)
  useEffect(() => {
    first.current()
  }, [])
}

export const useDidHide = (listener: Listener): void => {
  useEvent('hide', listener)
}
export const usePullDownRefresh = (listener: Listener): void => {
  useEvent('pull', listener)
}
export const useReachBottom = (listener: Listener): void => {
  useEvent('reachBottom', listener)
}
export const useShareAppMessage = (listener: Listener): void => {
  useEvent('share', listener)
}
export const useShareTimeline = (listener: Listener): void => {
  useEvent('shareTimeline', listener)
}
export function useLaunch(listener: Listener): void {
  const first = useRef(listener)
  useEffect(() => {
    first.current()
  }, [])
}
export function useReady(listener: Listener): void {
  useLaunch(listener)
}

export function useLoad(listener: Listener): void {
  useLaunch(listener)
}
export const useRouter = (): { params: Record<string, string>; path: string } => ({
  params: phone.params,
  path: '',
})

const visit = (how: string) => (options: { url: string }) => {
  phone.visited.push(`${how} ${options.url}`)
  return Promise.resolve()
}

export default {
  getStorageSync: (key: string): unknown => phone.stored(key) ?? '',
  setStorageSync: (key: string, value: unknown): void => {
    store.set(key, JSON.stringify(value))
  },
  removeStorageSync: (key: string): void => {
    store.delete(key)
  },
  navigateTo: visit('to'),
  redirectTo: visit('to'),
  switchTab: visit('tab'),
  reLaunch: visit('to'),
  navigateBack: () => {
    phone.visited.push('back')
    return Promise.resolve()
  },
  getCurrentPages: () => Array.from({ length: phone.depth }),
  getCurrentInstance: () => ({ page: null, router: { params: phone.params } }),
  stopPullDownRefresh: () => undefined,
  nextTick: (run: () => void) => {
    queueMicrotask(run)
  },
  pageScrollTo: () => Promise.resolve(),
}
