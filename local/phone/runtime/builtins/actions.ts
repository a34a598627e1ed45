import { findById } from '../dom'
import { presentShare, openSettings } from '../share'
import { flag, number, text } from '../values'
import { type Builtin, type BuiltinNode, nodeOf } from './builtin'
import { fieldValue, resetField } from './field-values'

/** Events that a button of each open-type fires, and what they bring. */
export const buttonBuiltin: Builtin = {
  properties: ['type', 'size', 'plain', 'disabled', 'loading', 'formType', 'openType'],
  create(node) {
    node.element.dataset.role = 'button'
    node.component.addListener('tap', () => press(node))
  },
  update({ data, element }) {
    element.setAttribute('type', text(data.type, 'default'))
    element.setAttribute('size', text(data.size, 'default'))
    element.toggleAttribute('plain', flag(data.plain))
    element.toggleAttribute('disabled', flag(data.disabled))
    element.toggleAttribute('loading', flag(data.loading))
    if (flag(data.disabled)) element.setAttribute('aria-disabled', 'true')
    else element.removeAttribute('aria-disabled')
  },
}

function press(node: BuiltinNode): void {
  const { data, element, phone } = node
  if (flag(data.disabled)) return
  const form = nodeOf(element.closest('wx-form'))
  const formType = text(data.formType)
  if (form !== undefined && formType === 'submit')
    form.fire('submit', { value: formValues(form), target: {} })
  if (form !== undefined && formType === 'reset') {
    for (const field of fieldsOf(form)) resetField(field)
    form.fire('reset', {})
  }
  const openType = text(data.openType)
  for (const type of openType.split('|').filter(each => each !== '')) void openTypes[type]?.(node)
  if (openType !== '' && !openType.split('|').every(type => type in openTypes)) {
    phone.log.error(new Error(`<button open-type="${openType}"> is not supported by this phone`))
  }
}

const openTypes: Record<string, (node: BuiltinNode) => Promise<void> | void> = {
  share: node =>
    presentShare(node.phone, 'button', { id: node.component.id, dataset: node.component.dataset }),
  async getPhoneNumber(node) {
    const allowed = await node.phone.dialogs.permission(
      'phone',
      '申请获取并验证你的手机号',
      '演示号码 130****0000',
      '不允许',
      '允许',
    )
    node.fire('getphonenumber', {
      ...(allowed
        ? { errMsg: 'getPhoneNumber:ok', code: 'local-phone-code' }
        : { errMsg: 'getPhoneNumber:fail user deny', errno: 103 }),
    })
  },
  async openSetting(node) {
    await openSettings(node.phone)
    node.fire('opensetting', {
      errMsg: 'openSetting:ok',
      authSetting: Object.fromEntries(node.phone.device.authorizations),
    })
  },
  agreePrivacyAuthorization(node) {
    node.phone.device.privacyAgreed = true
    // Known before the page hears of the tap: it says so at once.
    node.phone.events.emit('PrivacyAgreed', node.component.id)
    node.fire('agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' })
  },
  async contact(node) {
    await node.phone.dialogs.appScreen<boolean>('contact', '客服消息', () => [], true)
    node.fire('contact', { errMsg: 'enterContact:ok', path: '', query: {} })
  },
  async feedback(node) {
    await node.phone.dialogs.appScreen<boolean>('feedback', '意见反馈', () => [], true)
  },
}

export const formBuiltin: Builtin = {}

function fieldsOf(form: BuiltinNode): BuiltinNode[] {
  const found = form.element.querySelectorAll(
    'wx-input,wx-textarea,wx-switch,wx-picker,wx-slider,wx-radio-group,wx-checkbox-group',
  )
  return [...found].flatMap(each => nodeOf(each) ?? [])
}

function formValues(form: BuiltinNode): Record<string, unknown> {
  return Object.fromEntries(
    fieldsOf(form).flatMap(field => {
      const name = text(field.data.name)
      return name === '' ? [] : [[name, fieldValue(field)] as const]
    }),
  )
}

/** A tap on a label is a tap on its control. */
export const labelBuiltin: Builtin = {
  properties: ['for'],
  create(node) {
    node.element.addEventListener('click', event => {
      const wanted = text(node.data.for)
      const page = node.element.closest('.phone-page')
      const control =
        wanted === ''
          ? node.element.querySelector('wx-switch,wx-radio,wx-checkbox,wx-button,wx-input')
          : findById(page ?? document, wanted)
      if (control === null || control.contains(event.target as Node)) return
      event.stopPropagation()
      const inner = control.querySelector<HTMLElement>('input')
      ;(inner ?? (control as HTMLElement)).click()
    })
  },
}

export const navigatorBuiltin: Builtin = {
  properties: ['url', 'openType', 'delta', 'target'],
  create(node) {
    node.element.dataset.role = 'link'
    node.component.addListener('tap', () => {
      const { data, phone } = node
      const kinds: Record<string, string> = {
        navigate: 'navigateTo',
        redirect: 'redirectTo',
        switchTab: 'switchTab',
        reLaunch: 'reLaunch',
        navigateBack: 'navigateBack',
      }
      const api = phone.wx[kinds[text(data.openType, 'navigate')] ?? '']
      if (typeof api !== 'function') {
        phone.log.error(
          new Error(`<navigator open-type="${text(data.openType)}"> is not supported by this phone`),
        )
        return
      }
      const done = (event: string) => (result: unknown) => node.fire(event, result)
      ;(api as (options: object) => unknown)({
        url: text(data.url),
        delta: number(data.delta, 1),
        success: done('success'),
        fail: done('fail'),
        complete: done('complete'),
      })
    })
  },
}
