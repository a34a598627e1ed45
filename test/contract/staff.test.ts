import { rows } from '../../cloudfunctions/platform/database'
import { inviteAsOperator } from '../../cloudfunctions/staff/invite-as-operator'
import type { AuditDocument } from '../../cloudfunctions/platform/audit'
import { DAY } from '../../domain/time/china-time'
import type { Client } from '../helpers/client'
import { aStation } from '../helpers/factories'
import { startTestCloud, type TestCloud } from '../helpers/test-cloud'

const district = { kind: 'area', id: '990001' } as const
const street = { kind: 'area', id: '990001001' } as const
const otherStreet = { kind: 'area', id: '990001002' } as const
const station = { kind: 'station', id: 'A1' } as const

let test: TestCloud
let admin: Client
let supervisor: Client
beforeAll(async () => {
  test = await startTestCloud([aStation({ code: 'A1' }), aStation({ code: 'B1', area: '990001002001' })])
  admin = await test.asStaff('admin', 'administrator', 'area:990001')
  supervisor = await test.asStaff('supervisor', 'supervisor', 'area:990001001')
})
afterAll(() => test.stop())

const grantsOf = async (client: Client) => (await client.staff.mine({})).grants
const code = async (from: Client, role: 'station_staff' | 'supervisor' | 'administrator', place: object) =>
  (await from.staff.invite({ role, place: place as typeof district })).code

describe('an invitation', () => {
  it('says what it offers and makes somebody staff, once', async () => {
    const someone = test.asResident('s1')
    const offered = await code(supervisor, 'station_staff', station)
    expect(offered).toMatch(/^[2-9A-Z]{5}-[2-9A-Z]{5}$/)
    expect(await someone.staff.invitation({ code: offered })).toMatchObject({
      role: 'station_staff',
      placeName: 'A1号驿站',
      within: ['东风街道', '木棉社区'],
      from: 'supervisor',
    })
    expect((await someone.account.me({})).staff).toBe(false)
    expect(await someone.staff.accept({ code: offered.toLowerCase().replace('-', '') })).toMatchObject({
      role: 'station_staff',
      place: station,
      state: 'active',
    })
    expect((await someone.account.me({})).staff).toBe(true)
    await expect(test.asResident('s2').staff.accept({ code: offered })).rejects.toMatchObject({
      code: 'INVITATION_OVER',
    })
  })

  it('is taken by one of twenty who try at the same moment', async () => {
    const offered = await code(admin, 'station_staff', station)
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, (_, i) => test.asResident(`many-${i}`).staff.accept({ code: offered })),
    )
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('gives the same code again when the first answer was lost', async () => {
    const input = { role: 'station_staff', place: station } as const
    const key = 'a-key-of-sixteen-or-more'
    const [one, two] = [
      await supervisor.staff.invite(input, { key }),
      await supervisor.staff.invite(input, { key }),
    ]
    expect(two).toEqual(one)
  })

  it('cannot offer what the inviter does not hold, nor reach further', async () => {
    await expect(code(supervisor, 'administrator', street)).rejects.toMatchObject({
      code: 'NOT_YOURS_TO_GIVE',
    })
    await expect(code(supervisor, 'station_staff', otherStreet)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(code(supervisor, 'supervisor', district)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(code(admin, 'administrator', street)).rejects.toMatchObject({ code: 'WRONG_LEVEL' })
  })

  it('is void once the inviter has lost the right', async () => {
    const other = await test.asStaff('supervisor-2', 'supervisor', 'area:990001002')
    const offered = await code(other, 'station_staff', { kind: 'station', id: 'B1' })
    const [grant] = await grantsOf(other)
    await admin.staff.end({ grantId: grant?.id ?? '', version: grant?.version ?? 0, reason: '调离' })
    await expect(test.asResident('s3').staff.accept({ code: offered })).rejects.toMatchObject({
      code: 'INVITATION_OVER',
    })
  })

  it('ends after a week, or when it is withdrawn', async () => {
    const { id, code: offered } = await supervisor.staff.invite({ role: 'station_staff', place: station })
    expect((await supervisor.staff.invitations({ place: street })).items).toContainEqual(
      expect.objectContaining({ id, role: 'station_staff' }),
    )
    await supervisor.staff.withdraw({ invitationId: id })
    await expect(test.asResident('s4').staff.accept({ code: offered })).rejects.toMatchObject({
      code: 'INVITATION_OVER',
    })
    const late = await code(supervisor, 'station_staff', station)
    const now = test.cloud.clock.now()
    test.cloud.clock.set(now + 7 * DAY + 1)
    try {
      await expect(test.asResident('s4').staff.accept({ code: late })).rejects.toMatchObject({
        code: 'INVITATION_OVER',
      })
    } finally {
      test.cloud.clock.set(now)
    }
  })

  it('cannot be guessed: after ten tries one waits', async () => {
    const guesser = test.asResident('guesser')
    const guesses = await Promise.allSettled(
      Array.from({ length: 12 }, () => guesser.staff.invitation({ code: 'AAAAA-BBBBB' })),
    )
    const codes = guesses.map(g => (g.status === 'rejected' ? (g.reason as { code: string }).code : ''))
    expect(codes.filter(c => c === 'INVITATION_OVER')).toHaveLength(10)
    expect(codes.filter(c => c === 'RATE_LIMITED')).toHaveLength(2)
    await expect(guesser.staff.invitation({ code: 'AAAAA-BBBBB' })).rejects.toMatchObject({
      message: expect.stringMatching(/^次数太多了，请 \d+ 分钟后再试。$/) as string,
    })
  })
})

describe('a role', () => {
  it('is out of force at the next call, and in force again when it is resumed', async () => {
    const someone = await test.asStaff('s5', 'dispatcher', 'area:990001001001')
    const members = () => someone.staff.members({ place: { kind: 'area', id: '990001001001' } })
    await members()
    const [grant] = await grantsOf(someone)
    const suspended = await supervisor.staff.suspend({
      grantId: grant?.id ?? '',
      version: grant?.version ?? 0,
      reason: '核实投诉',
    })
    await expect(members()).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(
      supervisor.staff.suspend({ grantId: suspended.id, version: grant?.version ?? 0, reason: '再来一次' }),
    ).rejects.toMatchObject({
      code: 'CHANGED_MEANWHILE',
      details: [
        { path: 'version', message: String(suspended.version) },
        { path: 'state', message: '11-20 10:00 督办暂停了它：核实投诉' },
      ],
    })
    await supervisor.staff.resume({ grantId: suspended.id, version: suspended.version })
    await members()
  })

  it('is not lifted out of suspension by a new invitation', async () => {
    const someone = await test.asStaff('s6', 'station_staff', 'station:A1')
    const [grant] = await grantsOf(someone)
    await supervisor.staff.suspend({
      grantId: grant?.id ?? '',
      version: grant?.version ?? 0,
      reason: '核实投诉',
    })
    const offered = await code(supervisor, 'station_staff', station)
    await expect(someone.staff.accept({ code: offered })).rejects.toMatchObject({ code: 'SUSPENDED' })
  })

  it('is seen by those in charge of the place or above it, page by page', async () => {
    for (let i = 0; i < 35; i++) await test.asStaff(`crowd-${i}`, 'grid_officer', 'area:990001002001')
    const first = await admin.staff.members({ place: otherStreet })
    expect(first.items).toHaveLength(30)
    const second = await admin.staff.members({ place: otherStreet, cursor: first.next ?? '' })
    const names = new Set([...first.items, ...second.items].map(({ nickname }) => nickname))
    expect([...names].filter(name => name.startsWith('crowd-'))).toHaveLength(35)
    await expect(supervisor.staff.members({ place: otherStreet })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    await expect(supervisor.staff.members({ place: street, cursor: first.next ?? '' })).rejects.toMatchObject(
      { code: 'INVALID_INPUT' },
    )
  })

  // Ending each other they meet at each other's roles too; of two who leave at once only the count knows.
  it.each(['end each other', 'both leave'])(
    'of the last administrator stays, also when two %s at the same moment',
    async how => {
      for (let round = 0; round < 5; round++) {
        const two = await test.asStaff(`admin-${how}-${round}`, 'administrator', 'area:990001')
        const [mine] = await grantsOf(admin)
        const [theirs] = await grantsOf(two)
        const end = (by: Client, grant: typeof mine) =>
          by.staff.end({ grantId: grant?.id ?? '', version: grant?.version ?? 0, reason: '轮换' })
        const done = await Promise.allSettled(
          how === 'both leave' ? [end(two, theirs), end(admin, mine)] : [end(two, mine), end(admin, theirs)],
        )
        expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
        const left = await rows<object>(
          test.database.collection('grants').where({ role: 'administrator', state: 'active' }).get(),
        )
        expect(left).toHaveLength(1)
        admin = (await grantsOf(admin)).length > 0 ? admin : two
      }
    },
  )

  it('of the last administrator cannot be ended by themselves', async () => {
    const [last] = await grantsOf(admin)
    await expect(
      admin.staff.end({ grantId: last?.id ?? '', version: last?.version ?? 0, reason: '离职' }),
    ).rejects.toMatchObject({ code: 'LAST_ADMINISTRATOR' })
  })
})

describe('the audit log', () => {
  const lines = () =>
    rows<AuditDocument>(
      test.database
        .collection('audit')
        .where({ chain: 'station:A1' })
        .orderBy('seq', 'asc')
        .limit(1000)
        .get(),
    )
  it('has who did what where, before and after, once for each act', async () => {
    const key = 'another-key-of-sixteen'
    await supervisor.staff.invite({ role: 'station_staff', place: station }, { key })
    await supervisor.staff.invite({ role: 'station_staff', place: station }, { key })
    const [last, one] = (await lines()).reverse()
    expect(last).toMatchObject({
      actor: 'wx:o-supervisor',
      role: 'supervisor',
      procedure: 'staff.invite',
      path: ['area:990001', 'area:990001001', 'area:990001001001', 'station:A1'],
      before: null,
      after: '{"place":"station:A1","role":"station_staff"}',
    })
    expect(one?.after).not.toBe(undefined)
    expect(last?.seq).toBe((one?.seq ?? 0) + 1)
  })

  it('keeps every line of ten acts at the same moment', async () => {
    const before = (await lines()).length
    const acts = await Promise.allSettled(
      Array.from({ length: 10 }, async (_, i) => {
        const from = await test.asStaff(`busy-${i}`, 'supervisor', 'area:990001001')
        return from.staff.invite({ role: 'station_staff', place: station })
      }),
    )
    const done = acts.filter(({ status }) => status === 'fulfilled').length
    expect(done).toBeGreaterThan(0)
    const after = await lines()
    expect(after).toHaveLength(before + done)
    expect(await supervisor.audit.verify({ place: station })).toMatchObject({ problem: null })
  })
})

describe('the first administrator', () => {
  it('is invited by the operator', async () => {
    process.env.NUANLIN_SIGNING_KEYS = JSON.stringify([test.signingKey])
    const { code: offered } = await inviteAsOperator(test.database, test.cloud.clock.now())
    expect(await test.asResident('first').staff.accept({ code: offered })).toMatchObject({
      role: 'administrator',
      place: district,
      state: 'active',
    })
  })
})
