import fc from 'fast-check'
import type { AnyProcedure } from '../../domain/contract/define-contract'
import { contracts } from '../../domain/contracts'
import type { PlaceKey } from '../../domain/role/place'
import { levelsOf, roles, type PlaceLevel } from '../../domain/role/roles'
import { arbitraryOf, hostile } from '../helpers/arbitrary-of-schema'
import type { Client } from '../helpers/client'
import { aStation } from '../helpers/factories'
import { fieldsOfInput } from '../helpers/inputs-at'
import { storedContent, type StoredContent } from '../helpers/stored-content'
import { startTestCloud, type TestCloud } from '../helpers/test-cloud'
import { ELSEWHERE, HERE, twoPlaces, type TwoPlaces } from '../helpers/two-places'

/** Walks every contract: a procedure that is added is fuzzed without anybody asking. */
const procedures = contracts.flatMap(contract =>
  Object.entries<AnyProcedure>(contract.procedures).map(([name, procedure]) => ({
    contract,
    name,
    procedure,
  })),
)
const SOAK = process.env.SOAK === '1'
const RUNS = SOAK ? 1000 : 20
/** For each of the roles, of which there are many. */
const ROLE_RUNS = SOAK ? 300 : 6

/** What the person below has told us, and nobody else is ever to read. */
const OF_SOMEBODY = ['密·某人', '密·家人'] as const

let test: TestCloud
let places: TwoPlaces
let content: StoredContent
/** Ids and words that an answer to somebody without reach must not hold. */
let secrets: readonly string[]
let client: Readonly<Record<string, Client>>
beforeAll(async () => {
  test = await startTestCloud(
    [aStation({ code: HERE.code }), aStation({ code: ELSEWHERE.code, area: ELSEWHERE.area })],
    { timers: false },
  )
  places = await twoPlaces(test)
  const { session } = await test.enter('wx:o-somebody')
  const somebody = test.asResident('somebody')
  await somebody.account.update({ nickname: OF_SOMEBODY[0] })
  const { code } = await test.asResident('family').account.offerDelegation({})
  await somebody.account.acceptDelegation({ code, label: OF_SOMEBODY[1] })
  secrets = [...OF_SOMEBODY, session._id, 'o-somebody']
  const clients: Record<string, Client> = {
    'a visitor': test.asVisitor(),
    'a resident': test.asResident('fuzz'),
  }
  // The narrowest place on which the role makes sense and that the test district has.
  for (const role of roles) {
    const at = (level: PlaceLevel) => levelsOf[role].includes(level)
    const inStreet = at('street') ? `area:${HERE.street}` : `area:${HERE.area}`
    const held = at('station') ? `station:${HERE.code}` : role === 'administrator' ? 'area:990001' : inStreet
    clients[role] = await test.asStaff(`fuzz-${role}`, role, held as PlaceKey)
  }
  client = clients
  content = storedContent(test.dataDir, ['rate_limits'])
  const before = content.fingerprint()
  await somebody.station.setFavourite({ stationId: HERE.code, favourite: true })
  expect(content.fingerprint()).not.toBe(before)
})
afterAll(async () => {
  content.close()
  await test.stop()
})

const people = ['a visitor', 'a resident', ...roles]

/** Somebody who may call it, so that only the input is wrong. */
function mayCall(t: TestCloud, { allow }: AnyProcedure): Client | Promise<Client> {
  const role = allow.who === 'staff' ? allow.roles[0] : undefined
  return role ? t.asStaff(`hostile-${role}`, role, 'area:990001') : t.asResident('hostile')
}

describe.each(procedures)('$contract.name.$name', ({ contract, name, procedure }) => {
  const known = new Set([
    'INVALID_INPUT',
    'UNAUTHENTICATED',
    'FORBIDDEN',
    'NOT_FOUND',
    'CONFLICT',
    'RATE_LIMITED',
    ...procedure.errors,
  ])

  /** @returns the code of a refusal, or null */
  async function check(who: string, caller: Client, input: unknown): Promise<string | null> {
    const before = content.fingerprint()
    const { envelope, status } = await caller.raw(contract.name, name, input)
    const refused = 'error' in envelope
    // Neither a refusal nor a question changes a letter of what is stored.
    if (refused || procedure.kind === 'query') expect(content.fingerprint()).toBe(before)
    const answer = JSON.stringify(envelope)
    for (const secret of secrets) expect(answer).not.toContain(secret)
    if (who !== 'administrator') for (const secret of places.ofElsewhere) expect(answer).not.toContain(secret)
    if (!refused) return null
    expect(known).toContain(envelope.error.code)
    expect(envelope.error.message).toMatch(/[\u4e00-\u9fff].*。$/u)
    if (status !== null) expect(Math.floor(status / 100)).toBe(4)
    return envelope.error.code
  }

  /** Input that its schema accepts; now and then it speaks of what stands here, or where one has no business. */
  const valid = fc
    .record({
      made: arbitraryOf(procedure.input),
      about: fc.constantFrom('nothing' as const, 'here' as const, 'elsewhere' as const),
    })
    .map(({ made, about }) => {
      if (about === 'nothing' || typeof made !== 'object' || made === null) return made
      const fields = places[about]
      const taken = fieldsOfInput(procedure.input).filter(field => Object.hasOwn(fields, field))
      return { ...made, ...Object.fromEntries(taken.map(field => [field, fields[field]])) }
    })

  it.each(people)('answers valid input of %s without failing, or telling of others', async who => {
    const caller = client[who]
    if (!caller) throw new Error(`nobody is ${who}`)
    await fc.assert(
      fc.asyncProperty(valid, async input => {
        await check(who, caller, input)
      }),
      { numRuns: (roles as readonly string[]).includes(who) ? ROLE_RUNS : RUNS, seed: 1 },
    )
  })

  it('refuses hostile input with a sentence, and writes nothing', async () => {
    const caller = await mayCall(test, procedure)
    const shaped = fc.record({ first: hostile, second: hostile }).map(({ first, second }) => {
      const [a = 'x', b = 'y'] = fieldsOfInput(procedure.input)
      return { [a]: first, [b]: second }
    })
    const codes = new Set<string | null>()
    await fc.assert(
      fc.asyncProperty(fc.oneof(hostile, shaped), async input => {
        if (procedure.input.safeParse(input ?? {}).success) return
        codes.add(await check('administrator', caller, input))
      }),
      { numRuns: RUNS, seed: 2 },
    )
    expect([...codes]).toEqual(['INVALID_INPUT'])
  })
})

describe('calls that are no calls', () => {
  it.each([
    ['an unknown procedure', 'nothing', {}, 'NOT_FOUND'],
    ['a name from the prototype', 'constructor', {}, 'NOT_FOUND'],
    ['another name from the prototype', '__proto__', {}, 'NOT_FOUND'],
  ])('%s', async (_what, procedure, input, code) => {
    const { envelope, status } = await test.asVisitor().raw('station', procedure, input)
    expect(envelope).toMatchObject({ error: { code } })
    expect(status).toBe(404)
  })

  it('a mutation without an idempotency key', async () => {
    const { envelope } = await test
      .asResident('keyless')
      .raw('station', 'setFavourite', { stationId: 'A1', favourite: true }, { key: 'short' })
    expect(envelope).toMatchObject({ error: { code: 'INVALID_INPUT' } })
  })

  it('a body that is no JSON', async () => {
    const answer = await test.cloud.invokeHttp('station', {
      path: '/api/station/nearby',
      method: 'POST',
      headers: {},
      query: {},
      body: '{"input":',
    })
    expect(answer.statusCode).toBe(400)
  })

  it('what stands in the place of the input, over HTTP, by its name', async () => {
    const post = async (body: object) => {
      const answer = await test.cloud.invokeHttp('station', {
        path: '/api/station/catalogue',
        method: 'POST',
        headers: {},
        query: {},
        body: JSON.stringify(body),
      })
      return { status: answer.statusCode, body: JSON.parse(answer.body.toString()) as unknown }
    }
    // A later release may send more than this one knows.
    expect((await post({ input: {}, locale: 'en', clientVersion: '1', later: true })).status).toBe(200)
    expect(await post({ stationId: 'A1', locale: 'en' })).toMatchObject({
      status: 400,
      body: {
        error: {
          code: 'INVALID_INPUT',
          message: '“stationId” is unknown: what a call takes stands in input.',
          details: [{ path: 'stationId' }],
        },
      },
    })
    // WeChat adds names of its own to what a mini program sends.
    const event = { procedure: 'catalogue', input: {}, userInfo: { openId: 'o', appId: 'a' }, tcbContext: {} }
    expect(await test.cloud.invoke('station', event, { openid: 'o' })).toMatchObject({
      result: { data: expect.anything() as unknown },
    })
  })

  it('says which field is not there', async () => {
    const { envelope } = await test.asResident('nothing').raw('station', 'setFavourite', {})
    expect(envelope).toMatchObject({
      error: { details: [{ path: 'stationId' }, { path: 'favourite', message: '还没有填收藏。' }] },
    })
  })

  it('says which field, in the person’s language', async () => {
    const input = { filters: { text: '站'.repeat(51) } }
    const zh = await test.asVisitor().raw('station', 'nearby', input)
    expect(zh.envelope).toMatchObject({
      error: { message: '搜索词太长，最多 50 个字。', details: [{ path: 'filters.text' }] },
    })
    const en = await test.asVisitor().raw('station', 'nearby', input, { locale: 'en' })
    expect(en.envelope).toMatchObject({
      error: { message: 'Search text is too long: 50 characters at most.' },
    })
  })
})
