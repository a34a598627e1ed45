import { type Root } from 'glass-easel-miniprogram-adapter'
import { type EntryConfig } from '../bundle'
import { element } from './dom'
import { type EventChannel } from './event-channel'
import { type PageBars } from './screen'
import { type AttachedStyles } from './style-sheets'
import { type Loose } from './values'

/** What the mini program itself holds of a page or component: `this` in its methods. */
export type Instance = Loose & { setData: (data: Loose, done?: () => void) => void; data: Loose }

export interface PageParts {
  path: string
  query: Record<string, string>
  config: EntryConfig
  root: Root
  bars: PageBars
  channel: EventChannel
}

let lastId = 0

/** A page on the stack. */
export class PageRecord {
  readonly id = ++lastId
  /** The page's window on the screen; what is fixed in the page is fixed in it. */
  readonly frame = element('div', 'phone-page')
  /** What scrolls. */
  readonly scroller = element('div', 'phone-scroll')
  readonly instance: Instance
  styles: AttachedStyles | undefined
  tabBar: { root: Root; instance: Instance } | undefined

  constructor(readonly parts: PageParts) {
    this.instance = parts.root.get() as unknown as Instance
    this.frame.dataset.page = parts.path
    this.frame.append(this.scroller)
  }

  get path(): string {
    return this.parts.path
  }

  get query(): Record<string, string> {
    return this.parts.query
  }

  get bars(): PageBars {
    return this.parts.bars
  }

  has(method: string): boolean {
    return typeof this.instance[method] === 'function'
  }

  /** Calls a lifecycle method if the page has it. */
  call(method: string, ...args: unknown[]): unknown {
    const run = this.instance[method]
    return typeof run === 'function'
      ? (run as (...args: unknown[]) => unknown).apply(this.instance, args)
      : undefined
  }

  /** Tells the page's components (and its tab bar) that the page is shown, hidden or resized. */
  tellComponents(event: 'show' | 'hide' | 'resize', ...args: unknown[]): void {
    this.parts.root.getComponent().triggerPageLifetime(event, args)
    this.tabBar?.root.getComponent().triggerPageLifetime(event, args)
  }

  release(): void {
    this.tabBar?.root.release()
    this.parts.root.release()
    this.styles?.remove()
    this.frame.remove()
  }
}

/** `/a/b?x=1` → path without a leading slash, and its parameters decoded. */
export function parseUrl(url: string): { path: string; query: Record<string, string> } {
  const [path = '', search = ''] = url.replace(/^\//, '').split('?')
  const query: Record<string, string> = {}
  for (const pair of search.split('&')) {
    if (pair === '') continue
    const [key = '', ...rest] = pair.split('=')
    query[decode(key)] = decode(rest.join('='))
  }
  return { path: path.replace(/\.html$/, ''), query }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
