import { type PhoneBundle } from './bundle'
import { type Coordinates, type NetworkType } from './runtime/device'
import { pullDown } from './runtime/page-gestures'
import { type PageRecord } from './runtime/pages'
import { PhoneRuntime, type PhoneOptions } from './runtime/phone'
import { type WxCall } from './runtime/phone-log'
import { type SetDataRecord } from './runtime/set-data'
import { type ShareCard, shareCard } from './runtime/share'
import { BUILTIN_TAGS } from './runtime/styles'

/** How long `settle` and `waitFor` are patient, in ms. */
const PATIENCE_MS = 5000

/**
 * A phone in a test's hands. Selectors are WXML's: tags without prefix (`button.primary`), `#id`, `.class`,
 * `[attribute]`; text is found with `findText`.
 */
export class Phone {
  constructor(readonly runtime: PhoneRuntime) {}

  /** Opens the mini program, at its home or at a URL such as `/pages/home/index?id=1`, and waits until it rests. */
  async launch(url?: string): Promise<void> {
    this.runtime.launch(url)
    await this.settle()
  }

  get page(): PageRecord {
    return this.runtime.page
  }

  /** Paths of the page stack, the oldest first. */
  get stack(): string[] {
    return this.runtime.router.stack.map(page => page.path)
  }

  /** The title in the navigation bar. */
  get title(): string {
    return this.page.bars.title
  }

  /** The first match on the page in front, its custom tab bar included. */
  find(selector: string): HTMLElement | null {
    return this.page.frame.querySelector<HTMLElement>(toDomSelector(selector))
  }

  findAll(selector: string): HTMLElement[] {
    return [...this.page.frame.querySelectorAll<HTMLElement>(toDomSelector(selector))]
  }

  /** The innermost element on the page in front, or in a dialog over it, whose text is exactly or contains this. */
  findText(text: string | RegExp): HTMLElement | null {
    const matches = (element: HTMLElement) => {
      const content = element.textContent.trim()
      return typeof text === 'string' ? content === text : text.test(content)
    }
    for (const root of [this.runtime.screen.overlay, this.page.frame]) {
      const found = [...root.querySelectorAll<HTMLElement>('*')].filter(matches).at(-1)
      if (found !== undefined) return found
    }
    return null
  }

  /** The text of the first match, of the whole page without a selector; empty if nothing matches. */
  text(selector?: string): string {
    return (selector === undefined ? this.page.frame : this.find(selector))?.textContent ?? ''
  }

  /**
   * Taps the first match of a selector, or an element, and waits until the phone rests.
   * @throws if nothing matches
   */
  async tap(target: string | HTMLElement): Promise<void> {
    press(this.resolve(target))
    await this.settle()
  }

  /** Taps what says this: on the page, in a dialog, in WeChat's own bars. */
  async tapText(text: string | RegExp): Promise<void> {
    const found = this.findText(text)
    if (found === null)
      throw new Error(`nothing says ${String(text)} on ${this.page.path}: ${this.text().slice(0, 300)}`)
    await this.tap(found)
  }

  /** Types into an input or textarea, replacing what it held. */
  async input(target: string | HTMLElement, value: string): Promise<void> {
    const control = this.control(target)
    control.focus()
    control.value = value
    control.dispatchEvent(new Event('input', { bubbles: true }))
    await this.settle()
  }

  /** What an input or textarea holds. */
  value(target: string | HTMLElement): string {
    return this.control(target).value
  }

  /** Presses the keyboard's confirm key in a field. */
  async confirm(target: string | HTMLElement): Promise<void> {
    this.control(target).dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
    await this.settle()
  }

  /** Taps a tab of the native tab bar by its text. */
  async tapTab(text: string): Promise<void> {
    const tabs = [...this.runtime.screen.root.querySelectorAll<HTMLElement>('.phone-tab')]
    const tab = tabs.find(each => each.textContent.includes(text))
    if (tab === undefined) throw new Error(`no tab says ${text}`)
    await this.tap(tab)
  }

  /** WeChat's back button. */
  async back(): Promise<void> {
    this.runtime.guard(() => this.runtime.router.navigateBack(1))
    await this.settle()
  }

  /** Scrolls the page, or a scroll-view, and tells it so; in a DOM without layout heights are given. */
  async scroll(
    target: string | undefined,
    to: number,
    heights?: { client: number; content: number },
  ): Promise<void> {
    const element = target === undefined ? this.page.scroller : this.resolve(target)
    if (heights !== undefined) {
      Object.defineProperty(element, 'clientHeight', { value: heights.client, configurable: true })
      Object.defineProperty(element, 'scrollHeight', { value: heights.content, configurable: true })
    }
    element.scrollTop = to
    element.dispatchEvent(new Event('scroll'))
    await this.settle()
  }

  /** Pulls the page down to refresh. */
  async pullDown(): Promise<void> {
    if (this.page.parts.config.enablePullDownRefresh !== true)
      throw new Error(`${this.page.path} cannot be pulled down`)
    pullDown(this.runtime, this.page)
    await this.settle()
  }

  /** What the page in front would hand to a friend from the menu. */
  share(): Promise<ShareCard> {
    return shareCard(this.runtime, 'menu')
  }

  /** Kinds of the dialogs on the screen: `modal`, `sheet`, `permission`, `privacy`, `share`, `map-app`, `call`… */
  get dialogs(): string[] {
    return this.runtime.dialogs.shown.map(dialog => dialog.kind)
  }

  get toast(): string {
    return this.runtime.dialogs.toastText
  }

  get wxCalls(): readonly WxCall[] {
    return this.runtime.log.wxCalls
  }

  get errors(): readonly Error[] {
    return this.runtime.log.errors
  }

  /** What WeChat's framework warned of. */
  get warnings(): readonly string[] {
    return this.runtime.log.warnings
  }

  /** How often `setData` was called and with how much. */
  get setDataStats(): { count: number; largest: number; total: number; records: readonly SetDataRecord[] } {
    const records = this.runtime.log.setData
    const sizes = records.map(record => record.bytes)
    return {
      count: sizes.length,
      largest: Math.max(0, ...sizes),
      total: sizes.reduce((sum, size) => sum + size, 0),
      records,
    }
  }

  setNetwork(type: NetworkType): void {
    this.runtime.setNetwork(type)
  }

  /** Where the phone is; null switches its location service off. */
  setLocation(location: Coordinates | null): void {
    this.runtime.setLocation(location)
  }

  /** Answers WeChat's question about a scope before it is asked; undefined has it asked again. */
  setPermission(scope: string, allowed: boolean | undefined): void {
    const { authorizations } = this.runtime.device
    if (allowed === undefined) authorizations.delete(scope)
    else authorizations.set(scope, allowed)
  }

  /**
   * Waits until nothing is under way: no call without an answer, no short timer, no new `setData`. A dialog that waits
   * for a person does not count.
   */
  async settle(): Promise<void> {
    const { activity } = this.runtime
    const end = performance.now() + PATIENCE_MS
    let calm = 0
    let seen = -1
    while (calm < 3) {
      await turn()
      const waiting = activity.busy && this.dialogs.length === 0
      calm = waiting || activity.ticks !== seen ? 0 : calm + 1
      seen = activity.ticks
      if (performance.now() > end)
        throw new Error(`the phone does not settle on ${this.runtime.router.current?.path ?? '?'}`)
    }
  }

  /** Polls until the condition holds, and returns what it found. */
  async waitFor<T>(condition: () => T, what = condition.toString()): Promise<NonNullable<T>> {
    const end = performance.now() + PATIENCE_MS
    for (;;) {
      const found = condition()
      if (found !== false && found !== null && found !== undefined) return found
      if (performance.now() > end) {
        const errors = this.errors.map(error => error.message).join('; ')
        throw new Error(
          `waited in vain for ${what} on ${this.runtime.router.current?.path ?? 'no page'}. ${errors}`,
        )
      }
      await turn()
    }
  }

  dispose(): void {
    this.runtime.dispose()
  }

  private resolve(target: string | HTMLElement): HTMLElement {
    const found = typeof target === 'string' ? this.find(target) : target
    if (found === null) throw new Error(`nothing matches ${nameOf(target)} on ${this.page.path}`)
    return found
  }

  private control(target: string | HTMLElement): HTMLInputElement | HTMLTextAreaElement {
    const found = this.resolve(target)
    const control = found.matches('input, textarea') ? found : found.querySelector('input, textarea')
    if (control === null) throw new Error(`${nameOf(target)} is no field`)
    return control as HTMLInputElement | HTMLTextAreaElement
  }
}

/** A phone with this mini program in it, not yet opened. */
export function launchPhone(bundle: PhoneBundle, options: PhoneOptions = {}): Phone {
  return new Phone(new PhoneRuntime(bundle, options))
}

function press(element: HTMLElement): void {
  for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) {
    element.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, composed: true }))
  }
}

function nameOf(target: string | HTMLElement): string {
  return typeof target === 'string' ? target : target.tagName.toLowerCase()
}

function turn(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 2))
}

/** WXML's tags carry a prefix in the DOM. */
export function toDomSelector(selector: string): string {
  return selector.replace(/(^|[\s>+~,(])([a-z][\w-]*)/g, (whole, before: string, tag: string) =>
    BUILTIN_TAGS.has(tag) ? `${before}wx-${tag}` : whole,
  )
}
