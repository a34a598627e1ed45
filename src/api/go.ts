import Taro from '@tarojs/taro'

/** Addresses of pages, also for share cards and QR codes. */
export const paths = {
  home: '/pages/home/index',
  stations: '/pages/stations/index',
  me: '/pages/me/index',
  station: (id: string) => `/packages/resident/station/index?id=${encodeURIComponent(id)}`,
  stationPhotos: (id: string) => `/packages/resident/station-photos/index?id=${encodeURIComponent(id)}`,
  sendPhotos: (id: string) => `/packages/resident/send-photos/index?id=${encodeURIComponent(id)}`,
  submissions: '/packages/resident/my-submissions/index',
  samples: '/packages/resident/my-samples/index',
  sample: (id: string) => `/packages/resident/sample/index?id=${encodeURIComponent(id)}`,
  book: '/packages/booking/book/index',
  bookings: '/packages/booking/mine/index',
  booking: (id: string) => `/packages/booking/booking/index?id=${encodeURIComponent(id)}`,
  /** Of a test room, under a booking where there is one. */
  takeIn: (station: string, booking?: string) =>
    `/packages/food/take-in/index?id=${encodeURIComponent(station)}${booking === undefined ? '' : `&booking=${booking}`}`,
  community: '/packages/resident/community/index',
  favourites: '/packages/resident/favourites/index',
  grid: '/packages/resident/grid/index',
  inbox: '/packages/resident/inbox/index',
  login: '/packages/account/login/index',
  profile: '/packages/account/profile/index',
  family: '/packages/account/family/index',
  sessions: '/packages/account/sessions/index',
  outbox: '/packages/account/outbox/index',
  privacy: '/packages/account/privacy/index',
  copyOfMyData: '/packages/account/copy/index',
  workbench: '/packages/staff/workbench/index',
  acceptInvitation: '/packages/staff/accept/index',
} as const

export type TabName = 'home' | 'stations' | 'me'

/** A second tap while the first one still turns the page means the same, in milliseconds. */
const SECOND_TAP = 500

let last = { where: '', at: 0 }

function once(where: string, move: () => Promise<unknown>): void {
  const at = Date.now()
  if (where === last.where && Math.abs(at - last.at) < SECOND_TAP) return
  last = { where, at }
  move().catch(() => {
    // The page that is open stays open, and the next tap tries again.
    last = { where: '', at: 0 }
  })
}

export const go = {
  tab: (name: TabName): void => {
    once(name, () => Taro.switchTab({ url: paths[name] }))
  },
  to: (url: string): void => {
    once(url, () => Taro.navigateTo({ url }))
  },
  /** Instead of this page, which is done with: back leads to where one was before it. */
  replace: (url: string): void => {
    once(url, () => Taro.redirectTo({ url }))
  },
  /** One page back, or home when this page was opened directly from a card or a code. */
  back: (): void => {
    if (Taro.getCurrentPages().length > 1) once('back', () => Taro.navigateBack())
    else go.tab('home')
  },
  /** Done with this page: one page back, or to the page above it when this one was opened directly. */
  done: (parent: string): void => {
    if (Taro.getCurrentPages().length > 1) go.back()
    else go.replace(parent)
  },
  canGoBack: (): boolean => Taro.getCurrentPages().length > 1,
}
