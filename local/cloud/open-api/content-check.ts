import { type Check, isText, need, oneOf, type Parameters } from './parameters'

/** How content was judged. */
export interface Verdict {
  suggest: 'pass' | 'review' | 'risky'
  /** 100 is harmless; 20001 politics, 20002 sex, 20006 crime, 20008 fraud, 20012 vulgar, 21000 other. */
  label: number
}

export const HARMLESS: Verdict = { suggest: 'pass', label: 100 }

/** The text that WeChat's documentation gives for trying out a refusal. */
const TEST_TEXT = '特3456书yuuo莞6543李zxcz蒜7782法fgnv级'

/** What the local cloud thinks of a text by itself. */
export const verdictOf = (data: Parameters): Verdict =>
  typeof data['content'] === 'string' && data['content'].includes(TEST_TEXT)
    ? { suggest: 'risky', label: 20001 }
    : HARMLESS

const asker: Check = data => {
  if (!isText(data['openid'])) return { errCode: 40003, errMsg: 'invalid openid' }
  if (data['scene'] === undefined) return { errCode: 47001, errMsg: 'data format error: scene is required' }
  return oneOf(data, 'scene', [1, 2, 3, 4])
}

/** security.msgSecCheck, in its first version (no `version`) and its second. */
export const textCheck: Check = data => {
  const missing = need(data, 'content') ?? oneOf(data, 'version', [1, 2])
  if (missing !== undefined) return missing
  if (!isText(data['content'], 2500)) return { errCode: 45002, errMsg: 'content size out of limit' }
  if (data['version'] !== 2) return undefined
  if (data['signature'] !== undefined && data['scene'] !== 1)
    return { errCode: 47001, errMsg: 'data format error: signature is for scene 1 only' }
  return asker(data)
}

/** security.mediaCheckAsync */
export const mediaCheck: Check = data => {
  const missing = need(data, 'media_url')
  if (missing !== undefined) return missing
  if (data['media_type'] !== 1 && data['media_type'] !== 2)
    return { errCode: 47001, errMsg: 'data format error: media_type must be 1 or 2' }
  if (data['version'] !== 2) return { errCode: 47001, errMsg: 'data format error: version must be 2' }
  return asker(data)
}

/** security.imgSecCheck */
export const imageCheck: Check = data =>
  data['media'] === undefined ? { errCode: 41005, errMsg: 'media data missing' } : undefined

/** What the second version of the text check answers, beside its error code. */
export const textAnswer = (verdict: Verdict, traceId: string): Record<string, unknown> => ({
  result: verdict,
  detail: [{ strategy: 'content_model', errcode: 0, ...verdict, prob: 90 }],
  trace_id: traceId,
})

/** What WeChat sends some time after a media check was asked for. */
export const mediaResult = (
  data: Parameters,
  verdict: Verdict,
  traceId: string,
  now: number,
): Record<string, unknown> => ({
  ToUserName: 'gh_local',
  FromUserName: data['openid'],
  CreateTime: Math.floor(now / 1000),
  MsgType: 'event',
  Event: 'wxa_media_check',
  appid: 'wx0000000000000000',
  trace_id: traceId,
  version: 2,
  detail: [{ strategy: 'content_model', errcode: 0, ...verdict, prob: 90 }],
  errcode: 0,
  errmsg: 'ok',
  result: verdict,
})
