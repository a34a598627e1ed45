import { type PhoneBundle } from '../bundle'
import { type PageRecord, parseUrl } from './pages'

const MAX_DEPTH = 10

/** What the router asks of the phone. */
export interface PageHost {
  create: (path: string, query: Record<string, string>) => PageRecord
  start: (page: PageRecord) => void
  show: (page: PageRecord) => void
  hide: (page: PageRecord) => void
  unload: (page: PageRecord) => void
  notFound: (path: string, query: Record<string, string>, openType: string) => void
}

/** A failed navigation, with the words WeChat uses after `navigateTo:`. */
export class NavigationError extends Error {}

/** The page stack: at most ten deep; tab pages stay alive and lie only at the bottom. */
export class Router {
  readonly stack: PageRecord[] = []
  private readonly tabs = new Map<string, PageRecord>()

  constructor(
    private readonly bundle: PhoneBundle,
    private readonly host: PageHost,
  ) {}

  get current(): PageRecord | undefined {
    return this.stack.at(-1)
  }

  isTab(path: string): boolean {
    return this.bundle.app.tabBar?.list.some(tab => tab.pagePath === path) ?? false
  }

  exists(path: string): boolean {
    return this.bundle.pages.includes(path)
  }

  /** Resolves a URL as written in a page: relative to it, or absolute. */
  resolve(url: string): { path: string; query: Record<string, string> } {
    const from = this.current?.path
    if (url.startsWith('/') || from === undefined || this.exists(parseUrl(url).path)) return parseUrl(url)
    const segments = from.split('/').slice(0, -1)
    const [relative = '', search] = url.split('?')
    for (const segment of relative.split('/')) {
      if (segment === '..') segments.pop()
      else if (segment !== '.' && segment !== '') segments.push(segment)
    }
    return parseUrl(segments.join('/') + (search === undefined ? '' : `?${search}`))
  }

  navigateTo(url: string): PageRecord {
    const { path, query } = this.target(url)
    if (this.isTab(path)) throw new NavigationError('fail can not navigateTo a tabbar page')
    if (this.stack.length >= MAX_DEPTH)
      throw new NavigationError(`fail webview count limit exceed ${MAX_DEPTH}`)
    return this.push(path, query)
  }

  redirectTo(url: string): PageRecord {
    const { path, query } = this.target(url)
    if (this.isTab(path)) throw new NavigationError('fail can not redirectTo a tabbar page')
    const page = this.host.create(path, query)
    const old = this.stack.pop()
    if (old !== undefined) this.drop(old)
    this.enter(page)
    return page
  }

  navigateBack(delta: number): void {
    if (this.stack.length <= 1) throw new NavigationError('fail cannot navigate back at first page.')
    for (let left = Math.max(1, delta); left > 0 && this.stack.length > 1; left--) {
      const page = this.stack.pop()
      if (page !== undefined) this.drop(page)
    }
    this.showCurrent()
  }

  switchTab(url: string): void {
    const { path } = this.target(url)
    if (!this.isTab(path)) throw new NavigationError('fail can not switch to no-tabBar page')
    if (this.stack.length === 1 && this.current?.path === path) return
    const kept = this.tabs.get(path)
    const page = kept ?? this.host.create(path, {})
    const front = this.current
    for (let top = this.current; top !== undefined; top = this.current) {
      this.stack.pop()
      // A tab page that lay under another page was told when it was covered.
      if (!this.isTab(top.path)) this.drop(top)
      else if (top === front && top !== page) this.host.hide(top)
    }
    if (kept === undefined) this.enter(page)
    else {
      this.stack.push(page)
      this.host.show(page)
    }
  }

  reLaunch(url: string): PageRecord {
    const { path, query } = this.target(url)
    const page = this.host.create(path, query)
    this.unloadAll()
    this.enter(page)
    return page
  }

  /** Every page that is open: those on the stack, the newest first, and tab pages that wait beside it. */
  get alive(): Set<PageRecord> {
    return new Set([...this.stack].reverse().concat(...this.tabs.values()))
  }

  unloadAll(): void {
    const { alive } = this
    this.stack.length = 0
    this.tabs.clear()
    for (const page of alive) this.host.unload(page)
  }

  private target(url: string) {
    const { path, query } = this.resolve(url)
    if (!this.exists(path)) throw new NavigationError(`fail page "${path}" is not found`)
    return { path, query }
  }

  private push(path: string, query: Record<string, string>): PageRecord {
    const page = this.host.create(path, query)
    if (this.current !== undefined) this.host.hide(this.current)
    this.enter(page)
    return page
  }

  private enter(page: PageRecord): void {
    this.stack.push(page)
    if (this.isTab(page.path)) this.tabs.set(page.path, page)
    this.host.start(page)
  }

  private drop(page: PageRecord): void {
    this.tabs.delete(page.path)
    this.host.unload(page)
  }

  private showCurrent(): void {
    if (this.current !== undefined) this.host.show(this.current)
  }
}
