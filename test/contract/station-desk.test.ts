import { rows } from '../../cloudfunctions/platform/database'
import type { AuditDocument } from '../../cloudfunctions/platform/audit'
import type { Client } from '../helpers/client'
import { aStation, hours } from '../helpers/factories'
import { clearStations } from '../helpers/clear-stations'
import { NOW, startTestCloud, type TestCloud } from '../helpers/test-cloud'

const here = { lng: 114.1, lat: 22.6 }
const east = (metres: number) => ({ lng: here.lng + metres / 102_771, lat: here.lat })

let test: TestCloud
let staff: Client
let supervisor: Client
let admin: Client
beforeAll(async () => {
  test = await startTestCloud()
})
afterAll(() => test.stop())
beforeEach(async () => {
  await clearStations(test)
  await test.addStations([
    aStation({ code: 'A1', location: east(100) }),
    aStation({ code: 'A2', location: east(300), area: '990001001002' }),
    aStation({ code: 'B1', location: east(200), area: '990001002001' }),
  ])
  staff = await test.asStaff('keeper', 'station_staff', 'station:A1')
  supervisor = await test.asStaff('supervisor', 'supervisor', 'area:990001001')
  admin = await test.asStaff('admin', 'administrator', 'area:990001')
})

const ids = (page: { items: readonly { id: string }[] }) => page.items.map(({ id }) => id)
const detail = (id = 'A1') => test.asVisitor().station.detail({ id })
const lines = () =>
  rows<AuditDocument>(
    test.database.collection('audit').where({ target: 'station:A1' }).orderBy('seq', 'asc').get(),
  )

describe('my stations', () => {
  it('are those within reach, nearest first, page by page', async () => {
    expect(ids(await staff.station.myStations({}))).toEqual(['A1'])
    expect(ids(await supervisor.station.myStations({ near: here }))).toEqual(['A1', 'A2'])
    const first = await admin.station.myStations({ near: here, limit: 2 })
    expect(ids(first)).toEqual(['A1', 'B1'])
    const second = await admin.station.myStations({ near: here, limit: 2, cursor: first.next ?? '' })
    expect(ids(second)).toEqual(['A2'])
    expect(second.next).toBeNull()
    await expect(
      supervisor.station.myStations({ near: here, cursor: first.next ?? '' }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  })

  it('are found by words, and never beyond the reach', async () => {
    expect(ids(await supervisor.station.myStations({ text: 'A2' }))).toEqual(['A2'])
    expect(ids(await supervisor.station.myStations({ text: 'B1' }))).toEqual([])
    expect(ids(await supervisor.station.myStations({ text: '号驿站' }))).toEqual(['A1', 'A2'])
  })

  it('say what they want of their staff', async () => {
    const [fresh] = (await staff.station.myStations({})).items
    expect(fresh).toMatchObject({ liveStale: true, closedBySwitch: false, lockedUnanswered: 0 })
    await staff.station.setLive({ stationId: 'A1', seatsFree: 3, chargersFree: null })
    await staff.station.setClosed({
      stationId: 'A1',
      closure: { reason: { zh: '停电' }, until: null },
      seen: null,
    })
    for (const name of ['r1', 'r2']) await test.asResident(name).station.reportLocked({ stationId: 'A1' })
    const [busy] = (await staff.station.myStations({})).items
    expect(busy).toMatchObject({ liveStale: false, closedBySwitch: true, lockedUnanswered: 2 })
    test.cloud.clock.set(NOW + 61 * 60_000)
    expect((await staff.station.myStations({})).items[0]?.liveStale).toBe(true)
  })
})

describe('what waits for somebody', () => {
  const theirs = (client: Client) => client.station.deskNeeds({})

  it('is counted within reach, until it is answered or ended', async () => {
    for (const [name, stationId] of [
      ['r1', 'A1'],
      ['r2', 'A1'],
      ['r3', 'A2'],
      ['r4', 'B1'],
    ] as const)
      await test.asResident(name).station.reportLocked({ stationId })
    expect(await theirs(staff)).toEqual({ lockedCases: 1, emergencies: 0 })
    expect(await theirs(supervisor)).toEqual({ lockedCases: 2, emergencies: 0 })
    expect(await theirs(admin)).toEqual({ lockedCases: 3, emergencies: 0 })

    const { emergencyId } = await supervisor.station.startEmergency({
      area: '990001001',
      services: ['rest'],
      name: { zh: '防台风' },
      banner: { zh: '避险' },
    })
    const { items } = await supervisor.station.lockedReports({ place: { kind: 'station', id: 'A1' } })
    await staff.station.answerLocked({ caseId: items[0]?.caseId ?? '', code: 'fixed' })
    // Who keeps one station may not end what stands over a street.
    expect(await theirs(staff)).toEqual({ lockedCases: 0, emergencies: 0 })
    expect(await theirs(supervisor)).toEqual({ lockedCases: 1, emergencies: 1 })
    expect(await theirs(admin)).toEqual({ lockedCases: 2, emergencies: 1 })
    await admin.station.endEmergency({ emergencyId })
    expect(await theirs(supervisor)).toMatchObject({ emergencies: 0 })
  })

  it('counts a case once for somebody who reaches it twice', async () => {
    await test.asStaff('keeper', 'supervisor', 'area:990001001')
    await test.asResident('r1').station.reportLocked({ stationId: 'A1' })
    expect(await theirs(staff)).toMatchObject({ lockedCases: 1 })
  })
})

describe('an edit', () => {
  const versionOf = async (client: Client) => (await client.station.forEdit({ stationId: 'A1' })).version

  it('is seen at once, by search in pinyin and by filters too', async () => {
    const { version, office } = await staff.station.forEdit({ stationId: 'A1' })
    expect(office).toMatchObject({ name: { zh: 'A1号驿站' }, services: ['rest'], stepFree: false })
    const edited = await staff.station.edit({
      stationId: 'A1',
      version,
      changes: {
        name: { zh: ' 暖蜂（东风）驿站 ' },
        services: ['rest', 'legal_aid', 'legal_aid'],
        stepFree: true,
        hours: { weekly: [{ days: [5], ranges: [{ from: '11:00', to: '12:00' }] }], holidays: 'closed' },
      },
    })
    expect(edited).toMatchObject({
      version: version + 1,
      office: { name: { zh: '暖蜂（东风）驿站' }, services: ['rest', 'legal_aid'], capacity: { seats: 10 } },
    })
    const search = async (text: string) =>
      ids(await test.asVisitor().station.nearby({ origin: { point: here }, filters: { text } }))
    for (const text of ['nuanfeng', 'nfdf', '东风）驿']) expect(await search(text)).toContain('A1')
    expect(await search('A1号')).toEqual([])
    const filtered = async (filters: object) =>
      ids(await test.asVisitor().station.nearby({ origin: { point: here }, filters }))
    expect(await filtered({ services: ['legal_aid'], stepFree: true })).toEqual(['A1'])
    expect(await filtered({ openNow: true })).toEqual(['B1', 'A2'])
    test.cloud.clock.set(NOW + 90 * 60_000)
    expect(await filtered({ openNow: true })).toEqual(['A1', 'B1', 'A2'])
  })

  it('that names the area leaves no guess of it, also when the program cannot say so', async () => {
    await test.addStations([aStation({ code: 'G1', location: east(400), areaGuessed: 'street' })])
    const areaNames = async () => (await detail('G1')).areaNames
    expect(await areaNames()).toEqual([])
    const { version } = await supervisor.station.forEdit({ stationId: 'G1' })
    const edited = await supervisor.station.edit({
      stationId: 'G1',
      version,
      changes: { area: '990001001002' },
    })
    expect(edited).toMatchObject({
      office: { area: '990001001002', areaGuessed: null },
      edited: { fields: ['area', 'areaGuessed'] },
    })
    expect(await areaNames()).toHaveLength(2)
  })

  it('keeps the live state, the switch and the single days', async () => {
    await staff.station.setLive({ stationId: 'A1', seatsFree: 3, chargersFree: 1 })
    await staff.station.setClosed({
      stationId: 'A1',
      closure: { reason: { zh: '停电' }, until: null },
      seen: null,
    })
    await staff.station.setException({
      stationId: 'A1',
      from: '2026-11-24',
      to: '2026-11-24',
      ranges: [],
      seen: [],
    })
    const edited = await staff.station.edit({
      stationId: 'A1',
      version: await versionOf(staff),
      changes: { phone: '0755 1234 5678' },
    })
    expect(edited).toMatchObject({
      live: { seatsFree: 3 },
      closedByStaff: true,
      closure: { reason: { zh: '停电' } },
      exceptions: [{ date: '2026-11-24', ranges: [] }],
      edited: { fields: ['phone'] },
    })
  })

  it('by two at once: one is done, the other is told field by field what changed, by whom and when', async () => {
    const version = await versionOf(staff)
    const done = await Promise.allSettled([
      staff.station.edit({ stationId: 'A1', version, changes: { phone: '0755 1111' } }),
      supervisor.station.edit({ stationId: 'A1', version, changes: { phone: '0755 2222' } }),
    ])
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const refused = done.find(({ status }) => status === 'rejected') as PromiseRejectedResult
    expect(refused.reason).toMatchObject({ code: 'CHANGED_MEANWHILE' })

    await supervisor.station.edit({
      stationId: 'A1',
      version: version + 1,
      changes: { toilet: true, capacity: { seats: 12, chargers: 2 } },
    })
    await expect(
      staff.station.edit({ stationId: 'A1', version, changes: { stepFree: true } }),
    ).rejects.toMatchObject({
      code: 'CHANGED_MEANWHILE',
      details: expect.arrayContaining([
        { path: 'version', message: String(version + 2) },
        {
          path: 'phone',
          message: expect.stringMatching(/^11-20 10:00 .+改了电话：「无」→「0755 \d{4}」$/) as string,
        },
        { path: 'toilet', message: '11-20 10:00 督办改了卫生间：「无」→「有」' },
        {
          path: 'capacity',
          message: '11-20 10:00 督办改了座位和充电位数：「10 座、2 个充电位」→「12 座、2 个充电位」',
        },
      ]) as unknown,
    })
    expect((await detail()).stepFree).toBe(false)
  })

  it('tapped twice is done once', async () => {
    const input = { stationId: 'A1', version: await versionOf(staff), changes: { phone: '0755 1111' } }
    const key = 'a-key-of-sixteen-or-more'
    const [one, two] = await Promise.all([
      staff.station.edit(input, { key }),
      staff.station.edit(input, { key }),
    ])
    expect([one.version, two.version]).toEqual([2, 2])
    expect(await lines()).toHaveLength(1)
  })

  it('ends with the role, also between opening the form and saving it', async () => {
    const version = await versionOf(staff)
    const [grant] = (await staff.staff.mine({})).grants
    await supervisor.staff.suspend({
      grantId: grant?.id ?? '',
      version: grant?.version ?? 0,
      reason: '核实投诉',
    })
    await expect(
      staff.station.edit({ stationId: 'A1', version, changes: { toilet: true } }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(staff.station.myStations({})).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect((await detail()).toilet).toBe(false)
  })

  it.each([
    ['location', { location: { lng: 116.4, lat: 39.9 } }, '地图位置：位置 116.4,39.9 不在本区范围内。'],
    ['phone', { phone: '1  -  2  -' }, /^电话：/],
    ['services', { services: ['sauna'] }, '服务：服务目录里没有「sauna」。'],
    ['name', { name: { zh: '  ' } }, '名称：不能为空。'],
    ['area', { area: '990001001' }, '社区：没有这个社区或网格。'],
    [
      'hours',
      {
        hours: {
          weekly: [
            {
              days: [1],
              ranges: [
                { from: '08:00', to: '12:00' },
                { from: '11:00', to: '13:00' },
              ],
            },
          ],
          holidays: 'closed',
        },
      },
      '开放时间：同一天的时段重叠：08:00-12:00 11:00-13:00。',
    ],
  ] as const)('is checked like a row of an import: %s', async (field, changes, message) => {
    const edit = staff.station.edit({
      stationId: 'A1',
      version: await versionOf(staff),
      changes: changes as Parameters<Client['station']['edit']>[0]['changes'],
    })
    await expect(edit).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: typeof message === 'string' ? message : (expect.stringMatching(message) as string),
      details: [{ path: `changes.${field}` }],
    })
    expect(await lines()).toHaveLength(0)
  })

  it('into another area takes roles and reports along, and needs somebody in charge of both', async () => {
    await test.asResident('r1').station.reportLocked({ stationId: 'A1' })
    const other = await test.asStaff('other', 'supervisor', 'area:990001002')
    const move = async (client: Client) =>
      client.station.edit({
        stationId: 'A1',
        version: await versionOf(admin),
        changes: { area: '990001002001' },
      })
    await expect(move(staff)).rejects.toMatchObject({ code: 'AREA_OUT_OF_REACH' })
    await expect(move(supervisor)).rejects.toMatchObject({ code: 'AREA_OUT_OF_REACH' })
    await expect(other.station.forEdit({ stationId: 'A1' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect((await move(admin)).areaNames).toEqual(['西城街道', '银海社区'])

    await expect(supervisor.station.forEdit({ stationId: 'A1' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(ids(await supervisor.station.myStations({}))).toEqual(['A2'])
    expect(ids(await other.station.myStations({ near: here }))).toEqual(['A1', 'B1'])
    expect(ids(await staff.station.myStations({}))).toEqual(['A1'])
    const at = (id: string) => ({ kind: 'area', id }) as const
    expect((await other.station.lockedReports({ place: at('990001002') })).items).toHaveLength(1)
    expect((await supervisor.station.lockedReports({ place: at('990001001') })).items).toEqual([])
    const keepers = async (client: Client, id: string) =>
      (await client.staff.members({ place: at(id), role: 'station_staff' })).items.map(m => m.nickname)
    expect(await keepers(other, '990001002')).toEqual(['keeper'])
    expect(await keepers(supervisor, '990001001')).toEqual([])
  })
})

describe('live state', () => {
  it('is told with its time, never beyond what there is, never older than what is known', async () => {
    expect(await staff.station.setLive({ stationId: 'A1', seatsFree: 3, chargersFree: null })).toMatchObject({
      live: {
        seatsFree: 3,
        chargersFree: null,
        updatedAt: expect.stringMatching(/^2026-11-20T02:00:/) as string,
      },
    })
    expect((await detail()).live?.seatsFree).toBe(3)
    await expect(
      staff.station.setLive({ stationId: 'A1', seatsFree: 11, chargersFree: null }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT', message: '空座：比总数 10 还多。' })
    const countedAt = new Date(NOW - 60_000).toISOString()
    await expect(
      staff.station.setLive({ stationId: 'A1', seatsFree: 5, chargersFree: null, countedAt }),
    ).rejects.toMatchObject({ code: 'NEWER_COUNT' })
    await expect(
      staff.station.setLive({
        stationId: 'A1',
        seatsFree: 5,
        chargersFree: null,
        countedAt: new Date(NOW + 600_000).toISOString(),
      }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT', message: '清点时间：在将来。' })
    expect(await staff.station.setLive({ stationId: 'A1', seatsFree: null, chargersFree: null })).toEqual({
      stationId: 'A1',
      live: null,
    })
  })
})

describe('the switch', () => {
  const openNow = async () =>
    ids(await test.asVisitor().station.nearby({ origin: { point: here }, filters: { openNow: true } }))

  it('closes with a reason, at once, and opens by itself at its time', async () => {
    const until = '2026-11-20T04:00:00.000Z'
    await staff.station.setClosed({
      stationId: 'A1',
      closure: { reason: { zh: '停电检修', en: 'Power cut' }, until },
      seen: null,
    })
    expect(await openNow()).toEqual(['B1', 'A2'])
    expect(await detail()).toMatchObject({
      open: { status: 'closed', closedByStaff: true, changesAt: until },
      closure: { reason: '停电检修', until },
    })
    test.cloud.clock.set(Date.parse(until) - 60_000)
    expect((await detail()).open.status).toBe('opening')
    test.cloud.clock.set(Date.parse(until))
    expect(await openNow()).toEqual(['A1', 'B1', 'A2'])
    expect(await detail()).toMatchObject({ open: { status: 'open', closedByStaff: false }, closure: null })
  })

  it('until a time outside the hours opens with the hours', async () => {
    await staff.station.setClosed({
      stationId: 'A1',
      closure: { reason: { zh: '盘点' }, until: '2026-11-20T16:00:00.000Z' },
      seen: null,
    })
    expect((await detail()).open).toMatchObject({
      changesAt: '2026-11-21T00:00:00.000Z',
      closedByStaff: true,
    })
  })

  it('is not closed or opened over somebody who was there meanwhile: who did what is said', async () => {
    const closure = { reason: { zh: '水管爆裂' }, until: '2026-11-21T01:00:00.000Z' }
    const closed = await staff.station.setClosed({ stationId: 'A1', closure, seen: null })
    const told = {
      code: 'CHANGED_MEANWHILE',
      details: [{ path: 'closure', message: '11-20 10:00 驿站工作人员关了门：水管爆裂，到 11-21 09:00' }],
    }
    const usual = { reason: { zh: '临时有事' }, until: null }
    await expect(
      staff.station.setClosed({ stationId: 'A1', closure: usual, seen: null }),
    ).rejects.toMatchObject(told)
    const seen = closed.closure?.since ?? ''
    test.cloud.clock.set(NOW + 60_000)
    await staff.station.setClosed({ stationId: 'A1', closure: null, seen })
    await expect(staff.station.setClosed({ stationId: 'A1', closure: usual, seen })).rejects.toMatchObject({
      details: [{ message: '11-20 10:01 驿站工作人员开了门' }],
    })
    // One that ran out by itself is nobody's change.
    const until = new Date(NOW + 120_000).toISOString()
    const short = await staff.station.setClosed({ stationId: 'A1', closure: { ...usual, until }, seen: null })
    test.cloud.clock.set(NOW + 180_000)
    await staff.station.setClosed({ stationId: 'A1', closure: usual, seen: short.closure?.since ?? '' })
  })

  it('single days are not set over what somebody said of them meanwhile; other days do not matter', async () => {
    const day = { stationId: 'A1', from: '2026-12-01', to: '2026-12-01' }
    await staff.station.setException({ ...day, ranges: [], seen: [] })
    const ranges = [{ from: '10:00', to: '12:00' }]
    await staff.station.setException({ ...day, from: '2026-12-02', to: '2026-12-02', ranges, seen: [] })
    const told = { details: [{ path: 'exceptions', message: '11-20 10:00 驿站工作人员把 12-01 改成不开' }] }
    await expect(staff.station.setException({ ...day, ranges, seen: [] })).rejects.toMatchObject(told)
    const seen = [{ date: '2026-12-01', ranges }]
    await expect(staff.station.removeException({ ...day, seen })).rejects.toMatchObject(told)
    const now = [{ date: '2026-12-01', ranges: [] }]
    expect(await staff.station.removeException({ ...day, seen: now })).toMatchObject({
      exceptions: [{ date: '2026-12-02' }],
    })
    await expect(staff.station.removeException({ ...day, seen: now })).rejects.toMatchObject({
      details: [{ message: '11-20 10:00 驿站工作人员把 12-01 改成照常' }],
    })
  })

  it('is opened by hand, refuses the past, and stands in the log with its reason', async () => {
    const past = { reason: { zh: '停电' }, until: '2026-11-20T01:00:00.000Z' }
    await expect(
      staff.station.setClosed({ stationId: 'A1', closure: past, seen: null }),
    ).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: [{ path: 'closure.until' }],
    })
    const { closure } = await staff.station.setClosed({
      stationId: 'A1',
      closure: { reason: { zh: '停电' }, until: null },
      seen: null,
    })
    expect((await detail()).open).toMatchObject({ changesAt: null, closedByStaff: true })
    await staff.station.setClosed({ stationId: 'A1', closure: null, seen: closure?.since ?? null })
    expect((await detail()).open.status).toBe('open')
    expect((await lines()).map(({ procedure, reason }) => [procedure, reason])).toEqual([
      ['station.setClosed', '停电'],
      ['station.setClosed', null],
    ])
  })
})

describe('single days', () => {
  it('close or open otherwise, are told in both languages, and are taken back', async () => {
    const { exceptions } = await staff.station.setException({
      stationId: 'A1',
      seen: [],
      from: '2026-11-21',
      to: '2026-11-23',
      ranges: [{ from: '22:00', to: '04:00' }],
      note: { zh: '夜间服务', en: 'Night service' },
    })
    const coming = async (locale: 'zh-CN' | 'en') =>
      (await test.asVisitor().station.detail({ id: 'A1' }, { locale })).hours.coming.map(d => d.note)
    expect(await coming('zh-CN')).toEqual([null, '夜间服务', '夜间服务', '夜间服务', null, null, null])
    expect((await coming('en'))[1]).toBe('Night service')
    test.cloud.clock.set(Date.parse('2026-11-22T03:00:00+08:00'))
    const night = await test
      .asVisitor()
      .station.nearby({ origin: { point: here }, filters: { openNow: true } })
    expect(ids(night)).toEqual(['A1'])
    await staff.station.removeException({
      stationId: 'A1',
      from: '2026-11-22',
      to: '2026-11-30',
      seen: exceptions.filter(({ date }) => date >= '2026-11-22'),
    })
    expect(await coming('zh-CN')).toEqual([null, null, null, null, null, null, null])
    await expect(
      staff.station.removeException({ stationId: 'A1', from: '2026-11-22', to: '2026-11-30', seen: [] }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it.each([
    ['a day that is over', { from: '2026-11-19', to: '2026-11-20' }, 'INVALID_INPUT'],
    ['days in the wrong order', { from: '2026-11-22', to: '2026-11-21' }, 'INVALID_INPUT'],
    ['a day that no month has', { from: '2027-02-30', to: '2027-03-01' }, 'INVALID_INPUT'],
    ['more than a year ahead', { from: '2027-12-01', to: '2027-12-01' }, 'INVALID_INPUT'],
    ['more days than are kept', { from: '2026-12-01', to: '2027-02-28' }, 'TOO_MANY_EXCEPTIONS'],
  ])('refuse %s', async (_what, days, code) => {
    await expect(
      staff.station.setException({ stationId: 'A1', ...days, ranges: [], seen: [] }),
    ).rejects.toMatchObject({
      code,
    })
  })

  it('forget what is long over, so that there is always room', async () => {
    const day = (n: number) => new Date(NOW + n * 86_400_000).toISOString().slice(0, 10)
    await staff.station.setException({ stationId: 'A1', from: day(1), to: day(60), ranges: [], seen: [] })
    await expect(
      staff.station.setException({ stationId: 'A1', from: day(61), to: day(61), ranges: [], seen: [] }),
    ).rejects.toMatchObject({ code: 'TOO_MANY_EXCEPTIONS' })
    test.cloud.clock.set(NOW + 30 * 86_400_000)
    const { exceptions } = await staff.station.setException({
      stationId: 'A1',
      from: day(61),
      to: day(70),
      ranges: [],
      seen: [],
    })
    expect(exceptions[0]?.date).toBe(day(29))
  })
})

describe('found it locked', () => {
  const place = { kind: 'area', id: '990001001' } as const
  const report = (name: string, stationId = 'A1') => test.asResident(name).station.reportLocked({ stationId })

  it('reaches staff and street with the number of people, and is answered for those who reported', async () => {
    await report('r1')
    await report('r1')
    await report('r2')
    await report('r3', 'A2')
    await report('r4', 'B1')
    const { items } = await supervisor.station.lockedReports({ place })
    expect(items.map(i => [i.stationId, i.people, i.peopleLately, i.answer])).toEqual(
      expect.arrayContaining([
        ['A1', 2, 2, null],
        ['A2', 1, 1, null],
      ]),
    )
    expect(items).toHaveLength(2)
    const own = await staff.station.lockedReports({ place: { kind: 'station', id: 'A1' } })
    const caseId = own.items[0]?.caseId ?? ''
    const mine = async (name: string) =>
      (await test.asResident(name).station.detail({ id: 'A1' })).myLockedReport
    expect(await mine('r1')).toMatchObject({ answer: null })
    await staff.station.answerLocked({ caseId, code: 'fixed', note: '钥匙坏了，已开门' })
    expect(await mine('r1')).toMatchObject({
      answer: {
        code: 'fixed',
        note: '钥匙坏了，已开门',
        at: expect.stringMatching(/^2026-11-20T02:00:/) as string,
      },
    })
    expect(await mine('nobody')).toBeNull()
    await expect(supervisor.station.answerLocked({ caseId, code: 'was_open' })).rejects.toMatchObject({
      code: 'ALREADY_ANSWERED',
    })
    const [line] = await rows<AuditDocument>(
      test.database
        .collection('audit')
        .where({ target: `locked_case:${caseId}` })
        .get(),
    )
    expect(line).toMatchObject({ procedure: 'station.answerLocked', role: 'station_staff' })
  })

  it('after an answer is news again, and what is unanswered stands first', async () => {
    await report('r1')
    await staff.station.answerLocked({ caseId: 'A1#1', code: 'was_open' })
    test.cloud.clock.set(NOW + 60_000)
    await report('r3', 'A2')
    await supervisor.station.answerLocked({ caseId: 'A2#1', code: 'as_announced' })
    test.cloud.clock.set(NOW + 120_000)
    await report('r1')
    await report('r2')
    const { items } = await supervisor.station.lockedReports({ place })
    expect(items.map(i => [i.caseId, i.people, i.peopleLately])).toEqual([
      ['A1#2', 2, 2],
      ['A2#1', 1, 1],
      ['A1#1', 1, 2],
    ])
  })

  it('by ten people at the same moment is one case of ten', async () => {
    const done = await Promise.allSettled(Array.from({ length: 10 }, (_, i) => report(`many-${i}`)))
    const counted = done.filter(({ status }) => status === 'fulfilled').length
    const { items } = await staff.station.lockedReports({ place: { kind: 'station', id: 'A1' } })
    expect(items.map(i => [i.people, i.peopleLately])).toEqual([[counted, counted]])
    expect(counted).toBeGreaterThan(5)
  })

  it('is read page by page', async () => {
    await test.addStations(
      Array.from({ length: 25 }, (_, i) => aStation({ code: `C${i}`, hours: hours.always() })),
    )
    for (let i = 0; i < 25; i++) await report(`r${i}`, `C${i}`)
    for (let i = 0; i < 5; i++) await supervisor.station.answerLocked({ caseId: `C${i}#1`, code: 'was_open' })
    const first = await supervisor.station.lockedReports({ place })
    const second = await supervisor.station.lockedReports({ place, cursor: first.next ?? '' })
    expect(first.items.every(i => i.answer === null)).toBe(true)
    expect(second.items).toHaveLength(5)
    expect(new Set([...first.items, ...second.items].map(i => i.caseId)).size).toBe(25)
    expect(second.next).toBeNull()
  })
})
