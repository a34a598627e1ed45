import type { Cloud } from '../cloud/start-cloud'
import { Refusal, requireMethod, sendJson, type Exchange } from './exchange'
import { admitLocal } from './origins'
import { parseObject, readText, requireJson } from './read-body'
import { frontWords } from './words'

const MOST = 3

/**
 * `POST /local/consents` with `{ openid, templates }`: somebody allowed a message of each template on the phone page, as
 * WeChat would know. From then on the cloud refuses what goes beyond that, as WeChat does.
 */
export function createConsentDoor(cloud: Cloud) {
  return async (exchange: Exchange): Promise<void> => {
    requireMethod(exchange, 'POST')
    admitLocal(exchange)
    requireJson(exchange)
    const { openid, templates } = parseObject(await readText(exchange))
    const ids: readonly unknown[] = Array.isArray(templates) ? templates : []
    if (typeof openid !== 'string' || !/^[A-Za-z0-9_-]{8,128}$/.test(openid) || ids.length > MOST)
      throw new Refusal('INVALID_INPUT', frontWords.badCall)
    for (const id of ids) if (typeof id === 'string') cloud.openApi.accepts.add(openid, id)
    sendJson(exchange, 200, {})
  }
}
