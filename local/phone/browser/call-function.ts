import { type CallFunction } from '../runtime/phone'
import { isRecord } from '../runtime/values'

/** Posts cloud function calls to the local server; its refusals arrive as WeChat's `{ errCode, errMsg }`. */
export function postCallFunction(url: string, openid: string): CallFunction {
  return async ({ name, data }) => {
    let response: Response
    try {
      response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name, data, openid }),
      })
    } catch {
      throw failure(-1, 'request:fail')
    }
    const answer: unknown = await response.json().catch(() => undefined)
    if (isRecord(answer) && typeof answer.errMsg === 'string')
      throw failure(Number(answer.errCode ?? -1), answer.errMsg)
    if (!response.ok || !isRecord(answer)) throw failure(-1, `request:fail status ${response.status}`)
    return answer.result
  }
}

/** Tells the local cloud, which plays WeChat, what was agreed to: it counts along, and refuses what is more. */
export function postConsents(
  url: string,
  openid: string,
): (templates: readonly string[]) => Promise<unknown> {
  return templates =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ openid, templates }),
    }).catch(() => undefined)
}

function failure(errCode: number, errMsg: string): Error {
  return Object.assign(new Error(errMsg), { errCode, errMsg })
}
