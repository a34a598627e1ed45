import { flag, text } from '../values'
import { type BuiltinNode } from './builtin'

const DEFAULTS: Record<string, string> = { 'WX-BUTTON': 'button-hover', 'WX-NAVIGATOR': 'navigator-hover' }

/** The class an element wears while it is pressed. */
export function watchHover(node: BuiltinNode): void {
  const { element } = node
  let worn: string[] = []
  const leave = () => {
    element.classList.remove(...worn)
    worn = []
  }
  element.addEventListener('pointerdown', () => {
    const name = text(node.data.hoverClass, DEFAULTS[element.tagName] ?? 'none')
    if (name === 'none' || name === '' || flag(node.data.disabled)) return
    leave()
    worn = name.split(/\s+/)
    element.classList.add(...worn)
  })
  for (const type of ['pointerup', 'pointercancel', 'pointerleave']) element.addEventListener(type, leave)
}
