import { imageCheck, mediaCheck, textCheck } from './content-check'
import { limitedCode, plainCode, unlimitedCode } from './mini-program-code'
import type { Check } from './parameters'
import { subscribeMessage } from './subscribe-message'

/** The APIs this cloud knows, each with the check of its documented parameters. */
export const documentedApis: Readonly<Record<string, Check>> = {
  'subscribeMessage.send': subscribeMessage,
  'wxacode.getUnlimited': unlimitedCode,
  'wxacode.get': limitedCode,
  'wxacode.createQRCode': plainCode,
  'security.msgSecCheck': textCheck,
  'security.imgSecCheck': imageCheck,
  'security.mediaCheckAsync': mediaCheck,
}

/** Error codes that are often wanted on demand, with WeChat's words. */
export const errorWords: Readonly<Record<number, string>> = {
  [-1]: 'system error',
  40001: 'invalid credential, access_token is invalid or not latest',
  40003: 'invalid openid',
  40037: 'invalid template_id',
  41030: 'invalid page',
  43101: 'user refuse to accept the msg',
  43107: 'subscribe capability banned',
  45009: 'reach max api daily quota limit',
  45011: 'api minute-quota reach limit, must slower, retry next minute',
  45168: 'hit disallowed keyword',
  47001: 'data format error',
  47003: 'argument invalid!',
  48001: 'api unauthorized',
  61010: 'code is expired',
  87014: 'risky content',
}
