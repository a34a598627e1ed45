import { SignJWT } from 'jose'
import { permits } from '../../domain/contract/allow'
import type { AnyProcedure } from '../../domain/contract/define-contract'
import { contracts } from '../helpers/client'
import { NOW, startTestCloud, type TestCloud } from '../helpers/test-cloud'

/** Every procedure × everybody there is, made from the contracts; denials first. */
const procedures = contracts.flatMap(contract =>
  Object.entries<AnyProcedure>(contract.procedures).map(([name, { allow }]) => ({
    contract: contract.name,
    name,
    allow,
  })),
)

let test: TestCloud
beforeAll(async () => {
  test = await startTestCloud()
})
afterAll(() => test.stop())

const denied = procedures.filter(({ allow }) => permits(allow, null) !== null)
const open = procedures.filter(({ allow }) => permits(allow, null) === null)

it('some procedures are for residents only', () => expect(denied.length).toBeGreaterThan(3))

it.each(denied)(
  '$contract $name refuses a visitor before it looks at the input',
  async ({ contract, name }) => {
    const { envelope, status } = await test.asVisitor().raw(contract, name, { nonsense: true })
    expect(envelope).toMatchObject({ error: { code: 'UNAUTHENTICATED' } })
    expect(status).toBe(401)
  },
)

it.each(denied)('$contract $name lets a resident in', async ({ contract, name }) => {
  const { envelope } = await test.asResident('r1').raw(contract, name, { nonsense: true })
  expect(envelope).toMatchObject({ error: { code: 'INVALID_INPUT' } })
})

it.each(open)('$contract $name lets a visitor in', async ({ contract, name }) => {
  const { envelope } = await test.asVisitor().raw(contract, name, { nonsense: true })
  expect(envelope).toMatchObject({ error: { code: 'INVALID_INPUT' } })
})

describe('tokens over HTTP', () => {
  const bytes = (key: string) => Buffer.from(key, 'base64url')
  const token = (
    changes: { kid?: string; key?: string; sub?: string; exp?: number; iss?: string; alg?: string } = {},
  ) =>
    new SignJWT({})
      .setProtectedHeader({ alg: changes.alg ?? 'HS256', kid: changes.kid ?? test.signingKey.kid })
      .setSubject(changes.sub ?? 'p1')
      .setIssuer(changes.iss ?? 'nuanlin')
      .setAudience('nuanlin')
      .setIssuedAt(NOW / 1000)
      .setExpirationTime(changes.exp ?? NOW / 1000 + 3600)
      .sign(bytes(changes.key ?? test.signingKey.key))

  const me = async (t: string) => (await test.withToken(t).raw('account', 'me', {})).envelope

  it('let their owner in', async () => expect(await me(await token())).toHaveProperty('data'))

  it.each([
    ['forged', () => token({ key: Buffer.alloc(32, 7).toString('base64url') })],
    ['of an unknown key', () => token({ kid: 'other' })],
    ['expired', () => token({ exp: NOW / 1000 - 1 })],
    ['of another issuer', () => token({ iss: 'somebody' })],
    ['signed by another algorithm', () => token({ alg: 'HS512' })],
    [
      'without signature',
      () =>
        Promise.resolve(
          `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{"sub":"p1"}').toString('base64url')}.`,
        ),
    ],
    ['that are no token', () => Promise.resolve('abc')],
  ])('%s are refused', async (_how, make) => {
    expect(await me(await make())).toMatchObject({ error: { code: 'UNAUTHENTICATED' } })
  })

  it('with one character changed are refused', async () => {
    const good = await token()
    const middle = good.indexOf('.') + 5
    const changed = good.slice(0, middle) + (good[middle] === 'A' ? 'B' : 'A') + good.slice(middle + 1)
    expect(await me(changed)).toMatchObject({ error: { code: 'UNAUTHENTICATED' } })
  })

  it('an event that looks like HTTP gets no openid of its sender’s making', async () => {
    const answer = await test.cloud.invoke(
      'account',
      { procedure: 'me', input: {}, userInfo: { openId: 'o-someone' }, WX_OPENID: 'o-someone' },
      {},
    )
    expect(answer).toMatchObject({ result: { error: { code: 'UNAUTHENTICATED' } } })
  })
})
