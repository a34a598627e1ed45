import fc from 'fast-check'
import type { AnyProcedure } from '../../domain/contract/define-contract'
import { collections } from '../../config/cloudbase/collections'
import { arbitraryOf, hostile } from '../helpers/arbitrary-of-schema'
import { contracts } from '../../domain/contracts'
import type { Client } from '../helpers/client'
import { aStation } from '../helpers/factories'
import { startTestCloud, type TestCloud } from '../helpers/test-cloud'

/** Walks every contract: a procedure that is added is fuzzed without anybody asking. */
const procedures = contracts.flatMap(contract =>
  Object.entries<AnyProcedure>(contract.procedures).map(([name, procedure]) => ({
    contract,
    name,
    procedure,
  })),
)
const RUNS = process.env.SOAK === '1' ? 1000 : 20

let test: TestCloud
beforeAll(async () => {
  test = await startTestCloud([aStation({ code: 'A1' }), aStation({ code: 'A2' })])
})
afterAll(() => test.stop())

const people: readonly [string, (t: TestCloud) => Client | Promise<Client>][] = [
  ['a visitor', t => t.asVisitor()],
  ['a resident', t => t.asResident('fuzz')],
  ['an administrator', t => t.asStaff('fuzz-admin', 'administrator', 'area:990001')],
  ['station staff', t => t.asStaff('fuzz-staff', 'station_staff', 'station:A1')],
]

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

  async function check(client: Client, input: unknown, seen: (code: string) => void) {
    const { envelope, status } = await client.raw(contract.name, name, input)
    if ('data' in envelope) return
    expect(known).toContain(envelope.error.code)
    expect(envelope.error.message).toMatch(/[\u4e00-\u9fff].*。$/u)
    if (status !== null) expect(Math.floor(status / 100)).toBe(4)
    seen(envelope.error.code)
  }

  it.each(people)('answers valid input of %s without ever failing inside', async (_who, client) => {
    const someone = await client(test)
    await fc.assert(
      fc.asyncProperty(arbitraryOf(procedure.input), input => check(someone, input, () => undefined)),
      { numRuns: RUNS, seed: 1 },
    )
  })

  it('refuses hostile input with a sentence, and writes nothing', async () => {
    const client = await mayCall(test, procedure)
    const before = await written()
    const shaped = fc.record({ first: hostile, second: hostile }).map(({ first, second }) => {
      const fields = Object.keys((procedure.input as unknown as { shape?: object }).shape ?? {})
      const [a = 'x', b = 'y'] = fields
      return { [a]: first, [b]: second }
    })
    const codes = new Set<string>()
    await fc.assert(
      fc.asyncProperty(fc.oneof(hostile, shaped), async input => {
        if (procedure.input.safeParse(input ?? {}).success) return
        await check(client, input, code => codes.add(code))
      }),
      { numRuns: RUNS, seed: 2 },
    )
    expect([...codes]).toEqual(['INVALID_INPUT'])
    expect(await written()).toEqual(before)
  })
})

async function written(): Promise<unknown> {
  const counts: Record<string, number> = {}
  for (const { name } of collections.filter(({ name }) => name !== 'rate_limits')) {
    counts[name] = (await test.database.collection(name).where({}).limit(1000).get()).data.length
  }
  return counts
}

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
