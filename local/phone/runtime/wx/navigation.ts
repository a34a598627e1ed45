import { pullDown } from '../page-gestures'
import { type PhoneRuntime } from '../phone'
import { type PageRecord } from '../pages'
import { type TabMark } from '../screen'
import { isRecord, number, record, text } from '../values'
import { WxFailure } from './api'

/** Moving between pages, and what a page may say about its own bars. */
export function navigationApi(phone: PhoneRuntime) {
  const { router } = phone
  const opened = (page: PageRecord, events: unknown) => {
    for (const [name, listener] of Object.entries(record(events))) {
      if (typeof listener === 'function')
        page.parts.channel.on(name, listener as (...args: unknown[]) => void)
    }
    return { eventChannel: page.parts.channel }
  }
  const tabIndex = (index: unknown) => {
    const at = number(index, -1)
    if (phone.bundle.app.tabBar?.list[at] === undefined) throw new WxFailure('fail tabbar item not found')
    return at
  }
  const markTab = (index: unknown, change: TabMark) => {
    const page = router.current
    phone.screen.markTab(tabIndex(index), change, page?.bars.nativeTabBar === true, page?.path ?? '')
  }
  const showTabs = (shown: boolean) => {
    const page = router.current
    if (page === undefined || !router.isTab(page.path)) throw new WxFailure('fail not TabBar page')
    page.bars.nativeTabBar = shown && phone.bundle.app.tabBar?.custom !== true
    phone.refreshBars()
  }
  return {
    navigateTo: ({ url, events }: Record<string, unknown>) => opened(router.navigateTo(text(url)), events),
    redirectTo: ({ url }: Record<string, unknown>) => void router.redirectTo(text(url)),
    switchTab: ({ url }: Record<string, unknown>) => router.switchTab(text(url)),
    reLaunch: ({ url }: Record<string, unknown>) => void router.reLaunch(text(url)),
    navigateBack: ({ delta }: Record<string, unknown>) => router.navigateBack(number(delta, 1)),
    setNavigationBarTitle: ({ title }: Record<string, unknown>) => {
      phone.page.bars.title = text(title)
      phone.refreshBars()
    },
    setNavigationBarColor: ({ frontColor, backgroundColor }: Record<string, unknown>) => {
      const { bars } = phone.page
      bars.front = text(frontColor).toLowerCase() === '#ffffff' ? 'white' : 'black'
      bars.background = text(backgroundColor, bars.background)
      phone.refreshBars()
    },
    showNavigationBarLoading: () => undefined,
    hideNavigationBarLoading: () => undefined,
    hideHomeButton: () => undefined,
    setTabBarItem: ({ index, text: label }: Record<string, unknown>) => markTab(index, { text: text(label) }),
    setTabBarBadge: ({ index, text: badge }: Record<string, unknown>) =>
      markTab(index, { badge: text(badge) }),
    removeTabBarBadge: ({ index }: Record<string, unknown>) => markTab(index, { badge: undefined }),
    showTabBarRedDot: ({ index }: Record<string, unknown>) => markTab(index, { dot: true }),
    hideTabBarRedDot: ({ index }: Record<string, unknown>) => markTab(index, { dot: false }),
    showTabBar: () => showTabs(true),
    hideTabBar: () => showTabs(false),
    startPullDownRefresh: () => pullDown(phone, phone.page),
    stopPullDownRefresh: () => phone.page.frame.classList.remove('phone-pulling'),
    pageScrollTo: ({ scrollTop, selector, offsetTop }: Record<string, unknown>) => {
      const { scroller } = phone.page
      const target = selector === undefined ? null : scroller.querySelector(text(selector))
      const top =
        target === null
          ? number(scrollTop, 0)
          : scroller.scrollTop +
            target.getBoundingClientRect().top -
            scroller.offsetTop +
            number(offsetTop, 0)
      scroller.scrollTop = top
    },
    setBackgroundColor: ({ backgroundColor }: Record<string, unknown>) => {
      phone.page.frame.style.backgroundColor = text(backgroundColor)
    },
    setBackgroundTextStyle: () => undefined,
    setPageStyle: ({ style }: Record<string, unknown>) => {
      if (isRecord(style)) phone.page.scroller.style.overflowY = style.overflow === 'hidden' ? 'hidden' : ''
    },
  }
}
