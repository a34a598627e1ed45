import { element } from '../dom'
import { flag, number, text } from '../values'
import { type Builtin, type BuiltinNode, nodeOf } from './builtin'
import { checkedValues } from './field-values'

function control(node: BuiltinNode): HTMLInputElement {
  return node.state.control as HTMLInputElement
}

function addControl(node: BuiltinNode, type: string): HTMLInputElement {
  const input = element('input', 'phone-choice')
  input.type = type
  node.state.control = input
  node.element.prepend(input)
  return input
}

export const switchBuiltin: Builtin = {
  properties: ['checked', 'disabled', 'color', 'type'],
  create(node) {
    const input = addControl(node, 'checkbox')
    input.setAttribute('role', 'switch')
    input.addEventListener('change', () => {
      node.setOwn('checked', input.checked)
      node.fire('change', { value: input.checked })
    })
  },
  update(node) {
    const input = control(node)
    input.checked = flag(node.data.checked)
    input.disabled = flag(node.data.disabled)
    node.element.style.setProperty('--phone-accent', text(node.data.color, '#04BE02'))
    if (node.data.ariaLabel !== undefined) input.setAttribute('aria-label', text(node.data.ariaLabel))
  },
}

export const sliderBuiltin: Builtin = {
  properties: ['value', 'min', 'max', 'step', 'disabled', 'activeColor', 'showValue'],
  create(node) {
    const input = addControl(node, 'range')
    const shown = element('span', 'phone-slider-value')
    node.element.append(shown)
    node.state.shown = shown
    input.addEventListener('input', () => {
      shown.textContent = flag(node.data.showValue) ? input.value : ''
      node.fire('changing', { value: Number(input.value) })
    })
    input.addEventListener('change', () => {
      node.setOwn('value', Number(input.value))
      node.fire('change', { value: Number(input.value) })
    })
  },
  update(node) {
    const { data } = node
    const input = control(node)
    input.min = String(number(data.min, 0))
    input.max = String(number(data.max, 100))
    input.step = String(number(data.step, 1))
    input.value = String(number(data.value, 0))
    input.disabled = flag(data.disabled)
    node.element.style.setProperty('--phone-accent', text(data.activeColor, '#1aad19'))
    ;(node.state.shown as HTMLElement).textContent = flag(data.showValue) ? input.value : ''
  },
}

/** Radios and checkboxes answer to the group around them. */
function choice(type: 'radio' | 'checkbox'): Builtin {
  return {
    properties: ['value', 'checked', 'disabled', 'color'],
    create(node) {
      const input = addControl(node, type)
      input.addEventListener('click', event => event.stopPropagation())
      input.addEventListener('change', () => choose(node, type))
      node.element.addEventListener('click', event => {
        if (event.target === input || input.disabled) return
        input.checked = type === 'radio' ? true : !input.checked
        choose(node, type)
      })
    },
    update(node) {
      const input = control(node)
      if (node.state.given !== node.data.checked) input.checked = flag(node.data.checked)
      node.state.given = node.data.checked
      input.disabled = flag(node.data.disabled)
      node.element.style.setProperty('--phone-accent', text(node.data.color, '#09BB07'))
    },
  }
}

function choose(node: BuiltinNode, type: 'radio' | 'checkbox'): void {
  const group = nodeOf(node.element.closest(`wx-${type}-group`))
  if (group === undefined) return
  if (type === 'radio') {
    for (const other of group.element.querySelectorAll('wx-radio')) {
      const each = nodeOf(other)
      if (each !== undefined && each !== node) control(each).checked = false
    }
  }
  const values = checkedValues(group)
  group.fire('change', { value: type === 'radio' ? (values[0] ?? '') : values })
}

export const radioBuiltin = choice('radio')
export const checkboxBuiltin = choice('checkbox')
export const groupBuiltin: Builtin = {}
