import { type PhoneRuntime } from '../phone'
import { record, text } from '../values'
import { WxFailure } from './api'

/** `wx.request`, to wherever the page of the phone may reach: WeChat's list of domains is not played. */
export function networkApi(phone: PhoneRuntime) {
  return {
    request: async (options: Record<string, unknown>) => {
      const url = text(options.url)
      if (!/^https?:\/\//.test(url)) throw new WxFailure('fail invalid url')
      if (phone.device.networkType === 'none') throw new WxFailure('fail ', { errno: 600001 })
      const method = text(options.method, 'GET')
      const headers = Object.fromEntries(
        Object.entries(record(options.header)).map(([name, value]) => [name, String(value)]),
      )
      let response: Response
      try {
        response = await fetch(url, { method, headers, ...bodyOf(method, options.data, headers) })
      } catch (cause) {
        throw new WxFailure(`fail ${cause instanceof Error ? cause.message : 'network error'}`, {
          errno: 600001,
        })
      }
      return {
        statusCode: response.status,
        header: Object.fromEntries(response.headers),
        data: dataOf(await response.text(), options.dataType),
      }
    },
  }
}

function bodyOf(method: string, data: unknown, headers: Record<string, string>): { body?: BodyInit } {
  if (method === 'GET' || data === undefined) return {}
  if (typeof data === 'string' || data instanceof ArrayBuffer) return { body: data }
  headers['content-type'] ??= 'application/json'
  return { body: JSON.stringify(data) }
}

/** WeChat makes JSON of what can be JSON unless another type was asked for. */
function dataOf(answer: string, dataType: unknown): unknown {
  if (dataType !== undefined && dataType !== 'json') return answer
  try {
    return JSON.parse(answer) as unknown
  } catch {
    return answer
  }
}
