import { type NetworkType } from '../runtime/device'
import { button, element } from '../runtime/dom'
import { type PhoneRuntime } from '../runtime/phone'

export interface PanelActions {
  /** Starts the mini program again, as after it was swiped away. */
  restart: () => void
  /** Forgets stored data and given permissions, then restarts. */
  forget: () => void
}

const FONT_SIZES = [15, 16, 17, 19, 21, 24]

/** Beside the phone on a wide screen: what one would change about a phone in the hand. */
export function createPanel(phone: () => PhoneRuntime, actions: PanelActions): HTMLElement {
  const network = choice<NetworkType>(
    '网络 Network',
    [
      ['wifi', 'Wi-Fi'],
      ['4g', '4G'],
      ['none', '断网 Offline'],
    ],
    type => phone().setNetwork(type),
  )
  const size = choice(
    '微信字号 Font size',
    FONT_SIZES.map(each => [String(each), `${each}px`]),
    px => {
      phone().device.fontSize = Number(px)
      actions.restart()
    },
  )
  size.select.value = String(phone().device.fontSize)
  return element(
    'aside',
    'panel',
    element('h1', 'panel-title', '小程序预览'),
    element(
      'p',
      'panel-text',
      '这里运行的就是真正的小程序包，接在本机的云上。真手机会做、这里不会做的：打电话、打开别的 App、显示真实街道。',
    ),
    element(
      'p',
      'panel-text',
      'The real mini program bundle, running on the local cloud. Calls, other apps and street maps are only shown.',
    ),
    network.label,
    size.label,
    placeField(phone),
    button('panel-button', '重新进入 Restart', actions.restart),
    button('panel-button', '清除数据和授权 Forget everything', actions.forget),
  )
}

function choice<T extends string>(label: string, options: [T, string][], change: (value: T) => void) {
  const select = element('select', 'panel-select')
  for (const [value, words] of options) select.append(new Option(words, value))
  select.addEventListener('change', () => change(select.value as T))
  return { select, label: element('label', 'panel-row', element('span', '', label), select) }
}

/** Where the phone is, as "latitude, longitude" in GCJ-02; an unticked box is a switched-off location service. */
function placeField(phone: () => PhoneRuntime): HTMLElement {
  const start = phone().device.location ?? { latitude: 0, longitude: 0 }
  const field = element('input', 'panel-input')
  field.value = `${start.latitude}, ${start.longitude}`
  field.setAttribute('aria-label', '纬度, 经度 latitude, longitude (GCJ-02)')
  const on = element('input', '')
  on.type = 'checkbox'
  on.checked = phone().device.location !== null
  const apply = () => {
    const [latitude, longitude] = field.value.split(/[,，\s]+/).map(Number)
    const valid =
      latitude !== undefined &&
      longitude !== undefined &&
      Math.abs(latitude) <= 90 &&
      Math.abs(longitude) <= 180
    field.setAttribute('aria-invalid', String(!valid))
    if (valid) phone().setLocation(on.checked ? { latitude, longitude } : null)
  }
  field.addEventListener('change', apply)
  on.addEventListener('change', apply)
  return element(
    'div',
    'panel-place',
    element('label', 'panel-row', element('span', '', '定位服务 Location'), on),
    field,
  )
}
