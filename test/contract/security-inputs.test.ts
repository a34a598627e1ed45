import { contracts } from '../../domain/contracts'
import type { AnyProcedure } from '../../domain/contract/define-contract'
import { HOUR } from '../../domain/time/china-time'
import type { Client } from '../helpers/client'
import { codeOf } from '../helpers/code-of'
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
