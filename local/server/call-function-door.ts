import type { Cloud } from '../cloud/start-cloud'
import { Refusal, requireMethod, sendJson, type Exchange } from './exchange'
import { withOwnFiles } from './file-door'
import { admitLocal } from './origins'
import { parseObject, readText, requireJson } from './read-body'
import { frontWords } from './words'

/**
 * `POST /local/call-function` with `{ name, data, openid }`: what `wx.cloud.callFunction` does in WeChat, for
 * the phone page. Here the page says who it is, which only this machine may believe.
 */
export function createCallFunctionDoor(cloud: Cloud) {
  return async (exchange: Exchange): Promise<void> => {
    requireMethod(exchange, 'POST')
    admitLocal(exchange)
    requireJson(exchange)
    const { name, data, openid } = parseObject(await readText(exchange))
    if (typeof name !== 'string' || typeof openid !== 'string' || !/^[A-Za-z0-9_-]{8,128}$/.test(openid)) {
      throw new Refusal('INVALID_INPUT', frontWords.badCall)
    }
    const answer = JSON.stringify(await cloud.invoke(name, data, { openid, appid: 'wx0000000000000000' }))
    sendJson(exchange, 200, JSON.parse(withOwnFiles(answer, cloud, exchange)))
  }
}
