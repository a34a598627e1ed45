import { SignJWT } from 'jose'
import { contracts } from '../../domain/contracts'
import type { AnyProcedure } from '../../domain/contract/define-contract'
import { clientFor, type Client } from '../helpers/client'
import { codeOf } from '../helpers/code-of'
import { aStation } from '../helpers/factories'
import { figureOf } from '../helpers/security-figures'
import { NOW, startTestCloud, type TestCloud } from '../helpers/test-cloud'

/** What docs/security.md tells of: each list is one line there, with its length. */
let test: TestCloud
beforeAll(async () => {
  test = await startTestCloud(['A1', 'A2', 'A3', 'A4'].map(code => aStation({ code })))
})
afterAll(() => test.stop())

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
