import { type Check, isText, oneOf, type Parameters, type Problem } from './parameters'

/**
 * What the fields of a subscription message's template may hold, by the kind their name begins with.
 * Source: WeChat's server API, subscribeMessage.send, "订阅消息参数值内容限制说明".
 */
const FIELD_KINDS: Readonly<Record<string, RegExp>> = {
  thing: /^.{1,20}$/su,
  number: /^(?=.{1,32}$)-?\d+(\.\d+)?$/u,
  letter: /^[A-Za-z]{1,32}$/u,
  symbol: /^[^\p{L}\p{N}\s]{1,5}$/u,
  character_string: /^[\x20-\x7e]{1,32}$/u,
  // 24-hour times, alone or with a date, and two of them with a tilde between.
  time: /^(?=.{1,64}$)[\d年月日时分秒:：/.\-~ ]*\d[\d年月日时分秒:：/.\-~ ]*$/u,
  date: /^(?=.{1,64}$)\d{4}[年/.-]\d{1,2}[月/.-]\d{1,2}日?([ T]?\d{1,2}:\d{2}(:\d{2})?)?$/u,
  amount: /^[¥￥$€£]?\d{1,10}(\.\d+)?元?$/u,
  phone_number: /^[\d+\-() *]{1,17}$/u,
  car_number: /^.{1,8}$/su,
  name: /^([\p{Script=Han}·]{1,10}|[A-Za-z .]{1,20}|[\p{Script=Han}A-Za-z ·.]{1,10})$/u,
  phrase: /^\p{Script=Han}{1,5}$/u,
}

function fields(data: Parameters): Problem | undefined {
  const values = data['data']
  if (typeof values !== 'object' || values === null || Object.keys(values).length === 0)
    return { errCode: 47003, errMsg: 'argument invalid! data is required' }
  for (const [name, field] of Object.entries(values as Record<string, unknown>)) {
    const value: unknown =
      typeof field === 'object' && field !== null && 'value' in field ? field.value : undefined
    const kind = FIELD_KINDS[/^([a-z_]+?)\d*$/.exec(name)?.[1] ?? '']
    const text = typeof value === 'number' ? String(value) : value
    if (kind === undefined || typeof text !== 'string' || !kind.test(text))
      return { errCode: 47003, errMsg: `argument invalid! data.${name}.value invalid` }
  }
  return undefined
}

/** subscribeMessage.send */
export const subscribeMessage: Check = data => {
  if (!isText(data['touser'])) return { errCode: 40003, errMsg: 'invalid openid' }
  if (!isText(data['template_id'])) return { errCode: 40037, errMsg: 'invalid template_id' }
  const page = data['page']
  if (page !== undefined && (typeof page !== 'string' || page.startsWith('/')))
    return { errCode: 41030, errMsg: 'invalid page' }
  return (
    oneOf(data, 'miniprogram_state', ['developer', 'trial', 'formal']) ??
    oneOf(data, 'lang', ['zh_CN', 'en_US', 'zh_HK', 'zh_TW']) ??
    fields(data)
  )
}
