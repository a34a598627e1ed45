import { flag, list, text } from '../values'
import { type BuiltinNode, nodeOf } from './builtin'

/** The control of the browser inside a field. */
export function controlOf(node: BuiltinNode): HTMLInputElement | HTMLTextAreaElement | null {
  return node.element.querySelector('input, textarea')
}

/** What a form submits for a field. */
export function fieldValue(node: BuiltinNode): unknown {
  const control = controlOf(node)
  switch (node.element.tagName) {
    case 'WX-SWITCH':
      return control instanceof HTMLInputElement && control.checked
    case 'WX-SLIDER':
      return Number(control?.value)
    case 'WX-PICKER':
      return node.data.value
    case 'WX-RADIO-GROUP':
      return checkedValues(node)[0] ?? ''
    case 'WX-CHECKBOX-GROUP':
      return checkedValues(node)
    default:
      return control?.value ?? ''
  }
}

export function checkedValues(group: BuiltinNode): string[] {
  return [...group.element.querySelectorAll('wx-radio, wx-checkbox')].flatMap(each => {
    const choice = nodeOf(each)
    const control = choice === undefined ? null : controlOf(choice)
    return choice !== undefined && control instanceof HTMLInputElement && control.checked
      ? [text(choice.data.value)]
      : []
  })
}

export function resetField(node: BuiltinNode): void {
  const control = controlOf(node)
  if (node.element.tagName === 'WX-PICKER')
    node.setOwn('value', Array.isArray(node.data.value) ? list([]) : 0)
  else if (control instanceof HTMLInputElement && /^(?:checkbox|radio)$/.test(control.type)) {
    for (const each of node.element.querySelectorAll('input'))
      each.checked = flag(nodeOf(each.parentElement)?.data.checked)
  } else if (control !== null) {
    control.value = ''
    node.setOwn('value', '')
  }
}
