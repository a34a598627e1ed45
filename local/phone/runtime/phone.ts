import {
  addGlobalErrorListener,
  addGlobalWarningListener,
  removeGlobalErrorListener,
  removeGlobalWarningListener,
} from 'glass-easel'
import { type PhoneBundle } from '../bundle'
import { Activity } from './activity'
import { applyStyle } from './backend'
import { defineBuiltins } from './builtins/define'
import { type Coordinates, type DeviceState, createDevice } from './device'
import { Dialogs } from './dialogs'
import { EventChannel } from './event-channel'
import { listenToGestures } from './gestures'
import { ModuleLoader } from './modules'
import { watchPageGestures } from './page-gestures'
import { PageRecord, parseUrl } from './pages'
import { PhoneLog } from './phone-log'
import { Registry } from './registry'
import { Router } from './router'
import { createGlobals } from './scope'
import { Screen, barsOf } from './screen'
import { openMenu } from './share'
import { attachStyles, pageCss } from './style-sheets'
import { type Loose, list, record, text } from './values'
import { createWx } from './wx/create-wx'
import { AppEvents } from './wx/app-events'
import { type PhoneStorage, memoryStorage } from './wx/storage'

/** Carries `wx.cloud.callFunction` to whatever answers it; may reject with `{ errCode, errMsg }`. */
export type CallFunction = (request: { name: string; data: unknown }) => Promise<unknown>

export interface PhoneOptions {
  /** Where the phone is drawn; `<body>` unless given. */
  container?: HTMLElement
  device?: Partial<DeviceState>
  callFunction?: CallFunction
  storage?: PhoneStorage
  /** What the mini program's console writes to. */
  console?: Console
  /** The present, in ms since 1970; the real one unless given. */
  now?: () => number
  onError?: (error: Error) => void
  /** Told the URL of every page that comes to the front. */
  onPage?: (url: string) => void
}

const APP_SCENE = 1001

/** A phone with one mini program in it. */
export class PhoneRuntime {
  readonly device: DeviceState
  readonly log: PhoneLog
  readonly activity = new Activity()
  readonly events = new AppEvents()
  readonly storage: PhoneStorage
  readonly screen: Screen
  readonly dialogs: Dialogs
  readonly router: Router
  readonly modules: ModuleLoader
  readonly registry: Registry
  readonly wx: Loose
  app: Loose | undefined
  launchOptions: Loose = {}
  clipboard = ''
  private readonly stopListening: (() => void)[] = []

  constructor(
    readonly bundle: PhoneBundle,
    readonly options: PhoneOptions = {},
  ) {
    this.device = createDevice(options.device)
    this.storage = options.storage ?? memoryStorage()
    this.log = new PhoneLog(options.onError ?? (() => undefined))
    this.registry = new Registry(bundle, record => {
      this.activity.ticks++
      this.log.setData.push(record)
    })
    this.screen = new Screen(
      {
        container: options.container ?? document.body,
        geometry: this.device.geometry,
        tabBar: bundle.app.tabBar,
        asset: path => this.asset(path),
        now: () => new Date(options.now?.() ?? Date.now()),
      },
      {
        back: () => this.guard(() => this.router.navigateBack(1)),
        home: () => this.guard(() => this.router.reLaunch(`/${this.homePath}`)),
        menu: () => void openMenu(this),
        close: () => this.guard(() => this.enterBackground()),
        switchTab: path => this.guard(() => this.tapTab(path)),
      },
    )
    this.dialogs = new Dialogs(this.screen.overlay)
    this.router = new Router(bundle, this.pageHost())
    this.wx = createWx(this)
    const globals = createGlobals(
      this.activity.timers(task => this.guard(task)),
      options.console ?? console,
      options.now,
    )
    Object.assign(globals, this.registry.constructors(), {
      wx: this.wx,
      App: (definition: Loose) => void (this.app = definition),
      getApp: () => this.app,
      getCurrentPages: () => this.router.stack.map(page => page.instance),
      __wxConfig: { envVersion: 'develop', pages: bundle.pages },
    })
    this.modules = new ModuleLoader({ app: bundle.app, sources: bundle.modules, globals })
    defineBuiltins(this)
    this.stopListening.push(listenToGestures(this.screen.pages), this.listenToFramework())
  }

  get page(): PageRecord {
    const page = this.router.current
    if (page === undefined) throw new Error('no page is open')
    return page
  }

  get homePath(): string {
    return this.bundle.app.entryPagePath ?? this.bundle.pages[0] ?? ''
  }

  /** Opens the mini program at a page, as from its icon, a shared card or a QR code. */
  launch(url = `/${this.homePath}`, scene = APP_SCENE): void {
    const { path, query } = parseUrl(url)
    this.launchOptions = { path, query, scene, referrerInfo: {}, shareTicket: '' }
    const first = this.app === undefined
    if (first) {
      this.guard(() => this.modules.load('app'))
      if (this.bundle.app.lazyCodeLoading !== 'requiredComponents') this.loadMainPackage()
      this.callApp('onLaunch', this.launchOptions)
    }
    this.callApp('onShow', this.launchOptions)
    this.events.emit('AppShow', this.launchOptions)
    if (!this.router.exists(path)) this.pageNotFound(path, query, 'appLaunch')
    else this.guard(() => this.router.reLaunch(url))
  }

  /** The mini program leaves the screen: another app, the lock, the close button. */
  enterBackground(): void {
    const page = this.router.current
    if (page !== undefined) this.hidePage(page, false)
    this.callApp('onHide')
    this.events.emit('AppHide', { reason: 3 })
    void this.dialogs
      .appScreen<boolean>(
        'background',
        '微信',
        answer => {
          const open = document.createElement('button')
          open.className = 'phone-app-open'
          open.textContent = '回到小程序'
          open.addEventListener('click', () => answer(true))
          return [open]
        },
        true,
      )
      .then(() => this.enterForeground())
  }

  enterForeground(): void {
    this.callApp('onShow', this.launchOptions)
    this.events.emit('AppShow', this.launchOptions)
    const page = this.router.current
    if (page !== undefined) this.showPage(page)
  }

  /** Another size of the screen, as when a phone is turned or a window is dragged. */
  resize(width: number, height: number): void {
    Object.assign(this.device.geometry, { width, height })
    this.screen.measure()
    for (const page of this.router.stack) this.placePage(page)
    const size = {
      size: { windowWidth: width, windowHeight: height, screenWidth: width, screenHeight: height },
    }
    const page = this.router.current
    if (page === undefined) return
    page.styles?.remove()
    page.styles = this.stylesOf(page.path)
    this.events.emit('WindowResize', size)
    this.guard(() => page.call('onResize', size))
    page.tellComponents('resize', size)
  }

  setNetwork(networkType: DeviceState['networkType']): void {
    this.device.networkType = networkType
    this.events.emit('NetworkStatusChange', { isConnected: networkType !== 'none', networkType })
  }

  setLocation(location: Coordinates | null): void {
    this.device.location = location
  }

  /** Draws the bars of the page in front again. */
  refreshBars(): void {
    const page = this.router.current
    if (page === undefined) return
    const query = new URLSearchParams(page.query).toString()
    this.options.onPage?.(`/${page.path}${query === '' ? '' : `?${query}`}`)
    const home = page.path === this.homePath || this.router.isTab(page.path)
    this.placePage(page)
    this.screen.show(page.bars, page.path, this.router.stack.length > 1 ? 'back' : home ? 'none' : 'home')
  }

  asset(path: string): string {
    if (/^(?:data:|blob:|https?:|wxfile:|cloud:)/.test(path)) return path
    const from = this.router.current?.path ?? ''
    return (
      this.bundle.assets[`/${path.replace(/^\//, '')}`] ?? this.bundle.assets[relativeTo(from, path)] ?? path
    )
  }

  /** Runs code of the mini program; what it throws is an error of the app, not of the phone. */
  guard<T>(run: () => T): T | undefined {
    try {
      return run()
    } catch (error) {
      this.log.error(error)
      this.callAppQuietly(
        'onError',
        error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error),
      )
      this.events.emit('Error', error)
      return undefined
    }
  }

  dispose(): void {
    this.activity.stop()
    this.router.unloadAll()
    this.dialogs.clear()
    for (const stop of this.stopListening) stop()
    this.screen.root.remove()
  }

  private callApp(method: string, ...args: unknown[]): void {
    const run = this.app?.[method]
    if (typeof run === 'function')
      this.guard(() => (run as (...args: unknown[]) => unknown).apply(this.app, args))
  }

  private callAppQuietly(method: string, ...args: unknown[]): void {
    const run = this.app?.[method]
    if (typeof run === 'function') (run as (...args: unknown[]) => unknown).apply(this.app, args)
  }

  private loadMainPackage(): void {
    for (const path of this.bundle.app.pages) this.guard(() => this.registry.load(path, this.modules))
  }

  private pageNotFound(path: string, query: Record<string, string>, openType: string): void {
    const event = { path, query, isEntryPage: openType === 'appLaunch' }
    if (typeof this.app?.onPageNotFound === 'function') this.callApp('onPageNotFound', event)
    else this.log.error(new Error(`Page "${path}" is not found`))
  }

  private pageHost() {
    return {
      create: (path: string, query: Record<string, string>) => this.createPage(path, query),
      start: (page: PageRecord) => this.startPage(page),
      show: (page: PageRecord) => this.showPage(page),
      hide: (page: PageRecord) => this.hidePage(page, true),
      unload: (page: PageRecord) => {
        this.guard(() => page.call('onUnload'))
        page.release()
      },
      notFound: (path: string, query: Record<string, string>, openType: string) =>
        this.pageNotFound(path, query, openType),
    }
  }

  private createPage(path: string, query: Record<string, string>): PageRecord {
    this.modules.enterPackageOf(path)
    this.registry.load(path, this.modules)
    const config = { ...this.bundle.app.window, ...this.bundle.configs[path] }
    const isTab = this.router.isTab(path)
    const custom = this.bundle.app.tabBar?.custom === true
    const page = new PageRecord({
      path,
      query,
      config,
      root: this.registry.createRoot('wx-page', path),
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
      this.registry.load('custom-tab-bar/index', this.modules)
      const root = this.registry.createRoot('wx-custom-tab-bar', 'custom-tab-bar/index')
      page.tabBar = { root, instance: root.get() as unknown as PageRecord['instance'] }
    }
    page.styles = this.stylesOf(path)
    page.styles.enable(false)
    return page
  }

  private stylesOf(path: string) {
    const components = new Set(this.registry.dependenciesOf(path))
    const custom = this.router.isTab(path) && this.bundle.app.tabBar?.custom === true
    if (custom) {
      components.add('custom-tab-bar/index')
      for (const component of this.registry.dependenciesOf('custom-tab-bar/index')) components.add(component)
    }
    return attachStyles(pageCss(this.bundle, path, components, this.device.geometry.width))
  }

  private startPage(page: PageRecord): void {
    this.screen.pages.append(page.frame)
    page.styles?.enable(true)
    this.refreshBars()
    const place = document.createElement('div')
    page.scroller.append(place)
    page.parts.root.attach(page.scroller as never, place as never)
    if (page.tabBar !== undefined) {
      const bar = document.createElement('div')
      page.frame.append(bar)
      page.tabBar.root.attach(page.frame as never, bar as never)
    }
    watchPageGestures(this, page)
    this.guard(() => page.call('onLoad', page.query))
    this.guard(() => page.call('onShow'))
    page.tellComponents('show')
    this.guard(() => page.call('onReady'))
  }

  private showPage(page: PageRecord): void {
    page.frame.hidden = false
    page.styles?.enable(true)
    this.refreshBars()
    this.guard(() => page.call('onShow'))
    page.tellComponents('show')
  }

  private hidePage(page: PageRecord, covered: boolean): void {
    if (covered) {
      page.frame.hidden = true
      page.styles?.enable(false)
    }
    this.guard(() => page.call('onHide'))
    page.tellComponents('hide')
  }

  private placePage(page: PageRecord): void {
    const { top, bottom, height } = this.screen.windowOf(page.bars)
    const background = text(page.parts.config.backgroundColor, '#ffffff')
    applyStyle(
      page.frame,
      `top:${top}px;bottom:${bottom}px;--phone-vh:${height / 100}px;background-color:${background}`,
    )
  }

  private tapTab(path: string): void {
    const tabs = list(this.bundle.app.tabBar?.list).map(record)
    const index = tabs.findIndex(tab => tab.pagePath === path)
    const pressed = { index, pagePath: path, text: text(tabs[index]?.text) }
    if (this.page.path !== path) this.router.switchTab(`/${path}`)
    this.guard(() => this.page.call('onTabItemTap', pressed))
  }

  /** Errors that glass-easel catches in callbacks of this mini program are the mini program's. */
  private listenToFramework(): () => void {
    const space = this.registry.codeSpace.getComponentSpace()
    const listener: Parameters<typeof addGlobalErrorListener>[0] = (error, method, component) => {
      if (typeof component === 'object' && component.getRootBehavior().ownerSpace !== space) return
      const where = method === undefined ? '' : ` (${method})`
      this.guard(() => {
        if (error instanceof Error) throw error
        throw new Error(`${String(error)}${where}`)
      })
      return false
    }
    const warn: Parameters<typeof addGlobalWarningListener>[0] = (message, component) => {
      if (typeof component === 'object' && component.getRootBehavior().ownerSpace !== space) return
      this.log.warnings.push(message)
      return false
    }
    addGlobalErrorListener(listener)
    addGlobalWarningListener(warn)
    return () => {
      removeGlobalErrorListener(listener)
      removeGlobalWarningListener(warn)
    }
  }
}

function relativeTo(page: string, path: string): string {
  const segments = page.split('/').slice(0, -1)
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop()
    else if (segment !== '.') segments.push(segment)
  }
  return `/${segments.join('/')}`
}
