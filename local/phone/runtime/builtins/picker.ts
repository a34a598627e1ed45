import { button, element } from '../dom'
import { flag, isRecord, list, number, text } from '../values'
import { type Builtin, type BuiltinNode } from './builtin'

/** A tap opens WeChat's wheel from the foot of the screen; here each wheel is a list to choose from. */
export const pickerBuiltin: Builtin = {
  properties: ['mode', 'range', 'rangeKey', 'value', 'start', 'end', 'fields', 'disabled', 'headerText'],
  create(node) {
    node.component.addListener('tap', () => {
      if (!flag(node.data.disabled)) void open(node)
    })
  },
}

interface Wheel {
  labels: string[]
  at: number
}

async function open(node: BuiltinNode): Promise<void> {
  const mode = text(node.data.mode, 'selector')
  const chosen =
    mode === 'date' || mode === 'time' ? await askMoment(node, mode) : await askWheels(node, mode)
  if (chosen === undefined) {
    node.fire('cancel', {})
    return
  }
  node.setOwn('value', chosen)
  node.fire('change', { value: chosen })
}

function label(item: unknown, key: string): string {
  return isRecord(item) ? text(item[key]) : text(item)
}

async function askWheels(node: BuiltinNode, mode: string): Promise<number | number[] | undefined> {
  const { data } = node
  const key = text(data.rangeKey)
  const columns = mode === 'multiSelector' ? list(data.range).map(list) : [list(data.range)]
  const value = mode === 'multiSelector' ? list(data.value) : [data.value]
  if (mode !== 'selector' && mode !== 'multiSelector') {
    node.phone.log.error(new Error(`<picker mode="${mode}"> is not supported by this phone`))
    return undefined
  }
  const wheels: Wheel[] = columns.map((items, index) => ({
    labels: items.map(item => label(item, key)),
    at: Math.max(0, number(value[index], 0)),
  }))
  const answer = await askSheet(node, () => {
    const row = element('div', 'phone-wheels')
    wheels.forEach((wheel, column) => {
      const box = element('div', 'phone-wheel')
      box.setAttribute('role', 'listbox')
      wheel.labels.forEach((line, index) => {
        const item = button('phone-wheel-item', line, () => {
          wheel.at = index
          for (const other of box.children) other.setAttribute('aria-selected', String(other === item))
          if (mode === 'multiSelector') node.fire('columnchange', { column, value: index })
        })
        item.setAttribute('role', 'option')
        item.setAttribute('aria-selected', String(index === wheel.at))
        box.append(item)
      })
      row.append(box)
    })
    return row
  })
  if (!answer) return undefined
  return mode === 'multiSelector' ? wheels.map(wheel => wheel.at) : (wheels[0]?.at ?? 0)
}

async function askMoment(node: BuiltinNode, mode: 'date' | 'time'): Promise<string | undefined> {
  const input = element('input', 'phone-moment')
  input.type = mode === 'date' && text(node.data.fields) === 'month' ? 'month' : mode
  input.value = text(node.data.value)
  input.min = text(node.data.start)
  input.max = text(node.data.end)
  return (await askSheet(node, () => input)) ? input.value : undefined
}

function askSheet(node: BuiltinNode, content: () => HTMLElement): Promise<boolean> {
  return node.phone.dialogs.ask<boolean>('picker', answer =>
    element(
      'div',
      'phone-sheet phone-picker',
      element(
        'div',
        'phone-picker-bar',
        button('phone-picker-cancel', '取消', () => answer(false)),
        element('span', 'phone-picker-title', text(node.data.headerText)),
        button('phone-picker-confirm', '确定', () => answer(true)),
      ),
      content(),
    ),
  )
}
