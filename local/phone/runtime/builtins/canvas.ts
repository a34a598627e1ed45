import { element } from '../dom'
import { type Builtin } from './builtin'

/** `<canvas type="2d">`: the browser's own canvas, which `SelectorQuery.fields({ node: true })` hands out. */
export const canvasBuiltin: Builtin = {
  properties: ['type', 'canvasId', 'disableScroll'],
  create(node) {
    const canvas = element('canvas', 'phone-canvas')
    node.state.canvas = canvas
    node.element.append(canvas)
  },
}
