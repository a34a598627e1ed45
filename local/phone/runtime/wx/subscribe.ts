import { button, element } from '../dom'
import { type PhoneRuntime } from '../phone'
import { list, text } from '../values'
import { WxFailure } from './api'

const MOST = 3

/**
 * `wx.requestSubscribeMessage`: WeChat's own sheet, with a tick for each template. The phone knows no more of a template
 * than its id; WeChat shows its title. "Always keep this" is not played.
 */
export function subscribeApi(phone: PhoneRuntime) {
  return {
    requestSubscribeMessage: async ({ tmplIds }: Record<string, unknown>) => {
      const ids = [...new Set(list(tmplIds).map(id => text(id)))]
      if (ids.length === 0) throw new WxFailure("fail TmplIds can't be empty", { errCode: 10001 })
      if (ids.length > MOST) throw new WxFailure('fail Templates count out of max bounds', { errCode: 20003 })
      const accepted = await askFor(phone, ids)
      const answers = ids.map(id => [id, accepted.includes(id) ? 'accept' : 'reject'] as const)
      await phone.options.onSubscribe?.(accepted)
      return Object.fromEntries(answers)
    },
  }
}

/** Resolves with the ids whose tick was left when the person allowed it; none when they did not. */
function askFor(phone: PhoneRuntime, ids: readonly string[]): Promise<readonly string[]> {
  return phone.dialogs.ask<readonly string[]>('subscribe', answer => {
    const rows = ids.map(id => {
      const tick = element('input', 'phone-subscribe-tick')
      tick.type = 'checkbox'
      tick.checked = true
      return { id, tick, row: element('label', 'phone-subscribe-row', tick, element('span', '', id)) }
    })
    return element(
      'div',
      'phone-sheet phone-permission',
      element('div', 'phone-permission-title', '申请发送以下消息'),
      ...rows.map(({ row }) => row),
      element('div', 'phone-permission-reason', '每允许一次，可以收到一条'),
      element(
        'div',
        'phone-permission-actions',
        button('phone-permission-no', '取消', () => answer([])),
        button('phone-permission-yes', '允许', () =>
          answer(rows.filter(({ tick }) => tick.checked).map(({ id }) => id)),
        ),
      ),
    )
  })
}
