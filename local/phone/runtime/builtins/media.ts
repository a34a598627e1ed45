import { element } from '../dom'
import { flag, number, text } from '../values'
import { type Builtin } from './builtin'

const POSITIONS = /^(?:top|bottom|center|left|right)(?: (?:left|right))?$/

export const imageBuiltin: Builtin = {
  properties: ['src', 'mode', 'lazyLoad', 'alt'],
  create(node) {
    const image = element('img', 'phone-image')
    image.alt = ''
    node.state.image = image
    node.element.append(image)
    image.addEventListener('load', () => {
      const { naturalWidth: width, naturalHeight: height } = image
      node.element.style.setProperty('--phone-ratio', `${width || 1} / ${height || 1}`)
      node.fire('load', { width, height })
    })
    image.addEventListener('error', () => node.fire('error', { errMsg: `GET ${text(node.data.src)} failed` }))
  },
  update(node) {
    const image = node.state.image as HTMLImageElement
    const source = text(node.data.src)
    const mode = text(node.data.mode, 'scaleToFill')
    node.element.setAttribute('mode', mode)
    image.style.objectPosition = POSITIONS.test(mode) ? mode : ''
    image.alt = text(node.data.ariaLabel ?? node.data.alt)
    const resolved = source === '' ? '' : node.phone.asset(source)
    if (image.getAttribute('src') === resolved) return
    if (resolved === '') image.removeAttribute('src')
    else image.src = resolved
  },
}

export const progressBuiltin: Builtin = {
  properties: ['percent', 'strokeWidth', 'activeColor', 'color', 'backgroundColor', 'showInfo'],
  create(node) {
    const bar = element('i', 'phone-progress-bar')
    const info = element('span', 'phone-progress-info')
    node.element.append(element('span', 'phone-progress-track', bar), info)
    Object.assign(node.state, { bar, info })
    node.element.dataset.role = 'progressbar'
  },
  update({ data, state, element: host }) {
    const percent = Math.min(100, Math.max(0, number(data.percent, 0)))
    const bar = state.bar as HTMLElement
    bar.style.width = `${percent}%`
    bar.style.backgroundColor = text(data.activeColor ?? data.color, '#09BB07')
    host.style.setProperty('--phone-stroke', `${number(data.strokeWidth, 6)}px`)
    host.setAttribute('aria-valuenow', String(percent))
    ;(state.info as HTMLElement).textContent = flag(data.showInfo) ? `${percent}%` : ''
  },
}

export const iconBuiltin: Builtin = {
  properties: ['type', 'size', 'color'],
  update({ data, element: host }) {
    host.setAttribute('type', text(data.type))
    host.style.setProperty('--phone-size', `${number(data.size, 23)}px`)
    host.style.color = text(data.color)
  },
}

/** A page of the web inside WeChat; the phone names its address and goes nowhere. */
export const webViewBuiltin: Builtin = {
  properties: ['src'],
  create(node) {
    node.state.label = element('div', 'phone-web-view')
    node.element.append(node.state.label as HTMLElement)
  },
  update(node) {
    ;(node.state.label as HTMLElement).textContent = text(node.data.src)
  },
}
