import { SignJWT } from 'jose'
import { permits, type Allow } from '../../domain/contract/allow'
import { roles } from '../../domain/role/roles'
import type { Client } from '../helpers/client'
import { aStation } from '../helpers/factories'
import { figureOf } from '../helpers/security-figures'
import { inputAt, type PlaceFields } from '../helpers/inputs-at'
import type { AnyProcedure } from '../../domain/contract/define-contract'
import { contracts } from '../../domain/contracts'
import { NOW, startTestCloud, type TestCloud } from '../helpers/test-cloud'

/** Every procedure × everybody there is, made from the contracts; denials first. */
const procedures = contracts.flatMap(({ name: contract, procedures: all }) =>
  Object.entries<AnyProcedure>(all).map(([name, procedure]) => ({ contract, name, procedure })),
)

let test: TestCloud
/** Fields that name a place, or something that stands there: here, and where the reach of `here` does not go. */
let here: PlaceFields
let elsewhere: PlaceFields
beforeAll(async () => {
  test = await startTestCloud([aStation({ code: 'A1' }), aStation({ code: 'B1', area: '990001002001' })])
  here = await fieldsOf('A1')
  elsewhere = await fieldsOf('B1')
})
afterAll(() => test.stop())

const areaOf: Readonly<Record<string, string>> = { A1: '990001001001', B1: '990001002001' }

async function fieldsOf(stationId: string): Promise<PlaceFields> {
  const admin = await test.asStaff('admin', 'administrator', 'area:990001')
  const member = await test.asStaff(`member-${stationId}`, 'station_staff', `station:${stationId}`)
  const place = { kind: 'station', id: stationId } as const
  const [grant] = (await member.staff.mine({})).grants
  const { id: invitationId } = await admin.staff.invite({ role: 'station_staff', place })
  await test.asResident('finder').station.reportLocked({ stationId })
  const caseId = `${stationId}#1`
  const area = areaOf[stationId]
  const { emergencyId } = await admin.station.startEmergency({
    area: area ?? '',
    services: ['rest'],
    name: { zh: '防汛' },
    banner: { zh: '驿站改为避险点' },
  })
  return {
    place,
    stationId,
    grantId: grant?.id,
    version: grant?.version,
    invitationId,
    caseId,
    area,
    parent: area,
    emergencyId,
  }
}

const denied = procedures.filter(({ procedure: { allow } }) => permits(allow, null) !== null)
const open = procedures.filter(({ procedure: { allow } }) => permits(allow, null) === null)
const forResidents = denied.filter(({ procedure: { allow } }) => allow.who === 'resident')
const forStaff = denied.filter(({ procedure: { allow } }) => allow.who === 'staff')

it('there is something to refuse', () => {
  expect(forResidents.length).toBeGreaterThan(3)
  expect(forStaff.length).toBeGreaterThan(3)
  expect(procedures.length).toBeGreaterThanOrEqual(
    figureOf('Procedures in the permission matrix and the fuzz'),
  )
})

const codeOf = async (client: Client, contract: string, name: string, input: unknown) => {
  const { envelope } = await client.raw(contract, name, input)
  return 'error' in envelope ? envelope.error.code : null
}

it.each(denied)(
  '$contract $name refuses a visitor before it looks at the input',
  async ({ contract, name }) => {
    const { envelope, status } = await test.asVisitor().raw(contract, name, { nonsense: true })
    expect(envelope).toMatchObject({ error: { code: 'UNAUTHENTICATED' } })
    expect(status).toBe(401)
  },
)

it.each(forStaff)('$contract $name refuses a resident, whatever the input', async call => {
  const resident = test.asResident('nobody')
  expect(await codeOf(resident, call.contract, call.name, { nonsense: true })).toBe('FORBIDDEN')
  const input = inputAt(call.name, call.procedure, here)
  expect(await codeOf(resident, call.contract, call.name, input)).toBe('FORBIDDEN')
})

describe.each(roles)('as %s', role => {
  const allowed = (allow: Allow) => allow.who === 'staff' && allow.roles.includes(role)
  const others = forStaff.filter(({ procedure: { allow } }) => !allowed(allow))
  const own = forStaff.filter(({ procedure: { allow } }) => allowed(allow))
  const inStreet = () => test.asStaff(`in-${role}`, role, 'area:990001001')

  it('what is for other roles is refused, inside the reach and outside', async () => {
    const client = await inStreet()
    for (const { contract, name, procedure } of others) {
      for (const fields of [here, elsewhere]) {
        const code = await codeOf(client, contract, name, inputAt(name, procedure, fields))
        expect([contract, name, code]).toEqual([contract, name, 'FORBIDDEN'])
      }
    }
  })

  it('what is for the role is refused outside its reach, documents included', async () => {
    const client = await inStreet()
    for (const { contract, name, procedure } of own.filter(({ procedure: { allow } }) => hasPlace(allow))) {
      const code = await codeOf(client, contract, name, inputAt(name, procedure, elsewhere))
      expect([contract, name, code]).toEqual([contract, name, 'FORBIDDEN'])
    }
  })

  it('what is for the role is open within its reach', async () => {
    const client = await inStreet()
    for (const { contract, name, procedure } of own) {
      const code = await codeOf(client, contract, name, inputAt(name, procedure, here))
      expect([contract, name, code === 'FORBIDDEN' || code === 'UNAUTHENTICATED']).toEqual([
        contract,
        name,
        false,
      ])
    }
  })
})

it.each(forResidents)('$contract $name lets a resident in', async ({ contract, name }) => {
  expect(await codeOf(test.asResident('r1'), contract, name, { nonsense: true })).toBe('INVALID_INPUT')
})

it.each(open)('$contract $name lets a visitor in', async ({ contract, name }) => {
  expect(await codeOf(test.asVisitor(), contract, name, { nonsense: true })).toBe('INVALID_INPUT')
})

function hasPlace(allow: Allow): boolean {
  return allow.who === 'staff' && allow.place !== null
}

describe('tokens over HTTP', () => {
  const bytes = (key: string) => Buffer.from(key, 'base64url')
  let session: string
  beforeAll(async () => {
    session = (await test.enter('wx:o-browser')).session._id
  })
  const token = (
    changes: {
      kid?: string
      key?: string
      sub?: string
      exp?: number
      iss?: string
      aud?: string
      alg?: string
    } = {},
  ) =>
    new SignJWT({})
      .setProtectedHeader({ alg: changes.alg ?? 'HS256', kid: changes.kid ?? test.signingKey.kid })
      .setSubject(changes.sub ?? session)
      .setIssuer(changes.iss ?? 'nuanlin')
      .setAudience(changes.aud ?? 'nuanlin-access')
      .setIssuedAt(NOW / 1000)
      .setExpirationTime(changes.exp ?? NOW / 1000 + 900)
      .sign(bytes(changes.key ?? test.signingKey.key))

  const me = async (t: string) => (await test.withToken(t).raw('account', 'me', {})).envelope

  it('let their owner in', async () => expect(await me(await token())).toHaveProperty('data'))

  it.each([
    ['forged', () => token({ key: Buffer.alloc(32, 7).toString('base64url') })],
    ['of an unknown key', () => token({ kid: 'other' })],
    ['expired', () => token({ exp: NOW / 1000 - 1 })],
    ['of another issuer', () => token({ iss: 'somebody' })],
    ['for another use', () => token({ aud: 'nuanlin-refresh' })],
    ['of no session', () => token({ sub: 'somebody' })],
    ['signed by another algorithm', () => token({ alg: 'HS512' })],
    [
      'without signature',
      () =>
        Promise.resolve(
          `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(`{"sub":"${session}"}`).toString('base64url')}.`,
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

  it('are refused from the moment their owner signs out', async () => {
    const { tokens } = await test.enter('wx:o-leaving')
    await test.withToken(tokens.accessToken).account.signOut({})
    expect(await me(tokens.accessToken)).toMatchObject({ error: { code: 'UNAUTHENTICATED' } })
    await expect(
      test.asVisitor().account.refresh({ refreshToken: tokens.refreshToken }),
    ).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  })

  it('are renewed by the refresh token, and again when the answer was lost', async () => {
    const { tokens } = await test.enter('wx:o-staying')
    const { refreshToken } = tokens
    const next = await test.asVisitor().account.refresh({ refreshToken })
    expect(await me(next.accessToken)).toHaveProperty('data')
    const again = await test.asVisitor().account.refresh({ refreshToken })
    expect(await me(again.accessToken)).toHaveProperty('data')
    expect(await test.asVisitor().account.refresh({ refreshToken: again.refreshToken })).toHaveProperty(
      'accessToken',
    )
  })

  it('end for everybody who holds them when a refresh token is used twice', async () => {
    const { tokens } = await test.enter('wx:o-copied')
    const stolen = tokens.refreshToken
    const second = await test.asVisitor().account.refresh({ refreshToken: stolen })
    const third = await test.asVisitor().account.refresh({ refreshToken: second.refreshToken })
    await expect(test.asVisitor().account.refresh({ refreshToken: stolen })).rejects.toMatchObject({
      code: 'UNAUTHENTICATED',
    })
    expect(await me(third.accessToken)).toMatchObject({ error: { code: 'UNAUTHENTICATED' } })
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
