import { randomUUID } from 'node:crypto'
import { SignJWT } from 'jose'
import { contracts } from '../../domain/contracts'
import type { AnyProcedure } from '../../domain/contract/define-contract'
import { DAY, HOUR, MINUTE } from '../../domain/time/china-time'
import { clientFor, type Client } from '../helpers/client'
import { aStation } from '../helpers/factories'
import { inputAt } from '../helpers/inputs-at'
import { figureOf } from '../helpers/security-figures'
import { NOW, startTestCloud, type TestCloud } from '../helpers/test-cloud'

/** What docs/security.md tells of: each list is one line there, with its length. */
let test: TestCloud
beforeAll(async () => {
  test = await startTestCloud(['A1', 'A2', 'A3', 'A4'].map(code => aStation({ code })))
})
afterAll(() => test.stop())

const codeOf = async (client: Client, contract: string, name: string, input: unknown, options = {}) => {
  const { envelope } = await client.raw(contract, name, input, options)
  return 'error' in envelope ? envelope.error.code : 'DATA'
}

/** With the header as it stands, whatever it is. */
const withHeader = (authorization: string): Client =>
  clientFor(test.cloud, { http: { authorization } }, () => 'no reason')

describe('tokens that are none', () => {
  let session: string
  let good: { readonly accessToken: string; readonly refreshToken: string }
  beforeAll(async () => {
    const entered = await test.enter('wx:o-owner')
    session = entered.session._id
    good = entered.tokens
  })
  const secret = () => Buffer.from(test.signingKey.key, 'base64url')
  interface Forgery {
    readonly header?: object
    readonly claims?: object
    readonly sub?: string | null
    readonly iss?: string
    readonly aud?: string
    readonly exp?: number | null
    readonly key?: Uint8Array
  }
  const signed = ({ header, claims = {}, sub, iss, aud, exp, key }: Forgery) => {
    const jwt = new SignJWT({ ...claims })
      .setProtectedHeader({ alg: 'HS256', kid: test.signingKey.kid, ...header })
      .setIssuer(iss ?? 'nuanlin')
      .setAudience(aud ?? 'nuanlin-access')
      .setIssuedAt(NOW / 1000)
    if (sub !== null) jwt.setSubject(sub ?? session)
    if (exp !== null) jwt.setExpirationTime(exp ?? NOW / 1000 + 900)
    return jwt.sign(key ?? secret())
  }
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const unsigned = (alg: string, signature: string) =>
    `${part({ alg, kid: test.signingKey.kid })}.${part({ sub: session, iss: 'nuanlin', aud: 'nuanlin-access', exp: NOW })}.${signature}`
  const changed = (token: string, piece: number) => {
    const parts = token.split('.')
    const text = parts[piece] ?? ''
    parts[piece] = `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`
    return parts.join('.')
  }
  const bearer = (token: string | Promise<string>) => async () => `Bearer ${await token}`

  const forgeries: readonly (readonly [string, () => Promise<string>])[] = [
    ['signed with another key', () => bearer(signed({ key: Buffer.alloc(32, 7) }))()],
    ['signed with an empty kid', () => bearer(signed({ header: { kid: '' } }))()],
    ['that name an unknown key', () => bearer(signed({ header: { kid: 'other' } }))()],
    ['that name a key of the prototype', () => bearer(signed({ header: { kid: '__proto__' } }))()],
    [
      'that bring their own key',
      () => bearer(signed({ header: { kid: 'x', jwk: { kty: 'oct', k: 'AAAA' } } }))(),
    ],
    [
      'that tell where their key is',
      () => bearer(signed({ header: { kid: 'x', jku: 'https://evil.example/k' } }))(),
    ],
    ['with a path for a kid', () => bearer(signed({ header: { kid: '../../dev/null' } }))()],
    ['signed with HS384', () => bearer(signed({ header: { alg: 'HS384' } }))()],
    ['signed with HS512', () => bearer(signed({ header: { alg: 'HS512' } }))()],
    ['without an algorithm', () => bearer(unsigned('none', ''))()],
    ['without an algorithm, in other letters', () => bearer(unsigned('NoNe', ''))()],
    ['with a signature of nothing', () => bearer(unsigned('HS256', ''))()],
    ['with a signature of letters', () => bearer(unsigned('HS256', 'A'.repeat(43)))()],
    ['of another issuer', () => bearer(signed({ iss: 'somebody' }))()],
    ['for another use', () => bearer(signed({ aud: 'nuanlin-refresh' }))()],
    ['for no use', () => bearer(signed({ aud: '' }))()],
    ['that refresh', () => bearer(good.refreshToken)()],
    ['that are over', () => bearer(signed({ exp: NOW / 1000 - 1 }))()],
    ['that never end', () => bearer(signed({ exp: null }))()],
    ['of nobody', () => bearer(signed({ sub: null }))()],
    ['of a session that is not', () => bearer(signed({ sub: 'somebody' }))()],
    ['of a person instead of a session', () => bearer(signed({ sub: 'wx:o-owner' }))()],
    ['of an operator', () => bearer(signed({ sub: '{"$gt":""}' }))()],
    ['with a letter of the header changed', () => bearer(changed(good.accessToken, 0))()],
    ['with a letter of the claims changed', () => bearer(changed(good.accessToken, 1))()],
    ['with a letter of the signature changed', () => bearer(changed(good.accessToken, 2))()],
    ['of four parts', () => bearer(`${good.accessToken}.AAAA`)()],
    ['of two parts', () => bearer(good.accessToken.split('.').slice(0, 2).join('.'))()],
    ['that are a word', () => bearer('abc')()],
    ['that are too long', () => bearer('a'.repeat(10_000))()],
    ['by another scheme', () => Promise.resolve(`Basic ${good.accessToken}`)],
    ['without a scheme', () => Promise.resolve(good.accessToken)],
    ['of two tokens', () => Promise.resolve(`Bearer ${good.accessToken}, Bearer ${good.accessToken}`)],
    ['of nothing', () => Promise.resolve('Bearer ')],
  ]

  it('the one they are made of is good', async () => {
    expect(await codeOf(withHeader(`Bearer ${good.accessToken}`), 'account', 'me', {})).toBe('DATA')
    expect(await codeOf(withHeader(`Bearer ${await signed({})}`), 'account', 'me', {})).toBe('DATA')
  })
  it.each(forgeries)('%s are refused', async (_how, make) => {
    const { envelope, status } = await withHeader(await make()).raw('account', 'me', {})
    expect([envelope, status]).toMatchObject([{ error: { code: 'UNAUTHENTICATED' } }, 401])
  })
  it('as docs/security.md counts', () => {
    expect(figureOf('Forged and malformed tokens')).toBe(forgeries.length)
  })
})

describe('what was good once', () => {
  /** What happens that much later; then time goes back. */
  const after = async <T>(time: number, run: () => Promise<T>): Promise<T> => {
    const now = test.cloud.clock.now()
    test.cloud.clock.set(now + time)
    try {
      return await run()
    } finally {
      test.cloud.clock.set(now)
    }
  }
  const tokensOf = async (name: string) => (await test.enter(`wx:o-${name}`)).tokens
  const me = (accessToken: string) => codeOf(test.withToken(accessToken), 'account', 'me', {})
  const refresh = (refreshToken: string) => codeOf(test.asVisitor(), 'account', 'refresh', { refreshToken })
  const login = () => test.asVisitor().account.startLogin({ browser: 'Chrome · Windows' })
  const offer = async (name: string) => (await test.asResident(name).account.offerDelegation({})).code

  const replays: readonly (readonly [string, () => Promise<string>, string])[] = [
    [
      'an access token after a quarter of an hour',
      async () => {
        const { accessToken } = await tokensOf('r1')
        return after(16 * MINUTE, () => me(accessToken))
      },
      'UNAUTHENTICATED',
    ],
    [
      'a refresh token after 30 days',
      async () => {
        const { refreshToken } = await tokensOf('r2')
        return after(31 * DAY, () => refresh(refreshToken))
      },
      'UNAUTHENTICATED',
    ],
    [
      'an access token after its owner signed out',
      async () => {
        const { accessToken } = await tokensOf('r3')
        await test.withToken(accessToken).account.signOut({})
        return me(accessToken)
      },
      'UNAUTHENTICATED',
    ],
    [
      'a refresh token after its owner signed out',
      async () => {
        const { accessToken, refreshToken } = await tokensOf('r4')
        await test.withToken(accessToken).account.signOut({})
        return refresh(refreshToken)
      },
      'UNAUTHENTICATED',
    ],
    [
      'an access token of a browser that was ended from the phone',
      async () => {
        const { session, tokens } = await test.enter('wx:o-r5')
        await test.asResident('r5').account.endSession({ sessionId: session._id })
        return me(tokens.accessToken)
      },
      'UNAUTHENTICATED',
    ],
    [
      'an access token after all other browsers were ended',
      async () => {
        const { accessToken } = await tokensOf('r6')
        await test.asResident('r6').account.endOtherSessions({})
        return me(accessToken)
      },
      'UNAUTHENTICATED',
    ],
    [
      'a refresh token that was taken two generations ago',
      async () => {
        const { refreshToken } = await tokensOf('r7')
        const next = await test.asVisitor().account.refresh({ refreshToken })
        await test.asVisitor().account.refresh({ refreshToken: next.refreshToken })
        return refresh(refreshToken)
      },
      'UNAUTHENTICATED',
    ],
    [
      'a refresh token that was taken before, a minute later',
      async () => {
        const { refreshToken } = await tokensOf('r8')
        await test.asVisitor().account.refresh({ refreshToken })
        return after(2 * MINUTE, () => refresh(refreshToken))
      },
      'UNAUTHENTICATED',
    ],
    [
      'the tokens of a session whose refresh token somebody copied',
      async () => {
        const { refreshToken } = await tokensOf('r9')
        const second = await test.asVisitor().account.refresh({ refreshToken })
        const third = await test.asVisitor().account.refresh({ refreshToken: second.refreshToken })
        await refresh(refreshToken)
        return me(third.accessToken)
      },
      'UNAUTHENTICATED',
    ],
    [
      'a refresh request with its key, when the next generation was taken',
      async () => {
        const { refreshToken } = await tokensOf('r30')
        const key = randomUUID()
        const next = await test.asVisitor().account.refresh({ refreshToken }, { key })
        await test.asVisitor().account.refresh({ refreshToken: next.refreshToken })
        return codeOf(test.asVisitor(), 'account', 'refresh', { refreshToken }, { key })
      },
      'UNAUTHENTICATED',
    ],
    [
      'a refresh request with its key, a minute later',
      async () => {
        const { refreshToken } = await tokensOf('r31')
        const key = randomUUID()
        await test.asVisitor().account.refresh({ refreshToken }, { key })
        return after(MINUTE, () => codeOf(test.asVisitor(), 'account', 'refresh', { refreshToken }, { key }))
      },
      'UNAUTHENTICATED',
    ],
    [
      'the tokens of a session of which somebody repeats a refresh request',
      async () => {
        const { refreshToken } = await tokensOf('r32')
        const key = randomUUID()
        const next = await test.asVisitor().account.refresh({ refreshToken }, { key })
        return after(2 * MINUTE, async () => {
          await codeOf(test.asVisitor(), 'account', 'refresh', { refreshToken }, { key })
          return me(next.accessToken)
        })
      },
      'UNAUTHENTICATED',
    ],
    [
      'the end of a login with its key, a minute later',
      async () => {
        const { id, secret, code } = await login()
        await test.asResident('r33').account.approveLogin({ code })
        const key = randomUUID()
        await test.asVisitor().account.finishLogin({ id, secret }, { key })
        return after(MINUTE, () =>
          codeOf(test.asVisitor(), 'account', 'finishLogin', { id, secret }, { key }),
        )
      },
      'LOGIN_OVER',
    ],
    [
      'the end of a login with its key, when the browser has refreshed',
      async () => {
        const { id, secret, code } = await login()
        await test.asResident('r34').account.approveLogin({ code })
        const key = randomUUID()
        const { refreshToken } = await test.asVisitor().account.finishLogin({ id, secret }, { key })
        await test.asVisitor().account.refresh({ refreshToken })
        return codeOf(test.asVisitor(), 'account', 'finishLogin', { id, secret }, { key })
      },
      'LOGIN_OVER',
    ],
    [
      'a login that was finished',
      async () => {
        const { id, secret, code } = await login()
        await test.asResident('r10').account.approveLogin({ code })
        await test.asVisitor().account.finishLogin({ id, secret })
        return codeOf(test.asVisitor(), 'account', 'finishLogin', { id, secret })
      },
      'LOGIN_OVER',
    ],
    [
      'a login code that was used',
      async () => {
        const { code } = await login()
        await test.asResident('r11').account.approveLogin({ code })
        return codeOf(test.asResident('r12'), 'account', 'approveLogin', { code })
      },
      'LOGIN_OVER',
    ],
    [
      'a login code that was refused',
      async () => {
        const { code } = await login()
        await test.asResident('r13').account.refuseLogin({ code })
        return codeOf(test.asResident('r13'), 'account', 'approveLogin', { code })
      },
      'LOGIN_OVER',
    ],
    [
      'a login code after three minutes',
      async () => {
        const { code } = await login()
        return after(3 * MINUTE, () => codeOf(test.asResident('r14'), 'account', 'approveLogin', { code }))
      },
      'LOGIN_OVER',
    ],
    [
      'an approved login after three minutes',
      async () => {
        const { id, secret, code } = await login()
        await test.asResident('r15').account.approveLogin({ code })
        return after(3 * MINUTE, () => codeOf(test.asVisitor(), 'account', 'finishLogin', { id, secret }))
      },
      'LOGIN_OVER',
    ],
    [
      'a family’s code that was used',
      async () => {
        const code = await offer('r16')
        await test.asResident('r17').account.acceptDelegation({ code, label: '妈妈' })
        return codeOf(test.asResident('r18'), 'account', 'acceptDelegation', { code, label: '妈妈' })
      },
      'OFFER_OVER',
    ],
    [
      'a family’s code after ten minutes',
      async () => {
        const code = await offer('r19')
        return after(10 * MINUTE, () =>
          codeOf(test.asResident('r20'), 'account', 'acceptDelegation', { code, label: '妈妈' }),
        )
      },
      'OFFER_OVER',
    ],
    [
      'a delegation that was ended',
      async () => {
        const helper = test.asResident('r21')
        const { id } = await helper.account.acceptDelegation({ code: await offer('r22'), label: '妈妈' })
        await test.asResident('r22').account.endDelegation({ delegationId: id })
        return codeOf(helper, 'account', 'update', { careMode: true }, { actingFor: id })
      },
      'FORBIDDEN',
    ],
    [
      'a delegation after a year',
      async () => {
        const helper = test.asResident('r23')
        const { id } = await helper.account.acceptDelegation({ code: await offer('r24'), label: '妈妈' })
        return after(366 * DAY, () =>
          codeOf(helper, 'account', 'update', { careMode: true }, { actingFor: id }),
        )
      },
      'FORBIDDEN',
    ],
    [
      'the counter after two hours',
      async () => {
        const staff = await test.asStaff('r25', 'station_staff', 'station:A1')
        const { id } = await staff.account.serveAtCounter({
          stationId: 'A1',
          channel: 'counter',
          label: '王',
        })
        return after(3 * HOUR, () =>
          codeOf(staff, 'account', 'update', { careMode: true }, { actingFor: id }),
        )
      },
      'FORBIDDEN',
    ],
    [
      'an invitation that was accepted',
      async () => {
        const admin = await test.asStaff('r26', 'administrator', 'area:990001')
        const place = { kind: 'station', id: 'A1' } as const
        const { code } = await admin.staff.invite({ role: 'station_staff', place })
        await test.asResident('r27').staff.accept({ code })
        return codeOf(test.asResident('r28'), 'staff', 'accept', { code })
      },
      'INVITATION_OVER',
    ],
    [
      'an idempotency key with another body',
      async () => {
        const options = { key: 'the-same-key-of-mine' }
        await test.asResident('r29').account.update({ nickname: '甲' }, options)
        return codeOf(test.asResident('r29'), 'account', 'update', { nickname: '乙' }, options)
      },
      'CONFLICT',
    ],
  ]
  it.each(replays)('%s', async (_what, replay, code) => {
    expect(await replay()).toBe(code)
  })
  it('as docs/security.md counts', () => {
    expect(figureOf('Expired, replayed and revoked')).toBe(replays.length)
  })
})

describe('what is somebody else’s', () => {
  let mine: Client
  let thief: Client
  beforeAll(async () => {
    mine = test.asResident('mine')
    thief = test.asResident('thief')
    for (const stationId of ['A1', 'A2', 'A3', 'A4']) {
      await mine.station.setFavourite({ stationId, favourite: true })
      await thief.station.setFavourite({ stationId, favourite: true })
    }
  })
  const cursor = async () => (await mine.station.favourites({ limit: 2 })).next ?? ''
  const favourites = (client: Client, input: object) => codeOf(client, 'station', 'favourites', input)
  const signature = (text: string) => text.split('.')[1] ?? ''

  const attempts: readonly (readonly [string, () => Promise<string>, string])[] = [
    [
      'a cursor of another person',
      async () => favourites(thief, { limit: 2, cursor: await cursor() }),
      'INVALID_INPUT',
    ],
    [
      'a cursor of another list',
      async () => codeOf(mine, 'station', 'nearby', { cursor: await cursor() }),
      'INVALID_INPUT',
    ],
    [
      'a cursor with another position',
      async () => {
        const position = Buffer.from(
          JSON.stringify({ p: { at: '2030-01-01T00:00:00.000Z', id: '' }, e: NOW * 2 }),
        )
        const body = position.toString('base64url')
        return favourites(mine, { limit: 2, cursor: `${body}.${signature(await cursor())}` })
      },
      'INVALID_INPUT',
    ],
    [
      'a cursor without a signature',
      async () => favourites(mine, { cursor: (await cursor()).split('.')[0] ?? '' }),
      'INVALID_INPUT',
    ],
    [
      'a cursor of nothing but a signature',
      async () => favourites(mine, { cursor: `.${signature(await cursor())}` }),
      'INVALID_INPUT',
    ],
    [
      'a cursor after a day',
      async () => {
        const old = await cursor()
        const now = test.cloud.clock.now()
        test.cloud.clock.set(now + 25 * HOUR)
        try {
          return await favourites(mine, { limit: 2, cursor: old })
        } finally {
          test.cloud.clock.set(now)
        }
      },
      'INVALID_INPUT',
    ],
    [
      'a browser',
      async () => {
        const { session } = await test.enter('wx:o-mine')
        return codeOf(thief, 'account', 'endSession', { sessionId: session._id })
      },
      'NOT_FOUND',
    ],
    [
      'a login, by its id without its secret',
      async () => {
        const { id } = await test.asVisitor().account.startLogin({ browser: 'x' })
        return codeOf(test.asVisitor(), 'account', 'loginState', { id, secret: 'A'.repeat(43) })
      },
      'NOT_FOUND',
    ],
    [
      'a login, by the secret of another',
      async () => {
        const one = await test.asVisitor().account.startLogin({ browser: 'x' })
        const other = await test.asVisitor().account.startLogin({ browser: 'x' })
        await mine.account.approveLogin({ code: one.code })
        return codeOf(test.asVisitor(), 'account', 'finishLogin', { id: one.id, secret: other.secret })
      },
      'LOGIN_OVER',
    ],
    [
      'a code for one thing, used for another',
      async () => {
        const { code } = await mine.account.offerDelegation({})
        return codeOf(thief, 'account', 'approveLogin', { code })
      },
      'LOGIN_OVER',
    ],
    [
      'a delegation, to act by',
      async () => {
        const { code } = await mine.account.offerDelegation({})
        const { id } = await test.asResident('friend').account.acceptDelegation({ code, label: '我' })
        return codeOf(thief, 'account', 'me', {}, { actingFor: id })
      },
      'FORBIDDEN',
    ],
    [
      'a delegation, to end it',
      async () => {
        const [known] = (await test.asResident('friend').account.delegations({})).iActFor
        return codeOf(thief, 'account', 'endDelegation', { delegationId: known?.id })
      },
      'NOT_FOUND',
    ],
    [
      'what a delegation is not for',
      async () => {
        const [known] = (await test.asResident('friend').account.delegations({})).iActFor
        return codeOf(test.asResident('friend'), 'account', 'sessions', {}, { actingFor: known?.id })
      },
      'FORBIDDEN',
    ],
    [
      'a delegation, without an identity',
      async () => {
        const [known] = (await test.asResident('friend').account.delegations({})).iActFor
        return codeOf(test.asVisitor(), 'station', 'detail', { id: 'A1' }, { actingFor: known?.id })
      },
      'UNAUTHENTICATED',
    ],
    [
      'an openid of the sender’s making',
      async () => {
        const event = { procedure: 'me', input: {}, userInfo: { openId: 'o-mine' }, WX_OPENID: 'o-mine' }
        const answer = await test.cloud.invoke('account', event, {})
        const { result } = answer as { result: { error: { code: string } } }
        return result.error.code
      },
      'UNAUTHENTICATED',
    ],
    [
      'an answer, by the same idempotency key',
      async () => {
        const options = { key: 'a-key-that-leaked-out' }
        await mine.account.update({ nickname: '秘密' }, options)
        await thief.account.update({ nickname: '秘密' }, options)
        const names = await test.database.collection('people').where({ nickname: '秘密' }).get()
        // Each has their own: the key of one says nothing of the other.
        return String(names.data.length)
      },
      '2',
    ],
  ]
  it.each(attempts)('%s', async (_what, attempt, code) => {
    expect(await attempt()).toBe(code)
  })
  it('as docs/security.md counts', () => {
    expect(figureOf('Ids, cursors and secrets of others')).toBe(attempts.length)
  })
})

describe('a token that was copied gives no other way in', () => {
  const code = async () => (await test.asVisitor().account.startLogin({ browser: 'Edge · Windows' })).code
  const nothing = () => Promise.resolve({})
  const ways: readonly (readonly [contract: string, procedure: string, () => Promise<object>])[] = [
    ['account', 'login', async () => ({ code: await code() })],
    ['account', 'approveLogin', async () => ({ code: await code() })],
    ['account', 'refuseLogin', async () => ({ code: await code() })],
    ['account', 'offerDelegation', nothing],
    ['privacy', 'exportState', nothing],
    ['privacy', 'startExport', nothing],
    ['privacy', 'carryOnExport', nothing],
    ['privacy', 'deleteAccount', nothing],
  ]
  const from = async (asPhone: boolean, contract: string, procedure: string, input: object) => {
    const { session, tokens } = await test.enter('wx:o-copied')
    if (asPhone) await test.database.collection('sessions').doc(session._id).update({ asPhone })
    const client = test.withToken(tokens.accessToken)
    return codeOf(client, contract, procedure, input)
  }
  it.each(ways)('%s.%s', async (contract, procedure, input) => {
    expect(await from(false, contract, procedure, await input())).toBe('FORBIDDEN')
    expect(await codeOf(test.asResident('copied'), contract, procedure, await input())).toBe('DATA')
    // Where a preview has no phone, a session stands for it.
    expect(await from(true, contract, procedure, await input())).toBe('DATA')
  })
  it('and none that it finished itself', async () => {
    const { tokens } = await test.enter('wx:o-copied')
    const thief = test.withToken(tokens.accessToken)
    const { id, secret, code: own } = await thief.account.startLogin({ browser: 'x' })
    await codeOf(thief, 'account', 'approveLogin', { code: own })
    expect(await codeOf(test.asVisitor(), 'account', 'finishLogin', { id, secret })).toBe('LOGIN_OVER')
  })
  it('as the contract and docs/security.md say', () => {
    const fromPhone = contracts.flatMap(({ name: contract, procedures }) =>
      Object.entries<AnyProcedure>(procedures)
        .filter(([, procedure]) => procedure.fromPhone)
        .map(([name]) => `${contract}.${name}`),
    )
    expect(fromPhone).toEqual(ways.map(([contract, name]) => `${contract}.${name}`))
    expect(figureOf('Ways in by a copied token')).toBe(ways.length + 1)
  })
})

describe('values that are not values', () => {
  const smuggled: readonly unknown[] = [
    { $ne: null },
    { $gt: '' },
    { $in: ['A1'] },
    { $regex: '.*' },
    { $where: 'sleep(1000)' },
    { $expr: { $eq: [1, 1] } },
    { $function: { body: 'return true', args: [], lang: 'js' } },
    { $tcb_server_date: { offset: 0 } },
    { $numberLong: '1' },
    ['A1', 'B1'],
    JSON.parse('{"__proto__":{"admin":true}}'),
    { constructor: { prototype: { admin: true } } },
  ]
  const fields = contracts.flatMap(({ name: contract, procedures }) =>
    Object.entries<AnyProcedure>(procedures).flatMap(([name, procedure]) =>
      Object.keys((procedure.input as unknown as { shape?: object }).shape ?? {}).map(field => ({
        contract,
        name,
        field,
        procedure,
      })),
    ),
  )
  const somewhere = { place: { kind: 'station', id: 'A1' }, stationId: 'A1', grantId: 'g'.repeat(43) }

  it('every field of every procedure takes none of them', async () => {
    let tried = 0
    const client = await test.asStaff('smuggler', 'administrator', 'area:990001')
    for (const { contract, name, field, procedure } of fields) {
      let base: object
      try {
        base = inputAt(name, { ...procedure, allow: { who: 'anyone' } }, somewhere) as object
      } catch {
        base = {}
      }
      for (const value of smuggled) {
        // What a field may be by its contract is not smuggled in.
        const input = { ...base, [field]: value }
        if (procedure.input.safeParse(input).success) continue
        const code = await codeOf(client, contract, name, input)
        expect([contract, name, field, code]).toEqual([
          contract,
          name,
          field,
          expect.stringMatching(/^(INVALID_INPUT|FORBIDDEN|NOT_FOUND)$/),
        ])
        tried++
      }
    }
    expect(tried).toBeGreaterThanOrEqual(figureOf('Operators and prototype keys as values'))
    expect(({} as { admin?: boolean }).admin).toBeUndefined()
  })

  const procedureNames = [
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    'valueOf',
    '',
    '.',
    '../me',
    'me/../update',
    'a'.repeat(65),
  ]
  it.each(procedureNames)('%j is no procedure', async name => {
    expect(await codeOf(test.asResident('namer'), 'account', name, {})).toMatch(/^(NOT_FOUND|INVALID_INPUT)$/)
  })
  it('as docs/security.md counts', () => {
    expect(figureOf('Names that are no procedure')).toBe(procedureNames.length)
  })
})

describe('text that is a program elsewhere', () => {
  const scripts = [
    '<script>x</script>',
    '<img src onerror=1>',
    '"><svg onload=1>',
    'javascript:alert(1)',
    '{{1+1}}${7*7}',
    '=HYPERLINK("x","y")',
    '@SUM(1+1)',
    "'; drop table x--",
    '\u202egnp.exe',
  ]
  it.each(scripts)('%s is kept as what it is: text', async nickname => {
    const person = test.asResident('script')
    await person.account.update({ nickname })
    expect((await person.account.me({})).nickname).toBe(nickname)
  })
  it('as docs/security.md counts', () => {
    expect(figureOf('Scripts and formulas as names')).toBe(scripts.length)
  })
})

describe('over HTTP', () => {
  const from = (headers: Readonly<Record<string, string>>) =>
    test.cloud.invokeHttp('station', {
      path: '/api/station/catalogue',
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      query: {},
      body: JSON.stringify({ input: {} }),
    })
  it.each([
    ['no page', {}, 200],
    ['our own page', { origin: 'https://nuanlin.example', host: 'nuanlin.example' }, 200],
    [
      'our own page, through a gateway',
      { origin: 'https://nuanlin.example', host: 'internal', 'x-forwarded-host': 'nuanlin.example' },
      200,
    ],
    ['a page elsewhere', { origin: 'https://evil.example', host: 'nuanlin.example' }, 403],
    ['a page of no origin', { origin: 'null', host: 'nuanlin.example' }, 403],
    ['a page elsewhere without a host', { origin: 'https://evil.example' }, 403],
  ] as const)('the function itself answers %s', async (_who, headers, status) => {
    const answer = await from(headers)
    expect(answer.statusCode).toBe(status)
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining("default-src 'none'") as string,
    })
  })
})

describe('too often', () => {
  it('a code is guessed ten times in ten minutes, with a time to wait, and by others still', async () => {
    const guess = (client: Client, i: number) =>
      codeOf(client, 'account', 'acceptDelegation', { code: `ABCDE-2345${2 + (i % 8)}`, label: 'x' })
    const guesser = test.asResident('guesser')
    const codes: string[] = []
    for (let i = 0; i < 12; i++) codes.push(await guess(guesser, i))
    expect(codes).toEqual([...Array<string>(10).fill('OFFER_OVER'), 'RATE_LIMITED', 'RATE_LIMITED'])
    const { envelope } = await guesser.raw('account', 'acceptDelegation', { code: 'ABCDE-23456', label: 'x' })
    expect(envelope).toMatchObject({
      error: {
        details: [{ path: 'retryAfterSeconds' }],
        message: expect.stringMatching(/分钟后再试/) as string,
      },
    })
    expect(await guess(test.asResident('another'), 0)).toBe('OFFER_OVER')
  })
})
