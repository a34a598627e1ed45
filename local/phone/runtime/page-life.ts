import { applyStyle } from './backend'
import { EventChannel } from './event-channel'
import { watchPageGestures } from './page-gestures'
import { PageRecord } from './pages'
import { type PhoneRuntime } from './phone'
import { type PageHost } from './router'
import { barsOf } from './screen'
import { attachStyles, pageCss } from './style-sheets'
import { text } from './values'

/** Makes pages, puts them on the screen and takes them off, and tells them so in WeChat's order. */
export class PageLife implements PageHost {
  constructor(private readonly phone: PhoneRuntime) {}

  create(path: string, query: Record<string, string>): PageRecord {
    this.phone.modules.enterPackageOf(path)
    this.phone.registry.load(path, this.phone.modules)
    const config = { ...this.phone.bundle.app.window, ...this.phone.bundle.configs[path] }
    const isTab = this.phone.router.isTab(path)
    const custom = this.phone.bundle.app.tabBar?.custom === true
    const page = new PageRecord({
      path,
      query,
      config,
      root: this.phone.registry.createRoot('wx-page', path),
      bars: barsOf(config, isTab && !custom),
      channel: new EventChannel(),
    })
    const fixed = (value: unknown) => ({ value, writable: true, configurable: true })
    Object.defineProperties(page.instance, {
      route: fixed(path),
      __route__: fixed(path),
      options: fixed(query),
      __wxWebviewId__: fixed(page.id),
      getPageId: fixed(() => `pageId:${page.id}`),
      getOpenerEventChannel: fixed(() => page.parts.channel),
      getTabBar: fixed(() => page.tabBar?.instance),
    })
    if (isTab && custom) {
      this.phone.registry.load('custom-tab-bar/index', this.phone.modules)
      const root = this.phone.registry.createRoot('wx-custom-tab-bar', 'custom-tab-bar/index')
      page.tabBar = { root, instance: root.get() as unknown as PageRecord['instance'] }
    }
    page.styles = this.stylesOf(path)
    page.styles.enable(false)
    return page
  }

  private stylesOf(path: string) {
    const components = new Set(this.phone.registry.dependenciesOf(path))
    const custom = this.phone.router.isTab(path) && this.phone.bundle.app.tabBar?.custom === true
    if (custom) {
      components.add('custom-tab-bar/index')
      for (const component of this.phone.registry.dependenciesOf('custom-tab-bar/index'))
        components.add(component)
    }
    return attachStyles(pageCss(this.phone.bundle, path, components, this.phone.device.geometry.width))
  }

  start(page: PageRecord): void {
    this.phone.screen.pages.append(page.frame)
    page.styles?.enable(true)
    this.phone.refreshBars()
    const place = document.createElement('div')
    page.scroller.append(place)
    page.parts.root.attach(page.scroller as never, place as never)
    if (page.tabBar !== undefined) {
      const bar = document.createElement('div')
      page.frame.append(bar)
      page.tabBar.root.attach(page.frame as never, bar as never)
    }
    watchPageGestures(this.phone, page)
    this.phone.guard(() => page.call('onLoad', page.query))
    this.phone.guard(() => page.call('onShow'))
    page.tellComponents('show')
    this.phone.guard(() => page.call('onReady'))
  }

  show(page: PageRecord): void {
    page.frame.hidden = false
    page.styles?.enable(true)
    this.phone.refreshBars()
    this.phone.guard(() => page.call('onShow'))
    page.tellComponents('show')
  }

  /** `covered` by another page; otherwise the whole mini program left the screen. */
  hide(page: PageRecord, covered = true): void {
    if (covered) {
      page.frame.hidden = true
      page.styles?.enable(false)
    }
    this.phone.guard(() => page.call('onHide'))
    page.tellComponents('hide')
  }

  place(page: PageRecord): void {
    const { top, bottom, height } = this.phone.screen.windowOf(page.bars)
    const background = text(page.parts.config.backgroundColor, '#ffffff')
    applyStyle(
      page.frame,
      `top:${top}px;bottom:${bottom}px;--phone-vh:${height / 100}px;background-color:${background}`,
    )
  }

  unload(page: PageRecord): void {
    this.phone.guard(() => page.call('onUnload'))
    page.release()
  }

  notFound(path: string, query: Record<string, string>, openType: string): void {
    this.phone.pageNotFound(path, query, openType)
  }

  /** Every open page is laid out for the screen's new size, those that are covered as well. */
  resize(front: PageRecord): void {
    for (const page of this.phone.router.alive) {
      this.place(page)
      page.styles?.remove()
      page.styles = this.stylesOf(page.path)
      page.styles.enable(page === front)
    }
  }
}
