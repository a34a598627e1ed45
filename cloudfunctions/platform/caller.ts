import type { Identity } from '../../domain/contract/allow'
import { NuanlinError } from '../../domain/contract/errors'
import type { Instant } from '../../domain/time/china-time'
import { textOf, type CallEnvironment } from './context'

/** In WeChat the platform itself says who calls; nothing that the client sends can change it. */
export function callerInWeChat(environment: CallEnvironment): Identity | null {
  const openid = textOf(environment, 'WX_OPENID')
  return openid === undefined ? null : { subject: `wx:${openid}` }
}

/** Over HTTP the caller carries the access token of a session; none is a caller without identity. */
export async function callerOverHttp(
  authorization: string | undefined,
  now: Instant,
): Promise<Identity | null> {
  if (authorization === undefined) return null
  const token = /^Bearer ([A-Za-z0-9_.-]{1,2048})$/.exec(authorization)?.[1]
  if (token === undefined) throw new NuanlinError('UNAUTHENTICATED')
  const { identityOf } = await import('./session')
  return identityOf(token, now)
}
