import { type PhoneBundle } from '../bundle'
import { Activity } from './activity'
import { defineBuiltins } from './builtins/define'
import { type Coordinates, type DeviceState, createDevice } from './device'
import { Dialogs } from './dialogs'
import { listenToGestures } from './gestures'
import { ModuleLoader } from './modules'
import { listenToFramework } from './framework-errors'
import { PageLife } from './page-life'
import { type PageRecord, parseUrl } from './pages'
import { PhoneLog } from './phone-log'
import { Registry } from './registry'
import { Router } from './router'
import { createGlobals } from './scope'
import { Screen } from './screen'
import { openMenu } from './share'
import { TemporaryFiles } from './temporary-files'
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
  /** Told the templates of which one message more was just agreed to. */
  onSubscribe?: (templates: readonly string[]) => Promise<unknown>
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
  readonly files = new TemporaryFiles()
  readonly events = new AppEvents()
  readonly storage: PhoneStorage
  readonly screen: Screen
  readonly dialogs: Dialogs
  readonly pages: PageLife
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
    this.pages = new PageLife(this)
    this.router = new Router(bundle, this.pages)
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
    this.stopListening.push(listenToGestures(this.screen.pages), listenToFramework(this))
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
    if (page !== undefined) this.pages.hide(page, false)
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
    if (page !== undefined) this.pages.show(page)
  }

  /** Another size of the screen, as when a phone is turned or a window is dragged. */
  resize(width: number, height: number): void {
    Object.assign(this.device.geometry, { width, height })
    this.screen.measure()
    const size = {
      size: { windowWidth: width, windowHeight: height, screenWidth: width, screenHeight: height },
    }
    const page = this.router.current
    if (page === undefined) return
    this.pages.resize(page)
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
    this.pages.place(page)
    this.screen.show(page.bars, page.path, this.router.stack.length > 1 ? 'back' : home ? 'none' : 'home')
  }

  asset(path: string): string {
    if (path.startsWith('wxfile:')) return this.files.addressOf(path)
    if (/^(?:data:|blob:|https?:|cloud:)/.test(path)) return path
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
      this.tellAppOf(error)
      this.events.emit('Error', error)
      return undefined
    }
  }

  dispose(): void {
    this.activity.stop()
    this.router.unloadAll()
    this.dialogs.clear()
    this.files.forget()
    for (const stop of this.stopListening) stop()
    this.screen.root.remove()
  }

  private callApp(method: string, ...args: unknown[]): void {
    const run = this.app?.[method]
    if (typeof run === 'function')
      this.guard(() => (run as (...args: unknown[]) => unknown).apply(this.app, args))
  }

  /** An app whose own onError throws is not told of that too. */
  private tellAppOf(error: unknown): void {
    const words = error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error)
    const { onError } = this.app ?? {}
    if (typeof onError !== 'function') return
    try {
      ;(onError as (words: string) => unknown).call(this.app, words)
    } catch (another) {
      this.log.error(another)
    }
  }

  private loadMainPackage(): void {
    for (const path of this.bundle.app.pages) this.guard(() => this.registry.load(path, this.modules))
  }

  /** Tells the app; without a listener it is an error of the mini program. */
  pageNotFound(path: string, query: Record<string, string>, openType: string): void {
    const event = { path, query, isEntryPage: openType === 'appLaunch' }
    if (typeof this.app?.onPageNotFound === 'function') this.callApp('onPageNotFound', event)
    else this.log.error(new Error(`Page "${path}" is not found`))
  }

  private tapTab(path: string): void {
    const tabs = list(this.bundle.app.tabBar?.list).map(record)
    const index = tabs.findIndex(tab => tab.pagePath === path)
    const pressed = { index, pagePath: path, text: text(tabs[index]?.text) }
    if (this.page.path !== path) this.router.switchTab(`/${path}`)
    this.guard(() => this.page.call('onTabItemTap', pressed))
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
