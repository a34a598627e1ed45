import { randomBytes } from 'node:crypto'
import type { Identity } from '../../domain/contract/allow'
import { NuanlinError } from '../../domain/contract/errors'
import { DAY, MINUTE, type Instant } from '../../domain/time/china-time'
import { database, row, rows, type Transaction } from './database'
import { signingKeys, type SigningKey } from './signing-keys'

/** A browser that somebody entered, as stored in `sessions`. In WeChat there is none: the platform says who calls. */
export interface SessionDocument {
  readonly _id: string
  readonly subject: string
  /** What the person would recognise it by, for instance `Chrome · Windows`. */
  readonly browser: string
  /** Counts refreshes: a refresh token is good for one generation. */
  readonly generation: number
  readonly refreshedAt: Date
  readonly expiresAt: Date
  readonly endedAt: Date | null
  /** Stands for the phone, which a local preview has not; no function writes it. */
  readonly asPhone?: true
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly version: number
}

/** What a browser carries. The access token goes with every call, the refresh token only to get the next two. */
export interface Tokens {
  readonly accessToken: string
  readonly refreshToken: string
  /** When the access token ends, ISO 8601. */
  readonly expiresAt: string
}

export const SESSIONS = 'sessions'
const ACCESS_LIFETIME = 15 * MINUTE
const SESSION_LIFETIME = 30 * DAY
/** An answer can be lost: the generation before is good this long after a refresh, and gives the same tokens. */
const GRACE = MINUTE
/** Far more browsers than anybody enters within the life of a session. */
const MOST_SESSIONS = 1000

/** A session that is not stored yet. */
export function newSession(subject: string, browser: string, now: Instant): SessionDocument {
  const at = new Date(now)
  return {
    _id: randomBytes(18).toString('base64url'),
    subject,
    browser,
    generation: 1,
    refreshedAt: at,
    expiresAt: new Date(now + SESSION_LIFETIME),
    endedAt: null,
    createdAt: at,
    updatedAt: at,
    version: 1,
  }
}

/** The tokens of a session's present generation: signing them again gives tokens that are just as good. */
export async function tokensOf(
  session: SessionDocument,
  now: Instant,
  keys = signingKeys(),
): Promise<Tokens> {
  const until = Math.min(now + ACCESS_LIFETIME, session.expiresAt.getTime())
  const [accessToken, refreshToken] = await Promise.all([
    sign(keys, 'access', { sub: session._id }, now, until),
    sign(
      keys,
      'refresh',
      { sub: session._id, generation: session.generation },
      now,
      session.expiresAt.getTime(),
    ),
  ])
  return { accessToken, refreshToken, expiresAt: new Date(until).toISOString() }
}

/** Whose session an access token is of. @throws UNAUTHENTICATED when forged, over, or ended by its owner */
export async function identityOf(accessToken: string, now: Instant): Promise<Identity> {
  const { sub } = await verify('access', accessToken, now)
  const session = await findSession(sub, now)
  if (!session) throw new NuanlinError('UNAUTHENTICATED')
  return {
    subject: session.subject,
    session: session._id,
    ...(session.asPhone ? { asPhone: true } : {}),
  }
}

/** A session that is open; null when there is none, or it is over. */
export async function findSession(id: string, now: Instant): Promise<SessionDocument | null> {
  const db = await database()
  const session = await row<SessionDocument>(db.collection(SESSIONS).doc(id).get())
  return isOpen(session, now) ? session : null
}

/** Somebody's browsers, the last used first. */
export async function openSessions(subject: string, now: Instant): Promise<SessionDocument[]> {
  const db = await database()
  const found = await rows<SessionDocument>(
    db.collection(SESSIONS).where({ subject, endedAt: null }).orderBy('refreshedAt', 'desc').limit(50).get(),
  )
  return found.filter(session => isOpen(session, now))
}

/** Somebody's browsers inside a transaction, those whose time is up among them. */
export async function openSessionsInside(
  transaction: Transaction,
  subject: string,
): Promise<SessionDocument[]> {
  return rows<SessionDocument>(
    transaction.collection(SESSIONS).where({ subject, endedAt: null }).limit(MOST_SESSIONS).get(),
  )
}

/** What names a session in the generation that an act has given: what is signed later is of this one or of none. */
export function generationOf({ _id, generation }: SessionDocument): string {
  return `${_id}.${generation}`
}

/**
 * The session of such a reference, as long as its tokens may be signed once more: an answer can be lost. Whoever comes
 * back later than that, or after the next generation was taken, repeats what somebody else has sent.
 */
export async function findGeneration(
  reference: string | null,
  now: Instant,
): Promise<{ readonly session: SessionDocument | null; readonly fresh: boolean }> {
  const [id = '', generation] = (reference ?? '').split('.')
  const session = id === '' ? null : await findSession(id, now)
  const fresh =
    session !== null &&
    String(session.generation) === generation &&
    now - session.refreshedAt.getTime() < GRACE
  return { session, fresh }
}

/** One session, over or not, inside a transaction. */
export function sessionInside(transaction: Transaction, id: string): Promise<SessionDocument | null> {
  return row<SessionDocument>(transaction.collection(SESSIONS).doc(id).get())
}

/** Ends a session: its tokens are refused from the next call on. */
export async function endSession(transaction: Transaction, id: string, now: Instant): Promise<void> {
  const at = new Date(now)
  await transaction.collection(SESSIONS).doc(id).update({ endedAt: at, updatedAt: at })
}

/**
 * Takes a refresh token for the next generation of its session, inside a transaction. A token that was already
 * taken ends the session: somebody has a copy.
 * @returns the session as it is now, and whether it has been ended because of a copy
 */
export async function refreshInside(
  transaction: Transaction,
  refreshToken: string,
  now: Instant,
): Promise<{ readonly session: SessionDocument; readonly copied: boolean }> {
  const { sub, generation } = await verify('refresh', refreshToken, now)
  const sessions = transaction.collection(SESSIONS)
  const session = await row<SessionDocument>(sessions.doc(sub).get())
  if (!isOpen(session, now)) throw new NuanlinError('UNAUTHENTICATED')
  const at = new Date(now)
  if (generation === session.generation) {
    const next = {
      generation: session.generation + 1,
      refreshedAt: at,
      updatedAt: at,
      version: session.version + 1,
    }
    await sessions.doc(sub).update(next)
    return { session: { ...session, ...next }, copied: false }
  }
  if (generation === session.generation - 1 && now - session.refreshedAt.getTime() < GRACE)
    return { session, copied: false }
  await sessions.doc(sub).update({ endedAt: at, updatedAt: at, version: session.version + 1 })
  return { session, copied: true }
}

function isOpen(session: SessionDocument | null, now: Instant): session is SessionDocument {
  return session !== null && session.endedAt === null && session.expiresAt.getTime() > now
}

type Use = 'access' | 'refresh'

async function sign(
  keys: readonly SigningKey[],
  use: Use,
  claims: { sub: string; generation?: number },
  now: Instant,
  until: Instant,
) {
  const [newest] = keys
  if (!newest) throw new Error('there is no key to sign with')
  const { SignJWT } = await import('jose')
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'HS256', kid: newest.kid })
    .setIssuer('nuanlin')
    .setAudience(`nuanlin-${use}`)
    .setIssuedAt(Math.floor(now / 1000))
    .setExpirationTime(Math.floor(until / 1000))
    .sign(newest.secret)
}

async function verify(use: Use, token: string, now: Instant): Promise<{ sub: string; generation: number }> {
  const { jwtVerify } = await import('jose')
  try {
    const { payload } = await jwtVerify(
      token,
      ({ kid }) => {
        const key = signingKeys().find(k => k.kid === kid)
        if (!key) throw new Error('no such key')
        return key.secret
      },
      {
        algorithms: ['HS256'],
        issuer: 'nuanlin',
        audience: `nuanlin-${use}`,
        currentDate: new Date(now),
        requiredClaims: ['sub', 'exp'],
      },
    )
    return { sub: payload.sub ?? '', generation: Number(payload['generation'] ?? 0) }
  } catch (cause) {
    throw new NuanlinError('UNAUTHENTICATED', { cause })
  }
}
