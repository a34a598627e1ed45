import { CurrentWindowBackendContext } from 'glass-easel'
import { convertDeclarations } from './styles'

/** Elements of a phone know their glass-easel node. */
export interface PhoneElement extends HTMLElement {
  __wxElement?: unknown
}

type BackendDocument = CurrentWindowBackendContext['document']

/**
 * The DOM as glass-easel's rendering target, with three differences from the one it ships: events come from the
 * phone's own gestures (it would listen on `<body>` and could block scrolling), inline styles go through the WXSS
 * conversion, and an element's rectangle is relative to the phone's screen wherever the phone stands in the window.
 */
export class PhoneBackend extends CurrentWindowBackendContext {
  override document = {
    createElement: (tag: string) => createPhoneElement(tag),
    createTextNode: (content: string) => document.createTextNode(content),
    createDocumentFragment: () => document.createDocumentFragment(),
  } as unknown as BackendDocument

  override render(done: (error: Error | null) => void): void {
    setTimeout(() => done(null))
  }

  override onEvent(): void {
    // Gestures dispatch glass-easel events themselves.
  }

  override setListenerStats(): void {
    // Every event a mini program can hear is dispatched by a gesture or a built-in component, heard or not.
  }

  override setModelBindingStat(): void {
    // Built-in fields set their own property, which is what a two-way binding follows.
  }
}

const BARE_TAG = /^(?:wx-|div$|span$)/

function createPhoneElement(tag: string): HTMLElement {
  const element = document.createElement(BARE_TAG.test(tag) ? tag : `wx-${tag}`)
  const setAttribute = element.setAttribute.bind(element)
  element.setAttribute = (name, value) => {
    if (name === 'style') applyStyle(element, convertDeclarations(value))
    else setAttribute(name, value)
  }
  const rectangle = element.getBoundingClientRect.bind(element)
  element.getBoundingClientRect = () => relativeToScreen(element, rectangle())
  return element
}

/** Through the object model where the browser keeps every property, so that a strict content policy allows it. */
export function applyStyle(element: HTMLElement, style: string): void {
  if (supportsConstructedSheets()) element.style.cssText = style
  else Element.prototype.setAttribute.call(element, 'style', style)
}

export function supportsConstructedSheets(): boolean {
  return 'adoptedStyleSheets' in document && typeof CSSStyleSheet.prototype.replaceSync === 'function'
}

function relativeToScreen(element: HTMLElement, rect: DOMRect): DOMRect {
  const screen = element.closest<HTMLElement>('.phone-page')
  if (screen === null) return rect
  const origin = screen.getBoundingClientRect()
  const scale = screen.offsetWidth > 0 ? origin.width / screen.offsetWidth : 1
  const { x, y, width, height } = rect
  const left = (x - origin.x) / scale
  const top = (y - origin.y) / scale
  const box = { x: left, y: top, left, top, width: width / scale, height: height / scale }
  const edges = { right: left + box.width, bottom: top + box.height }
  return { ...box, ...edges, toJSON: () => ({ ...box, ...edges }) }
}

let shared: PhoneBackend | undefined

/** One for the window: glass-easel numbers style scopes and observers per backend. */
export function phoneBackend(): PhoneBackend {
  return (shared ??= new PhoneBackend())
}
