import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { keptSecret } from '../store/kept-secret'

/** The token that opens what a person may read and order here; made once for a data folder, for its owner only. */
export function adminToken(folder: string): string {
  return keptSecret(join(folder, 'admin-token'), 32, () =>
    Buffer.from(randomBytes(24).toString('base64url')),
  ).toString()
}

/** Whether a request carries the token, as a bearer token: in an address it would stay in histories and logs. */
export function carriesToken(request: IncomingMessage, token: string): boolean {
  const given = Buffer.from(/^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '')
  const wanted = Buffer.from(token)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
