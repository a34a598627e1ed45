import { type PhoneRuntime } from '../phone'
import { type Loose, isRecord, messageOf, number, text, throughJson } from '../values'
import { WxFailure, asynchronous } from './api'

/** `wx.cloud`: `init` and `callFunction`, carried by the transport the phone was given. */
export function cloudApi(phone: PhoneRuntime): Loose {
  let ready = false
  return {
    init: () => {
      ready = true
    },
    callFunction: asynchronous(phone, 'cloud.callFunction', async ({ name, data }) => {
      if (!ready)
        throw new WxFailure('fail Error: Cloud API isn’t enabled, please call wx.cloud.init first', {
          errCode: -1,
        })
      if (typeof name !== 'string' || name === '') {
        throw new WxFailure('fail parameter error: parameter.name should be String', { errCode: -501000 })
      }
      if (phone.device.networkType === 'none') {
        throw new WxFailure('fail Error: request:fail network is disconnected', { errCode: -1 })
      }
      const { callFunction } = phone.options
      if (callFunction === undefined)
        throw new WxFailure('fail Error: this phone has no cloud', { errCode: -1 })
      try {
        const result = throughJson(await callFunction({ name, data: throughJson(data ?? {}) }))
        return { result, requestID: `local-${++requests}` }
      } catch (error) {
        const errCode = number(isRecord(error) ? error.errCode : undefined, -1)
        const message = text(isRecord(error) ? error.errMsg : undefined, messageOf(error))
        throw new WxFailure(message.startsWith('cloud.callFunction:') ? message : `fail Error: ${message}`, {
          errCode,
        })
      }
    }),
  }
}

let requests = 0
