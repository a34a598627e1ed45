import { findById } from '../dom'
import { flag, number, text } from '../values'
import { type Builtin, type BuiltinNode } from './builtin'

/** A distance as `scroll-top` or `lower-threshold` takes it: px, or a string in px or rpx. */
function distance(value: unknown, fallback: number, node: BuiltinNode): number {
  const rpx = /^(-?[\d.]+)rpx$/.exec(text(value))?.[1]
  if (rpx !== undefined) return (Number(rpx) * node.phone.device.geometry.width) / 750
  return number(typeof value === 'string' ? value.replace(/px$/, '') : value, fallback)
}

export const scrollViewBuiltin: Builtin = {
  properties: [
    'scrollX', 'scrollY', 'scrollTop', 'scrollLeft', 'scrollIntoView', 'scrollWithAnimation', 'upperThreshold',
    'lowerThreshold', 'refresherEnabled', 'refresherTriggered', 'showScrollbar', 'enableFlex',
  ], // prettier-ignore
  create(node) {
    const { element: view } = node
    let last = { top: 0, left: 0 }
    let atLower = false
    let atUpper = true
    view.addEventListener('scroll', () => {
      const { scrollTop, scrollLeft, scrollHeight, scrollWidth } = view
      const moved = { deltaX: last.left - scrollLeft, deltaY: last.top - scrollTop }
      last = { top: scrollTop, left: scrollLeft }
      node.fire('scroll', { scrollTop, scrollLeft, scrollHeight, scrollWidth, ...moved })
      const vertical = flag(node.data.scrollY)
      const rest = vertical
        ? scrollHeight - view.clientHeight - scrollTop
        : scrollWidth - view.clientWidth - scrollLeft
      const gone = vertical ? scrollTop : scrollLeft
      const lower = rest <= distance(node.data.lowerThreshold, 50, node)
      const upper = gone <= distance(node.data.upperThreshold, 50, node)
      if (lower && !atLower) node.fire('scrolltolower', { direction: vertical ? 'bottom' : 'right' })
      if (upper && !atUpper) node.fire('scrolltoupper', { direction: vertical ? 'top' : 'left' })
      atLower = lower
      atUpper = upper
    })
    watchRefresher(node)
  },
  update(node) {
    const { data, element: view, state } = node
    view.toggleAttribute('scroll-x', flag(data.scrollX))
    view.toggleAttribute('scroll-y', flag(data.scrollY))
    view.toggleAttribute('enable-flex', flag(data.enableFlex))
    view.toggleAttribute('no-scrollbar', data.showScrollbar === false)
    view.toggleAttribute('refreshing', flag(data.refresherTriggered))
    const smooth = flag(data.scrollWithAnimation)
    if (data.scrollTop !== state.scrollTop && data.scrollTop !== undefined) {
      scrollTo(view, { top: distance(data.scrollTop, 0, node) }, smooth)
    }
    if (data.scrollLeft !== state.scrollLeft && data.scrollLeft !== undefined) {
      scrollTo(view, { left: distance(data.scrollLeft, 0, node) }, smooth)
    }
    Object.assign(state, { scrollTop: data.scrollTop, scrollLeft: data.scrollLeft })
    const into = text(data.scrollIntoView)
    if (into !== '' && into !== state.into) setTimeout(() => scrollInto(view, into, smooth))
    state.into = into
  },
}

function scrollTo(view: HTMLElement, to: { top?: number; left?: number }, smooth: boolean): void {
  if (smooth && typeof view.scrollTo === 'function') view.scrollTo({ ...to, behavior: 'smooth' })
  else {
    if (to.top !== undefined) view.scrollTop = to.top
    if (to.left !== undefined) view.scrollLeft = to.left
  }
}

function scrollInto(view: HTMLElement, id: string, smooth: boolean): void {
  const target = findById(view, id)
  if (target === null) return
  const from = view.getBoundingClientRect()
  const to = target.getBoundingClientRect()
  scrollTo(
    view,
    { top: view.scrollTop + to.top - from.top, left: view.scrollLeft + to.left - from.left },
    smooth,
  )
}

function watchRefresher(node: BuiltinNode): void {
  const { element: view } = node
  let from: number | undefined
  view.addEventListener('pointerdown', event => {
    from = flag(node.data.refresherEnabled) && view.scrollTop <= 0 ? event.clientY : undefined
  })
  view.addEventListener('pointermove', event => {
    if (from === undefined || event.buttons === 0 || event.clientY - from < 45) return
    from = undefined
    node.setOwn('refresherTriggered', true)
    node.fire('refresherrefresh', {})
  })
}
