import { randomBytes } from 'node:crypto'
import { newSession, SESSIONS, tokensOf, type Tokens } from '../../cloudfunctions/platform/session'
import type { Cloud } from '../cloud/start-cloud'
import { requireMethod, sendJson, type Exchange } from './exchange'
import { localDatabase } from './local-database'
import { admitLocal } from './origins'
import { parseObject, readText } from './read-body'
import type { LocalSigningKey } from './signing-keys-file'

/**
 * `POST /local/personas`: a resident of this machine's demonstration, nobody's real identity. The answer is what
 * a browser carries after somebody entered.
 */
export function createPersonaDoor(cloud: Cloud, keys: readonly LocalSigningKey[]) {
  return async (exchange: Exchange): Promise<void> => {
    requireMethod(exchange, 'POST')
    admitLocal(exchange)
    parseObject(await readText(exchange))
    const subject = `h5:local-${randomBytes(12).toString('base64url')}`
    sendJson(exchange, 201, { ...(await enterAs(cloud, keys, subject)), subject })
  }
}

/** Opens a session for a person of this machine's making. */
export async function enterAs(
  cloud: Cloud,
  keys: readonly LocalSigningKey[],
  subject: string,
): Promise<Tokens> {
  const now = cloud.clock.now()
  const session = newSession(subject, 'local', now)
  await localDatabase(cloud).collection(SESSIONS).add(session)
  return tokensOf(
    session,
    now,
    keys.map(({ kid, key }) => ({ kid, secret: Buffer.from(key, 'base64url') })),
  )
}
