import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { NuanlinError } from '../../domain/contract/errors'
import { HOUR, type Instant } from '../../domain/time/china-time'
import { signingKeys, type SigningKey } from './signing-keys'

const LIFETIME = 24 * HOUR

/**
 * Signs a position in a list. It is bound to `scope` (who asks, with which filters, in which order), so a
 * cursor of another list or person is refused, and lives 24 hours.
 */
export function signCursor(position: unknown, scope: unknown, now: Instant): string {
  const body = Buffer.from(JSON.stringify({ p: position, e: now + LIFETIME })).toString('base64url')
  const [key] = signingKeys()
  return `${body}.${key ? mac(key, body, scope) : ''}`
}

/** @throws INVALID_INPUT for a cursor that was changed, has expired or belongs to another list. */
export function readCursor<Position>(
  cursor: string,
  scope: unknown,
  now: Instant,
  parse: (position: unknown) => Position,
): Position {
  const refused = () => new NuanlinError('INVALID_INPUT', { details: [{ path: 'cursor', message: '' }] })
  const [body = '', signature = ''] = cursor.split('.')
  if (!signingKeys().some(key => same(mac(key, body, scope), signature))) throw refused()
  const { p, e } = JSON.parse(Buffer.from(body, 'base64url').toString()) as { p: unknown; e: number }
  if (e < now) throw refused()
  return parse(p)
}

function mac(key: SigningKey, body: string, scope: unknown): string {
  const bound = createHash('sha256').update(JSON.stringify(scope)).digest('base64url')
  return createHmac('sha256', key.secret).update(`cursor.${key.kid}.${bound}.${body}`).digest('base64url')
}

function same(a: string, b: string): boolean {
  const left = Buffer.from(a)
  const right = Buffer.from(b)
  return left.length === right.length && timingSafeEqual(left, right)
}
