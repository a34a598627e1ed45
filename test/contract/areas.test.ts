import { writeDistrict } from '../../cloudfunctions/station/store-import'
import type { Client } from '../helpers/client'
import { aStation, hours, testAreas, testDistrict } from '../helpers/factories'
import { NOW, startTestCloud, type TestCloud } from '../helpers/test-cloud'

const community = '990001001001'

let test: TestCloud
let admin: Client
let officer: Client
beforeAll(async () => {
  test = await startTestCloud([aStation({ code: 'A1' })])
  admin = await test.asStaff('admin', 'administrator', 'area:990001')
  officer = await test.asStaff('dispatcher', 'dispatcher', `area:${community}`)
})
afterAll(() => test.stop())

const childrenOf = async (parent: string, closed = false) =>
  (await test.asVisitor().area.children({ parent, closed })).items
const add = (name: string, level: 'grid' | 'estate' | 'community' = 'grid', parent = community) =>
  admin.area.add({ parent, level, name: { zh: name } })

describe('an area', () => {
  it('is added below another, and people find it there', async () => {
    const grid = await add('一网格')
    expect(grid).toMatchObject({
      code: '990001001001-G01',
      level: 'grid',
      within: ['东风街道', '木棉社区'],
      closed: false,
      version: 1,
    })
    expect(await add('木棉花园', 'estate')).toMatchObject({ code: '990001001001-E01' })
    expect((await childrenOf(community)).map(({ name }) => name)).toEqual(['一网格', '木棉花园'])
    expect((await childrenOf('990001001'))[0]).toMatchObject({ name: '木棉社区', hasChildren: true })
  })

  it('stands where its level belongs, under a name of its own', async () => {
    await expect(add('一网格')).rejects.toMatchObject({ code: 'SAME_NAME' })
    await expect(add('二社区', 'community')).rejects.toMatchObject({ code: 'WRONG_LEVEL' })
    await expect(add('三网格', 'grid', '990001009')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('added many times at once gets as many codes', async () => {
    const made = await Promise.all(['甲', '乙', '丙', '丁'].map(name => add(name, 'grid', '990001001002')))
    expect(new Set(made.map(({ code }) => code)).size).toBe(4)
  })

  it('is closed, and nothing of it is deleted', async () => {
    const { code, version } = await add('旧网格')
    const close = { area: code, version, reason: '并入一网格' }
    expect(await admin.area.close(close)).toMatchObject({ closed: true, version: 2 })
    const names = async (closed: boolean) => (await childrenOf(community, closed)).map(({ name }) => name)
    expect(await names(false)).not.toContain('旧网格')
    expect(await names(true)).toContain('旧网格')
    await expect(admin.area.close(close)).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' })
    await expect(admin.area.close({ ...close, version: 2 })).rejects.toMatchObject({ code: 'CLOSED' })
    expect(await admin.area.reopen({ ...close, version: 2 })).toMatchObject({ closed: false })
  })

  it('stays while open areas stand below it; the district always does', async () => {
    const version = (await childrenOf('990001001'))[0]?.version ?? 0
    const reason = '撤并'
    await expect(admin.area.close({ area: community, version, reason })).rejects.toMatchObject({
      code: 'STILL_HOLDS',
    })
    const { parent } = await test.asVisitor().area.children({})
    await expect(admin.area.close({ area: '990001', version: parent.version, reason })).rejects.toMatchObject(
      { code: 'DISTRICT_STAYS' },
    )
  })

  it('keeps what was said of it when the district’s folder says something new', async () => {
    const before = await childrenOf(community)
    const areas = testAreas.map(area =>
      area.code === '990001002001' ? { ...area, name: { zh: '新银海社区' } } : area,
    )
    await writeDistrict(test.database, { district: testDistrict, areas }, new Date(NOW))
    expect((await childrenOf(community)).map(({ name }) => name)).toEqual(before.map(({ name }) => name))
    expect((await childrenOf('990001002'))[0]?.name).toBe('新银海社区')
  })
})

describe('a new name', () => {
  it('reaches what stands in the area within a minute', async () => {
    const { code, version } = (await childrenOf('990001001'))[0] ?? { code: '', version: 0 }
    const staff = await test.asStaff('s1', 'station_staff', 'station:A1')
    const place = { kind: 'area', id: code } as const
    await test.asResident('finder').station.reportLocked({ stationId: 'A1' })
    await admin.staff.invite({ role: 'station_staff', place: { kind: 'station', id: 'A1' }, note: '' })
    await admin.staff.invite({ role: 'dispatcher', place, note: '' })
    await admin.station.startEmergency({
      area: code,
      kinds: [],
      name: { zh: '防汛' },
      banner: { zh: '驿站改为避险点' },
      services: ['rest'],
      ownServices: [],
      hours: { weekly: hours.always().weekly, holidays: 'as_usual' },
    })
    await admin.area.rename({ area: code, version, name: { zh: '凤凰木社区', en: 'Fenghuangmu' } })
    const fire = () =>
      test.cloud.invoke('jobs', { Type: 'Timer', TriggerName: 'carry-names', Time: '', Message: '' }, {})
    // Two that overlap do no harm.
    await Promise.all([fire(), fire()])
    const visitor = test.asVisitor()
    expect((await visitor.station.detail({ id: 'A1' })).areaNames).toEqual(['东风街道', '凤凰木社区'])
    expect((await visitor.station.nearby({ filters: { text: '凤凰木' } })).items).toHaveLength(1)
    expect((await visitor.area.search({ text: '凤凰' })).items[0]).toMatchObject({ code })
    expect((await childrenOf(code))[0]?.within).toEqual(['东风街道', '凤凰木社区'])
    expect((await staff.staff.mine({})).grants[0]?.within).toEqual(['东风街道', '凤凰木社区'])
    expect((await officer.staff.mine({})).grants[0]?.placeName).toBe('凤凰木社区')
    const [invitation] = (await admin.staff.invitations({ place })).items
    expect(invitation).toMatchObject({ placeName: '凤凰木社区', role: 'dispatcher' })
    const [locked] = (await staff.station.lockedReports({ place: { kind: 'station', id: 'A1' } })).items
    expect(locked?.areaNames).toEqual(['东风街道', '凤凰木社区'])
    expect((await visitor.station.nearby({ filters: {} })).emergencies[0]?.areaName).toBe('凤凰木社区')
    const { total } = await test.database.collection('areas').where({ namesPending: true }).count()
    expect(total).toBe(0)
  })
})

describe('those who answer for a grid', () => {
  const contacts = [
    { post: 'community_worker', name: '陈晓', phone: '0755-00000001' },
    { post: 'grid_officer', name: '李强', phone: null },
  ] as const

  it('are named by whoever gives roles there, and read by everybody', async () => {
    const grid = await add('联系网格')
    const input = { area: grid.code, version: grid.version, contacts: [...contacts] }
    expect(await officer.area.setContacts(input)).toMatchObject({ contacts, demo: true })
    expect(await test.asVisitor().area.contacts({ area: grid.code })).toMatchObject({
      area: { name: '联系网格', within: ['东风街道', expect.any(String) as string] },
      contacts,
    })
    await expect(officer.area.setContacts(input)).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' })
    const elsewhere = await test.asStaff('other', 'dispatcher', 'area:990001002001')
    await expect(elsewhere.area.setContacts({ ...input, version: 2 })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    const [line] = (await admin.audit.list({ place: { kind: 'area', id: grid.code } })).items
    expect(line).toMatchObject({ procedure: 'area.setContacts', before: '{"contacts":[]}' })
  })

  it('have numbers that can be dialled', async () => {
    const grid = await add('号码网格')
    await expect(
      admin.area.setContacts({
        area: grid.code,
        version: 1,
        contacts: [{ post: 'other', name: '某某', phone: '<script>' }],
      }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  })

  it('are found by where one stands, where the grid has a place', async () => {
    const far = await admin.area.add({
      parent: community,
      level: 'grid',
      name: { zh: '河边网格' },
      centre: { lng: 114.15, lat: 22.65 },
    })
    const { items } = await test
      .asVisitor()
      .area.locate({ point: { lng: 114.151, lat: 22.651 }, level: 'grid' })
    expect(items[0]?.code).toBe(far.code)
    await admin.area.close({ area: far.code, version: 1, reason: '撤并' })
    const after = await test.asVisitor().area.locate({ point: { lng: 114.151, lat: 22.651 }, level: 'grid' })
    expect(after.items.map(({ code }) => code)).not.toContain(far.code)
  })
})
