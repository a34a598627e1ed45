import Taro from '@tarojs/taro'

/** Addresses of pages, also for share cards and QR codes. */
export const paths = {
  home: '/pages/home/index',
  stations: '/pages/stations/index',
  me: '/pages/me/index',
  station: (id: string) => `/packages/resident/station/index?id=${encodeURIComponent(id)}`,
  community: '/packages/resident/community/index',
  favourites: '/packages/resident/favourites/index',
} as const

export type TabName = 'home' | 'stations' | 'me'

export const go = {
  tab: (name: TabName): void => {
    void Taro.switchTab({ url: paths[name] })
  },
  to: (url: string): void => {
    void Taro.navigateTo({ url })
  },
  /** One page back, or home when this page was opened directly from a card or a code. */
  back: (): void => {
    if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
    else go.tab('home')
  },
  canGoBack: (): boolean => Taro.getCurrentPages().length > 1,
}
