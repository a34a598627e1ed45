/** What is wrong with a call, in WeChat's own numbers. */
export interface Problem {
  errCode: number
  errMsg: string
}

type Data = Readonly<Record<string, unknown>>
type Check = (data: Data) => Problem | undefined

const isText = (value: unknown, most = Infinity): value is string =>
  typeof value === 'string' && value !== '' && value.length <= most

const need = (data: Data, ...names: string[]): Problem | undefined => {
  const missing = names.find(name => !isText(data[name]))
  return missing === undefined
    ? undefined
    : { errCode: 47001, errMsg: `data format error: ${missing} is required` }
}

/** Longest values of the kinds of fields a subscription message template has. */
const FIELD_LENGTHS: Record<string, number> = {
  thing: 20,
  number: 32,
  letter: 32,
  symbol: 5,
  character_string: 32,
  phone_number: 17,
  car_number: 8,
  name: 10,
  phrase: 5,
}

function template(data: Data): Problem | undefined {
  const fields = data['data']
  if (typeof fields !== 'object' || fields === null)
    return { errCode: 47003, errMsg: 'argument invalid! data is required' }
  for (const [name, field] of Object.entries(fields as Record<string, unknown>)) {
    const value = typeof field === 'object' && field !== null && 'value' in field ? field.value : undefined
    const kind = /^([a-z_]+?)\d*$/.exec(name)?.[1] ?? ''
    if (!isText(value, FIELD_LENGTHS[kind]))
      return { errCode: 47003, errMsg: `argument invalid! data.${name}.value invalid` }
  }
  return undefined
}

const subscribeMessage: Check = data => {
  const state = data['miniprogramState'] ?? data['miniprogram_state'] ?? 'formal'
  if (state !== 'developer' && state !== 'trial' && state !== 'formal')
    return { errCode: 47001, errMsg: 'miniprogramState invalid' }
  const touser = need(data, 'touser')
  if (touser !== undefined) return { errCode: 40003, errMsg: 'touser字段openid为空或者不正确' }
  if (!isText(data['templateId'] ?? data['template_id']))
    return { errCode: 40037, errMsg: '订阅模板id为空不正确' }
  return template(data)
}

const unlimitedCode: Check = data => {
  const scene = data['scene']
  if (!isText(scene, 32) || !/^[\w!#$&'()*+,/:;=?@.~-]+$/.test(scene))
    return { errCode: 40169, errMsg: 'invalid length for scene, or the data is not json string' }
  const page = data['page']
  if (page !== undefined && (!isText(page) || page.startsWith('/') || page.includes('?')))
    return { errCode: 41030, errMsg: 'invalid page hint' }
  return undefined
}

const textCheck: Check = data => {
  const problem = need(data, 'content')
  if (problem !== undefined) return problem
  if (Buffer.byteLength(data['content'] as string) > 2500 * 3)
    return { errCode: 47001, errMsg: 'content is too long' }
  if (data['version'] === 2)
    return (
      need(data, 'openid') ??
      (data['scene'] === undefined ? { errCode: 47001, errMsg: 'scene is required' } : undefined)
    )
  return undefined
}

/** The APIs this cloud knows, each with the check of its documented parameters. */
export const documentedApis: Readonly<Record<string, Check>> = {
  'subscribeMessage.send': subscribeMessage,
  'wxacode.getUnlimited': unlimitedCode,
  'wxacode.get': data => need(data, 'path'),
  'security.msgSecCheck': textCheck,
  'security.imgSecCheck': data =>
    data['media'] === undefined ? { errCode: 47001, errMsg: 'media is required' } : undefined,
  'security.mediaCheckAsync': data => need(data, 'mediaUrl', 'openid'),
}
