import { type Element as WxElement, Event as WxEvent } from 'glass-easel'
import { type PhoneElement } from './backend'

/** How far a finger may wander, in px, and still tap; how long it must rest, in ms, to press long. */
const TAP_SLOP = 10
const LONG_PRESS_MS = 350
/** What takes no tap of the page's: disabled buttons, and a map's markers, which have events of their own. */
const NO_TAP = 'wx-button[disabled], .phone-marker'

interface Point {
  identifier: number
  pageX: number
  pageY: number
  clientX: number
  clientY: number
}

/** The nearest node of the mini program at or above a DOM node. */
export function wxElementAt(target: EventTarget | null): WxElement | null {
  for (
    let node = target as (Node & PhoneElement) | null;
    node !== null;
    node = node.parentNode as typeof node
  ) {
    if (node.__wxElement !== undefined) return node.__wxElement as WxElement
  }
  return null
}

/** Fires an event as WeChat does, touches included; says whether a listener caught it. */
function fire(
  target: WxElement,
  type: string,
  original: Event,
  detail: unknown,
  fields: Record<string, unknown>,
) {
  const event = new WxEvent(type, detail, {
    bubbles: true,
    composed: true,
    capturePhase: true,
    originalEvent: original,
    extraFields: fields,
  })
  WxEvent.dispatchEvent(target, event)
  return event.defaultPrevented()
}

/**
 * Translates what a finger or a mouse does inside `host` into the mini program's `tap`, `touch*`, `longpress` and
 * animation events.
 * @returns a function that stops listening
 */
export function listenToGestures(host: HTMLElement): () => void {
  const stop = new AbortController()
  let pressed: { at: Point; wandered: boolean; timer: ReturnType<typeof setTimeout> } | undefined
  let touching = false
  /** Where a mouse button went down: what follows is told there, wherever the mouse is by then. */
  let held: EventTarget | null = null

  const onScreen = (at: { clientX: number; clientY: number }, identifier = 0): Point => {
    const origin = host.getBoundingClientRect()
    const scale = host.offsetWidth > 0 ? origin.width / host.offsetWidth : 1
    const clientX = (at.clientX - origin.x) / scale
    const clientY = (at.clientY - origin.y) / scale
    return { identifier, clientX, clientY, pageX: clientX, pageY: clientY }
  }
  const touch = (
    type: string,
    event: Event,
    touches: Point[],
    changed: Point[],
    at: EventTarget | null = event.target,
  ): boolean => {
    const target = wxElementAt(at)
    return target !== null && fire(target, type, event, {}, { touches, changedTouches: changed })
  }
  const press = (event: Event, at: Point) => {
    const timer = setTimeout(() => {
      const target = wxElementAt(event.target)
      if (target === null || pressed?.wandered !== false) return
      const fields = { touches: [at], changedTouches: [at] }
      fire(target, 'longpress', event, { x: at.clientX, y: at.clientY }, fields)
      fire(target, 'longtap', event, { x: at.clientX, y: at.clientY }, fields)
    }, LONG_PRESS_MS)
    pressed = { at, wandered: false, timer }
  }
  const wander = (at: Point) => {
    if (pressed === undefined) return
    const { clientX, clientY } = pressed.at
    if (Math.abs(at.clientX - clientX) > TAP_SLOP || Math.abs(at.clientY - clientY) > TAP_SLOP) {
      pressed.wandered = true
      clearTimeout(pressed.timer)
    }
  }
  const on = <K extends keyof HTMLElementEventMap>(
    type: K,
    run: (event: HTMLElementEventMap[K]) => void,
    passive = true,
  ) => host.addEventListener(type, run, { capture: true, passive, signal: stop.signal })

  for (const type of ['touchstart', 'touchmove', 'touchend', 'touchcancel'] as const) {
    on(
      type,
      event => {
        touching = true
        const touches = Array.from(event.touches, each => onScreen(each, each.identifier))
        const changed = Array.from(event.changedTouches, each => onScreen(each, each.identifier))
        const first = changed[0]
        if (type === 'touchstart' && first !== undefined) press(event, first)
        if (type === 'touchmove' && first !== undefined) wander(first)
        if (type === 'touchend' || type === 'touchcancel') clearTimeout(pressed?.timer)
        const caught = touch(type, event, touches, changed)
        if (caught && type === 'touchmove' && event.cancelable) event.preventDefault()
      },
      type !== 'touchmove',
    )
  }
  const window = host.ownerDocument.defaultView
  const follow = <K extends 'mousemove' | 'mouseup'>(
    type: K,
    run: (event: WindowEventMap[K], at: Point) => void,
  ) => {
    const listen = (event: WindowEventMap[K]) => {
      if (held !== null) run(event, onScreen(event))
    }
    window?.addEventListener(type, listen, { capture: true, passive: true, signal: stop.signal })
  }
  on('mousedown', event => {
    if (touching) return
    const at = onScreen(event)
    held = event.target
    press(event, at)
    touch('touchstart', event, [at], [at])
  })
  follow('mousemove', (event, at) => {
    wander(at)
    touch('touchmove', event, [at], [at], held)
  })
  follow('mouseup', (event, at) => {
    clearTimeout(pressed?.timer)
    touch('touchend', event, [], [at], held)
    held = null
  })
  on('click', event => {
    const wandered = pressed?.wandered === true
    pressed = undefined
    touching = false
    const element = event.target instanceof Element ? event.target : null
    const target = wxElementAt(element)
    if (wandered || target === null || element?.closest(NO_TAP) != null) return
    const at = onScreen(event)
    const fields = { touches: [at], changedTouches: [at] }
    fire(target, 'tap', event, { x: at.clientX, y: at.clientY }, fields)
  })
  for (const type of ['transitionend', 'animationstart', 'animationiteration', 'animationend'] as const) {
    on(type, event => {
      const target = wxElementAt(event.target)
      if (target !== null && event.target === (target as { $$?: unknown }).$$)
        fire(target, type, event, {}, {})
    })
  }
  return () => stop.abort()
}
