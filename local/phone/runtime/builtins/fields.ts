import { element } from '../dom'
import { flag, number, text } from '../values'
import { type Builtin, type BuiltinNode } from './builtin'

type Control = HTMLInputElement | HTMLTextAreaElement

function field(make: () => Control, adjust: (control: Control, node: BuiltinNode) => void): Builtin {
  return {
    properties: [
      'value',
      'placeholder',
      'disabled',
      'maxlength',
      'focus',
      'type',
      'password',
      'confirmType',
      'autoFocus',
    ],
    create(node) {
      const control = make()
      node.state.control = control
      node.element.append(control)
      const detail = () => ({ value: control.value, cursor: control.selectionStart ?? control.value.length })
      control.addEventListener('input', event => {
        event.stopPropagation()
        node.setOwn('value', control.value)
        node.fire('input', { ...detail(), keyCode: 0 })
      })
      control.addEventListener('focus', () => {
        node.fire('focus', { ...detail(), height: 0 })
        node.fire('keyboardheightchange', { height: 0, duration: 0 })
      })
      control.addEventListener('blur', () => node.fire('blur', detail()))
      control.addEventListener('keydown', event => {
        const key = (event as KeyboardEvent).key
        if (key !== 'Enter' || control instanceof HTMLTextAreaElement) return
        node.fire('confirm', detail())
        control.blur()
      })
    },
    update(node) {
      const { data } = node
      const control = node.state.control as Control
      if (data.value !== undefined && data.value !== null && control.value !== text(data.value))
        control.value = text(data.value)
      control.placeholder = text(data.placeholder)
      control.disabled = flag(data.disabled)
      const maxLength = number(data.maxlength, 140)
      if (maxLength >= 0) control.maxLength = maxLength
      else control.removeAttribute('maxlength')
      const label = data.ariaLabel ?? data.placeholder
      if (label !== undefined && label !== null) control.setAttribute('aria-label', text(label))
      adjust(control, node)
      const focus = flag(data.focus) || flag(data.autoFocus)
      if (focus && node.state.focused !== true && control.isConnected) control.focus()
      node.state.focused = focus
    },
    attached(node) {
      if (flag(node.data.focus) || flag(node.data.autoFocus)) (node.state.control as Control).focus()
    },
  }
}

const MODES: Record<string, string> = { number: 'numeric', digit: 'decimal', idcard: 'text', tel: 'tel' }

export const inputBuiltin = field(
  () => element('input', 'phone-field'),
  (control, { data }) => {
    const input = control as HTMLInputElement
    input.type = flag(data.password) ? 'password' : 'text'
    input.inputMode = MODES[text(data.type)] ?? 'text'
    input.enterKeyHint = text(data.confirmType, 'done')
  },
)

export const textareaBuiltin = field(
  () => element('textarea', 'phone-field'),
  (control, { data, element: host }) => {
    host.toggleAttribute('auto-height', flag(data.autoHeight))
    if (flag(data.autoHeight))
      (control as HTMLTextAreaElement).rows = Math.max(1, control.value.split('\n').length)
  },
)
