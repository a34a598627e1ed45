import { SignJWT } from 'jose'
import { permits, type Allow } from '../../domain/contract/allow'
import type { AreaLevel } from '../../domain/area/levels'
import type { PlaceKey, PlaceRef } from '../../domain/role/place'
import { levelsOf, roles, type PlaceLevel } from '../../domain/role/roles'
import type { Client } from '../helpers/client'
import { ELSEWHERE, HERE, twoPlaces } from '../helpers/two-places'
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
let here: PlaceFields
let elsewhere: PlaceFields
/** A place of every level on the way to the station `here`, and beside it in its community. */
let placeAt: Readonly<Record<PlaceLevel, PlaceKey>>
beforeAll(async () => {
  test = await startTestCloud([
    aStation({ code: HERE.code }),
    aStation({ code: ELSEWHERE.code, area: ELSEWHERE.area }),
  ])
  const places = await twoPlaces(test)
  here = places.here
  elsewhere = places.elsewhere
  const admin = await test.asStaff('admin', 'administrator', 'area:990001')
  const add = async (level: AreaLevel, parent: string) =>
    (await admin.area.add({ parent, level, name: { zh: `测试${level}` } })).code
  const grid = await add('grid', HERE.area)
  placeAt = {
    district: 'area:990001',
    street: `area:${HERE.street}`,
    community: `area:${HERE.area}`,
    grid: `area:${grid}`,
    micro_grid: `area:${await add('micro_grid', grid)}`,
    estate: `area:${await add('estate', HERE.area)}`,
    station: `station:${HERE.code}`,
  }
})
afterAll(() => test.stop())

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
})

/** Every role on every level where it makes sense: product.md, "People". */
const holdings = roles.flatMap(role => levelsOf[role].map(level => ({ role, level })))

describe.each(holdings)('$role of a $level', ({ role, level }) => {
  const own = forStaff.filter(
    ({ procedure: { allow } }) => allow.who === 'staff' && allow.roles.includes(role),
  )
  const holder = () => test.asStaff(`${role}-of-${level}`, role, placeAt[level])

  it('reaches what stands in the place, and nothing above it or beside it, documents included', async () => {
    const client = await holder()
    const ofHere = await test.asStaff(`${role}-here`, role, `area:${HERE.area}`)
    const ofElsewhere = await test.asStaff(`${role}-elsewhere`, role, `area:${ELSEWHERE.area}`)
    for (const { contract, name, procedure } of own) {
      const { place } = procedure.allow as { place: ((input: unknown) => PlaceRef) | null }
      if (!place) continue
      const [kind = '', id = ''] = placeAt[level].split(':')
      const own = { ...here, area: id, parent: id, place: { kind, id } }
      for (const fields of [elsewhere, here, ...(kind === 'area' ? [own] : [])]) {
        const input = inputAt(name, procedure, fields)
        const reached = pathOf(place(input), fields).includes(placeAt[level])
        const code = await codeOf(client, contract, name, input)
        const wanted = reached ? 'let in' : 'FORBIDDEN'
        expect([contract, name, input, verdict(code, procedure)]).toEqual([contract, name, input, wanted])
        // Something of the place that is not there, and not the place itself: that is judged before.
        const outsider = fields === elsewhere ? ofHere : ofElsewhere
        if (code === 'NOT_FOUND') expect(await codeOf(outsider, contract, name, input)).toBe('FORBIDDEN')
      }
    }
  })

  it('is let into what names no place', async () => {
    const client = await holder()
    for (const { contract, name, procedure } of own.filter(({ procedure: { allow } }) => !hasPlace(allow))) {
      const code = await codeOf(client, contract, name, inputAt(name, procedure, here))
      expect([contract, name, verdict(code, procedure)]).toEqual([contract, name, 'let in'])
    }
  })
})

/** What the answer says of permission: a refusal after it is one of the procedure's own, or about the input. */
function verdict(code: string | null, { errors }: AnyProcedure): string {
  const after = ['INVALID_INPUT', 'NOT_FOUND', 'CONFLICT', 'RATE_LIMITED', ...errors]
  return code === null || after.includes(code) ? 'let in' : code
}

/** Keys of every place that holds what an input speaks of; said here once more, so that the server is not believed. */
function pathOf({ kind, id }: PlaceRef, fields: PlaceFields): string[] {
  const { code, street, area } = fields === elsewhere ? ELSEWHERE : HERE
  const community = ['area:990001', `area:${street}`, `area:${area}`]
  if (kind === 'emergency') return community
  if (kind !== 'area') return [...community, `station:${code}`]
  const key = `area:${id}`
  if (community.includes(key)) return community.slice(0, community.indexOf(key) + 1)
  return [...community, ...(key === placeAt.micro_grid ? [placeAt.grid] : []), key]
}

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
