import { type PhoneRuntime } from '../phone'
import { flag, list, number, text } from '../values'
import { WxFailure } from './api'

const CONFIRM_COLOR = '#576B95'

/** Toasts, modals and sheets, drawn on the screen and answered there. */
export function dialogsApi(phone: PhoneRuntime) {
  const { dialogs } = phone
  return {
    showToast: ({ title, icon, duration, image }: Record<string, unknown>) => {
      const look = text(icon, 'success')
      if (look !== 'success' && look !== 'error' && look !== 'loading' && look !== 'none') {
        throw new WxFailure(`fail parameter error: invalid icon "${look}"`)
      }
      const picture = image === undefined ? undefined : phone.asset(text(image))
      dialogs.showToast(text(title), look, number(duration, 1500), picture)
    },
    hideToast: () => dialogs.hideToast(),
    showLoading: ({ title }: Record<string, unknown>) => dialogs.showToast(text(title), 'loading'),
    hideLoading: () => dialogs.hideToast(),
    showModal: async (options: Record<string, unknown>) => {
      const cancel = flag(options.showCancel, true) ? { cancelText: text(options.cancelText, '取消') } : {}
      const answer = await phone.dialogs.modal({
        title: text(options.title),
        content: text(options.content),
        confirmText: text(options.confirmText, '确定'),
        confirmColor: text(options.confirmColor, CONFIRM_COLOR),
        editable: flag(options.editable),
        placeholder: text(options.placeholderText),
        ...cancel,
      })
      return { confirm: answer.confirm, cancel: !answer.confirm, content: answer.content ?? null }
    },
    showActionSheet: async ({ itemList, alertText, itemColor }: Record<string, unknown>) => {
      const lines = list(itemList).map(line => text(line))
      if (lines.length === 0 || lines.length > 6) {
        throw new WxFailure('fail parameter error: itemList should have 1 to 6 items')
      }
      const title = alertText === undefined ? undefined : text(alertText)
      const chosen = await dialogs.sheet('sheet', lines, title, text(itemColor, '#000000'))
      if (chosen === undefined) throw new WxFailure('fail cancel')
      return { tapIndex: chosen }
    },
  }
}
