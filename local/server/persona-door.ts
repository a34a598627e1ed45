import { randomBytes } from 'node:crypto'
import { SignJWT } from 'jose'
import { requireMethod, sendJson, type Exchange } from './exchange'
import { admitLocal } from './origins'
import { parseObject, readText } from './read-body'
import type { LocalSigningKey } from './signing-keys-file'

const LIFETIME_SECONDS = 30 * 24 * 60 * 60

/**
 * `POST /local/personas`: a resident of this machine's demonstration, nobody's real identity. The answer is
 * a token for 30 days, signed with the newest key of the data folder.
 */
export function createPersonaDoor(keys: readonly LocalSigningKey[], now: () => number) {
  return async (exchange: Exchange): Promise<void> => {
    requireMethod(exchange, 'POST')
    admitLocal(exchange)
    parseObject(await readText(exchange))
    const subject = `local-${randomBytes(12).toString('base64url')}`
    sendJson(exchange, 201, { token: await personaToken(keys, subject, now()), subject })
  }
}

/** A token that functions accept as `h5:<subject>`. @throws when there is no key to sign with. */
export function personaToken(
  keys: readonly LocalSigningKey[],
  subject: string,
  now: number,
): Promise<string> {
  const [newest] = keys
  if (!newest) throw new Error('the data folder has no signing key')
  const issuedAt = Math.floor(now / 1000)
  return new SignJWT()
    .setProtectedHeader({ alg: 'HS256', kid: newest.kid })
    .setIssuer('nuanlin')
    .setAudience('nuanlin')
    .setSubject(subject)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + LIFETIME_SECONDS)
    .sign(Buffer.from(newest.key, 'base64url'))
}
