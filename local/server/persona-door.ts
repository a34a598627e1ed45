import { newSession, SESSIONS, tokensOf, type Tokens } from '../../cloudfunctions/platform/session'
import type { Cloud } from '../cloud/start-cloud'
import { appearAs } from '../personas/appear-as'
import { personas, someone } from '../personas/personas'
import { Refusal, requireMethod, sendJson, type Exchange } from './exchange'
import { localDatabase } from './local-database'
import { admitLocal } from './origins'
import { sendPersonaPage } from './persona-page'
import { parseObject, readText } from './read-body'
import type { LocalSigningKey } from './signing-keys-file'
import { frontWords } from './words'

/**
 * `/local/personas`: people of this machine's making, nobody's real identity. GET shows whom one can be; POST with
 * `{ persona }` (a new resident when it is left out) answers with what a browser carries after they entered.
 */
export function createPersonaDoor(cloud: Cloud, keys: readonly LocalSigningKey[]) {
  return async (exchange: Exchange): Promise<void> => {
    requireMethod(exchange, 'GET', 'HEAD', 'POST')
    admitLocal(exchange)
    if (exchange.method !== 'POST') {
      sendPersonaPage(exchange, personas)
      return
    }
    const { persona: id = someone.id } = parseObject(await readText(exchange))
    const persona = personas.find(known => known.id === id)
    if (!persona) throw new Refusal('NOT_FOUND', frontWords.noSuchPersona)
    const subject = await appearAs(localDatabase(cloud), persona, new Date(cloud.clock.now()))
    sendJson(exchange, 201, { ...(await enterAs(cloud, keys, subject)), subject })
  }
}

/** Opens a session for a person of this machine's making; it stands for their phone too, which nobody here has. */
export async function enterAs(
  cloud: Cloud,
  keys: readonly LocalSigningKey[],
  subject: string,
): Promise<Tokens> {
  const now = cloud.clock.now()
  const session = { ...newSession(subject, 'local', now), asPhone: true as const }
  await localDatabase(cloud).collection(SESSIONS).add(session)
  return tokensOf(
    session,
    now,
    keys.map(({ kid, key }) => ({ kid, secret: Buffer.from(key, 'base64url') })),
  )
}
