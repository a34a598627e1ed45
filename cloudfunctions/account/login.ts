import { randomBytes } from 'node:crypto'
import type { accountContract } from '../../domain/account/contract'
import { NuanlinError } from '../../domain/contract/errors'
import { nameIn } from '../../domain/contract/name'
import { LOGIN_LIFETIME } from '../../domain/account/login'
import type { Instant } from '../../domain/time/china-time'
import { callerOf, type Handlers } from '../platform/call'
import { database, row, rows, type Transaction } from '../platform/database'
import { GRANTS, MOST_GRANTS, type GrantDocument } from '../platform/grants'
import { tell } from '../platform/notify'
import { codeHash, keepCode, oneTimeCode, secretOf, type KeptCode } from '../platform/one-time-code'
import {
  endSession,
  findGeneration,
  generationOf,
  newSession,
  openSessions,
  openSessionsInside,
  SESSIONS,
  tokensOf,
} from '../platform/session'

/** A browser that asks to be let in, as stored in `logins`. */
interface LoginDocument extends KeptCode {
  readonly _id: string
  readonly browser: string
  readonly state: 'waiting' | 'approved' | 'refused' | 'used'
  /** Subject of who let it in. */
  readonly approvedBy: string | null
  /** The session that came of it. */
  readonly session: string | null
  readonly expiresAt: Date
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly version: number
}

const LOGINS = 'logins'
/** Far more than anybody allows in the minutes that a login lives. */
const MOST_APPROVED = 1000

type Procedures = (typeof accountContract)['procedures']
type Mine =
  | 'startLogin'
  | 'loginState'
  | 'login'
  | 'approveLogin'
  | 'refuseLogin'
  | 'finishLogin'
  | 'sessions'
  | 'endSession'
  | 'endOtherSessions'

/** Entering H5 by scanning its QR with the mini program, and leaving it again. */
export const loginHandlers: Pick<Handlers<Procedures>, Mine> = {
  startLogin: {
    async effect({ browser }, { now }, transaction) {
      const _id = randomBytes(16).toString('hex')
      const at = new Date(now)
      const login: LoginDocument = {
        _id,
        ...keepCode('login', _id),
        browser,
        state: 'waiting',
        approvedBy: null,
        session: null,
        expiresAt: new Date(now + LOGIN_LIFETIME),
        createdAt: at,
        updatedAt: at,
        version: 1,
      }
      await transaction.collection(LOGINS).add(login)
      return _id
    },
    async answer(reference) {
      const login = reference === null ? null : await find(reference)
      if (!login) throw new NuanlinError('NOT_FOUND')
      return {
        id: login._id,
        code: oneTimeCode('login', login._id, login.kid),
        secret: secretOf('login', login._id, login.kid),
        expiresAt: login.expiresAt.toISOString(),
      }
    },
  },

  async loginState({ id, secret }, { now }) {
    const login = await find(id)
    if (!login || secret !== secretOf('login', id, login.kid)) throw new NuanlinError('NOT_FOUND')
    const over = login.state === 'used' || isOver(login, now)
    return { state: over ? 'over' : login.state }
  },

  async login({ code }, call) {
    const db = await database()
    const [login] = await rows<LoginDocument>(
      db
        .collection(LOGINS)
        .where({ codeHash: codeHash('login', code) })
        .limit(1)
        .get(),
    )
    if (login?.state !== 'waiting' || isOver(login, call.now)) throw new NuanlinError('LOGIN_OVER')
    const grants = await rows<GrantDocument>(
      db
        .collection(GRANTS)
        .where({ subject: callerOf(call).subject, state: 'active' })
        .limit(MOST_GRANTS)
        .get(),
    )
    return {
      browser: login.browser,
      startedAt: login.createdAt.toISOString(),
      expiresAt: login.expiresAt.toISOString(),
      grants: grants.map(({ role, placeName }) => ({ role, placeName: nameIn(placeName, call.locale) })),
    }
  },

  approveLogin: {
    effect: ({ code }, { caller, now }, transaction) =>
      decide(transaction, code, { state: 'approved', approvedBy: caller.subject }, now),
    answer: browserOf,
  },

  refuseLogin: {
    effect: ({ code }, { now }, transaction) => decide(transaction, code, { state: 'refused' }, now),
    answer: browserOf,
  },

  finishLogin: {
    async effect({ id, secret }, { now }, transaction) {
      const logins = transaction.collection(LOGINS)
      const login = await row<LoginDocument>(logins.doc(id).get())
      const good =
        login?.state === 'approved' && !isOver(login, now) && secret === secretOf('login', id, login.kid)
      if (!good || login.approvedBy === null) throw new NuanlinError('LOGIN_OVER')
      const session = newSession(login.approvedBy, login.browser, now)
      await transaction.collection(SESSIONS).add(session)
      await logins
        .doc(id)
        .update({ state: 'used', session: session._id, updatedAt: new Date(now), version: login.version + 1 })
      const entered = { kind: 'browser_entered', browser: login.browser } as const
      await tell(transaction, login.approvedBy, entered, new Date(now))
      return generationOf(session)
    },
    async answer(reference, _input, { now }) {
      const { session, fresh } = await findGeneration(reference, now)
      if (!session || !fresh) throw new NuanlinError('LOGIN_OVER')
      return tokensOf(session, now)
    },
  },

  async sessions(_input, call) {
    const caller = callerOf(call)
    const open = await openSessions(caller.subject, call.now)
    return {
      items: open.map(({ _id, browser, createdAt, refreshedAt }) => ({
        id: _id,
        browser,
        since: createdAt.toISOString(),
        lastUsed: refreshedAt.toISOString(),
        current: _id === caller.session,
      })),
    }
  },

  endSession: {
    async effect({ sessionId }, { caller, now }, transaction) {
      const session = await row<{ subject: string }>(transaction.collection(SESSIONS).doc(sessionId).get())
      if (session?.subject !== caller.subject) throw new NuanlinError('NOT_FOUND')
      await endSession(transaction, sessionId, now)
      return null
    },
    answer: () => Promise.resolve({}),
  },

  endOtherSessions: {
    async effect(_input, { caller, now }, transaction) {
      const open = await openSessionsInside(transaction, caller.subject)
      for (const { _id } of open) if (_id !== caller.session) await endSession(transaction, _id, now)
      await refuseApproved(transaction, caller.subject, now)
      return null
    },
    answer: () => Promise.resolve({}),
  },
}

/**
 * Takes back what somebody allowed and no browser has fetched yet: who signs out everywhere means those too. A browser
 * that fetches at the same moment writes the same login: of the two one looks again, and it stays out or is ended.
 */
async function refuseApproved(transaction: Transaction, subject: string, now: Instant): Promise<void> {
  const logins = transaction.collection(LOGINS)
  const approved = await rows<LoginDocument>(
    logins.where({ approvedBy: subject, state: 'approved' }).limit(MOST_APPROVED).get(),
  )
  for (const { _id, version } of approved)
    await logins.doc(_id).update({ state: 'refused', updatedAt: new Date(now), version: version + 1 })
}

/** What the phone says to a browser that waits; once only. */
async function decide(
  transaction: Transaction,
  code: string,
  decision: Pick<LoginDocument, 'state'> & Partial<Pick<LoginDocument, 'approvedBy'>>,
  now: Instant,
): Promise<string> {
  const login = await findInside(transaction, codeHash('login', code))
  if (login?.state !== 'waiting' || isOver(login, now)) throw new NuanlinError('LOGIN_OVER')
  await transaction
    .collection(LOGINS)
    .doc(login._id)
    .update({ ...decision, updatedAt: new Date(now), version: login.version + 1 })
  return login._id
}

async function browserOf(reference: string | null): Promise<{ browser: string }> {
  const login = reference === null ? null : await find(reference)
  if (!login) throw new NuanlinError('LOGIN_OVER')
  return { browser: login.browser }
}

async function find(id: string): Promise<LoginDocument | null> {
  const db = await database()
  return row<LoginDocument>(db.collection(LOGINS).doc(id).get())
}

async function findInside(transaction: Transaction, hash: string): Promise<LoginDocument | null> {
  const [found] = await rows<LoginDocument>(
    transaction.collection(LOGINS).where({ codeHash: hash }).limit(1).get(),
  )
  return found ?? null
}

function isOver({ expiresAt }: LoginDocument, now: Instant): boolean {
  return expiresAt.getTime() <= now
}
