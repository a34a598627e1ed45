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

/** Whether a request carries the token, in its address (for a browser) or as a bearer token. */
export function carriesToken(request: IncomingMessage, url: URL, token: string): boolean {
  const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1]
  const given = Buffer.from(bearer ?? url.searchParams.get('token') ?? '')
  const wanted = Buffer.from(token)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}
