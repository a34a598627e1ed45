import { flag, number } from '../values'
import { type Builtin, type BuiltinNode } from './builtin'

const SWIPE_DISTANCE = 40

/** Pages side by side (or one above the other), one of which is in view. */
export const swiperBuiltin: Builtin = {
  properties: ['current', 'autoplay', 'interval', 'duration', 'circular', 'vertical', 'indicatorDots'],
  create(node) {
    let from: { x: number; y: number } | undefined
    node.element.addEventListener('pointerdown', event => (from = { x: event.clientX, y: event.clientY }))
    node.element.addEventListener('pointerup', event => {
      if (from === undefined) return
      const moved = flag(node.data.vertical) ? event.clientY - from.y : event.clientX - from.x
      from = undefined
      if (Math.abs(moved) >= SWIPE_DISTANCE) go(node, current(node) + (moved < 0 ? 1 : -1), 'touch')
    })
  },
  update(node) {
    const wanted = number(node.data.current, 0)
    if (node.state.given !== wanted) node.state.at = wanted
    node.state.given = wanted
    draw(node)
    clearInterval(node.state.timer as number | undefined)
    if (flag(node.data.autoplay)) {
      node.state.timer = window.setInterval(
        () => go(node, current(node) + 1, 'autoplay'),
        number(node.data.interval, 5000),
      )
    }
  },
  attached: draw,
  detached: node => clearInterval(node.state.timer as number | undefined),
}

export const swiperItemBuiltin: Builtin = { properties: ['itemId'] }

function current(node: BuiltinNode): number {
  return number(node.state.at, 0)
}

function items(node: BuiltinNode): HTMLElement[] {
  return [...node.element.querySelectorAll<HTMLElement>('wx-swiper-item')].filter(
    item => item.closest('wx-swiper') === node.element,
  )
}

function go(node: BuiltinNode, to: number, source: 'touch' | 'autoplay'): void {
  const count = items(node).length
  if (count === 0) return
  const at =
    flag(node.data.circular) || source === 'autoplay'
      ? (to + count) % count
      : Math.min(count - 1, Math.max(0, to))
  if (at === current(node)) return
  node.state.at = at
  node.state.given = at
  draw(node)
  node.setOwn('current', at)
  const detail = { current: at, currentItemId: '', source }
  node.fire('change', detail)
  node.fire('animationfinish', detail)
}

function draw(node: BuiltinNode): void {
  const axis = flag(node.data.vertical) ? 'Y' : 'X'
  items(node).forEach((item, index) => {
    item.style.transform = `translate${axis}(${(index - current(node)) * 100}%)`
    item.setAttribute('aria-hidden', String(index !== current(node)))
  })
}
