import { type TabBarConfig, type WindowConfig } from '../bundle'
import { button, element, icon } from './dom'
import { type Geometry } from './device'

const BACK = 'M15 4 7 12l8 8'
const HOME = 'M4 11 12 4l8 7v9h-5v-6H9v6H4z'

/** What a mini program put on a tab. */
export interface TabMark {
  text?: string
  badge?: string | undefined
  dot?: boolean
}

/** The bars of a page, as its configuration and its calls have them. */
export interface PageBars {
  title: string
  background: string
  front: 'black' | 'white'
  customNavigation: boolean
  nativeTabBar: boolean
}

export interface ScreenActions {
  back: () => void
  home: () => void
  menu: () => void
  close: () => void
  switchTab: (pagePath: string) => void
}

export interface ScreenOptions {
  container: HTMLElement
  geometry: Geometry
  tabBar: TabBarConfig | undefined
  asset: (path: string) => string
  now: () => Date
}

/** What WeChat itself draws: status bar, navigation bar, capsule, tab bar, and the places for pages and dialogs. */
export class Screen {
  readonly root = element('div', 'phone-screen')
  readonly pages = element('div', 'phone-pages')
  readonly overlay = element('div', 'phone-overlay')
  private readonly clock = element('span', 'phone-clock')
  private readonly statusBar = element('div', 'phone-status', this.clock, statusIcons())
  private readonly title = element('span', 'phone-title')
  private readonly lead = element('span', 'phone-lead')
  private readonly navigation = element('div', 'phone-navigation', this.lead, this.title)
  private readonly capsule: HTMLElement
  private readonly tabs = element('div', 'phone-tabs')
  private readonly tabState: TabMark[]

  constructor(
    private readonly options: ScreenOptions,
    private readonly actions: ScreenActions,
  ) {
    const menu = button('phone-capsule-menu', '', actions.menu)
    menu.setAttribute('aria-label', '更多')
    menu.append(element('i', ''), element('i', 'phone-dot-large'), element('i', ''))
    const close = button('phone-capsule-close', '', actions.close)
    close.setAttribute('aria-label', '关闭')
    close.append(element('i', ''))
    this.capsule = element('div', 'phone-capsule', menu, close)
    this.tabState = (options.tabBar?.list ?? []).map(() => ({}))
    this.root.append(
      this.pages,
      this.navigation,
      this.tabs,
      this.statusBar,
      this.capsule,
      element('div', 'phone-home-indicator'),
      this.overlay,
    )
    this.measure()
    options.container.replaceChildren(this.root)
  }

  /** Writes the phone's measures where the styles look for them. */
  measure(): void {
    const { width, height, statusBar, navigationBar, tabBar, safeBottom } = this.options.geometry
    const set = (name: string, value: string) => this.root.style.setProperty(`--phone-${name}`, value)
    set('width', `${width}px`)
    set('height', `${height}px`)
    set('rpx', `${width / 750}px`)
    set('vw', `${width / 100}px`)
    set('vh', `${height / 100}px`)
    set('status', `${statusBar}px`)
    set('navigation', `${navigationBar}px`)
    set('tabs', `${tabBar}px`)
    set('safe-top', `${statusBar}px`)
    set('safe-bottom', `${safeBottom}px`)
    set('safe-left', '0px')
    set('safe-right', '0px')
  }

  /** Where in the screen a page with these bars lies: distances from the top and the bottom, and its height, in px. */
  windowOf(bars: PageBars): { top: number; bottom: number; height: number } {
    const { height, statusBar, navigationBar, tabBar, safeBottom } = this.options.geometry
    const top = bars.customNavigation ? 0 : statusBar + navigationBar
    const bottom = bars.nativeTabBar ? tabBar + safeBottom : 0
    return { top, bottom, height: height - top - bottom }
  }

  /** Draws the bars of the page in front. */
  show(bars: PageBars, path: string, lead: 'back' | 'home' | 'none'): void {
    const now = this.options.now()
    this.clock.textContent = `${now.getHours()}:${String(now.getMinutes()).padStart(2, '0')}`
    this.title.textContent = bars.title
    this.navigation.hidden = bars.customNavigation
    this.navigation.style.backgroundColor = bars.background
    const dark = bars.front === 'black'
    for (const part of [this.navigation, this.statusBar, this.capsule])
      part.classList.toggle('phone-dark-ink', dark)
    this.statusBar.style.backgroundColor = bars.customNavigation ? '' : bars.background
    this.lead.replaceChildren()
    if (lead !== 'none') {
      const leave = button('phone-back', '', lead === 'back' ? this.actions.back : this.actions.home)
      leave.setAttribute('aria-label', lead === 'back' ? '返回' : '首页')
      leave.append(icon(lead === 'back' ? BACK : HOME))
      this.lead.append(leave)
    }
    this.drawTabs(bars.nativeTabBar, path)
  }

  /** `wx.setTabBarBadge` and its kin. */
  markTab(index: number, change: TabMark, shown: boolean, path: string): void {
    Object.assign(this.tabState[index] ?? {}, change)
    this.drawTabs(shown, path)
  }

  private drawTabs(shown: boolean, path: string): void {
    const { tabBar, asset } = this.options
    this.tabs.hidden = !shown || tabBar === undefined
    this.tabs.replaceChildren()
    if (!shown || tabBar === undefined) return
    this.tabs.style.backgroundColor = tabBar.backgroundColor ?? '#ffffff'
    tabBar.list.forEach((item, index) => {
      const selected = item.pagePath === path
      const state = this.tabState[index] ?? {}
      const tab = button('phone-tab', '', () => this.actions.switchTab(item.pagePath))
      tab.setAttribute('aria-selected', String(selected))
      tab.style.color = (selected ? tabBar.selectedColor : tabBar.color) ?? ''
      const picture = (selected ? item.selectedIconPath : undefined) ?? item.iconPath
      if (picture !== undefined) {
        const image = element('img', 'phone-tab-icon')
        image.src = asset(picture)
        image.alt = ''
        tab.append(image)
      }
      tab.append(element('span', 'phone-tab-text', state.text ?? item.text))
      if (state.badge !== undefined) tab.append(element('span', 'phone-badge', state.badge))
      else if (state.dot === true) tab.append(element('span', 'phone-badge phone-badge-dot'))
      this.tabs.append(tab)
    })
  }
}

/** The bars a page starts with. */
export function barsOf(window: WindowConfig, nativeTabBar: boolean): PageBars {
  return {
    title: window.navigationBarTitleText ?? '',
    background: window.navigationBarBackgroundColor ?? '#000000',
    front: window.navigationBarTextStyle ?? 'white',
    customNavigation: window.navigationStyle === 'custom',
    nativeTabBar,
  }
}

function statusIcons(): HTMLElement {
  const signal = icon('M3 17v3M8 14v6M13 10v10M18 5v15', 'phone-icon phone-icon-thick')
  const wifi = icon('M4 10c5-5 11-5 16 0M7 14c3-3 7-3 10 0M11 18h2', 'phone-icon phone-icon-thick')
  const battery = element('span', 'phone-battery', element('i', ''))
  return element('span', 'phone-status-icons', signal, wifi, battery)
}
