import { loadDemoAreas } from '../../local/demo/demo-areas'
import { writeDistrict } from '../../cloudfunctions/station/store-import'
import type { Client } from '../helpers/client'
import { aStation, hours, testAreas, testDistrict } from '../helpers/factories'
import { NOW, startTestCloud, type TestCloud } from '../helpers/test-cloud'

const community = '990001001001'

let test: TestCloud
let admin: Client
/** Different people: acts of one and the same come one after the other anyway. */
let admins: Client[]
let officer: Client
beforeAll(async () => {
  test = await startTestCloud([aStation({ code: 'A1' })], { timers: false })
  // What the folder takes away is written to the log.
  process.env.NUANLIN_SIGNING_KEYS = JSON.stringify([test.signingKey])
  admin = await test.asStaff('admin', 'administrator', 'area:990001')
  admins = await Promise.all(
    ['second', 'third', 'fourth'].map(name => test.asStaff(name, 'administrator', 'area:990001')),
  )
  officer = await test.asStaff('dispatcher', 'dispatcher', `area:${community}`)
})
afterAll(() => test.stop())

const childrenOf = async (parent: string, closed = false) =>
  (await test.asVisitor().area.children({ parent, closed })).items
type Own = 'grid' | 'estate' | 'community'
const add = (name: string, level: Own = 'grid', parent = community, by = admin) =>
  by.area.add({ parent, level, name: { zh: name } })

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
    const made = await Promise.all(
      ['甲', '乙', '丙'].map((name, i) => add(name, 'grid', '990001001002', admins[i])),
    )
    expect(new Set(made.map(({ code }) => code)).size).toBe(3)
  })

  it('named alike by three at once is named so by one', async () => {
    for (let round = 0; round < 4; round++) {
      const [one, two] = [await add(`先${round}`), await add(`后${round}`)]
      const name = { zh: `同名${round}` }
      const [first = admin, second = admin, third = admin] = admins
      const done = await Promise.allSettled([
        first.area.rename({ area: one.code, version: one.version, name }),
        second.area.rename({ area: two.code, version: two.version, name }),
        add(name.zh, 'grid', community, third),
      ])
      expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      const named = (await childrenOf(community)).filter(({ name: is }) => is === name.zh)
      expect(named).toHaveLength(1)
    }
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

  it('stays while stations, roles or an emergency stand in it, and says how many', async () => {
    const area = '990001001002'
    const at = async () => {
      const { parent } = await test.asVisitor().area.children({ parent: area })
      return { area, version: parent.version, reason: '撤并' }
    }
    for (const { code, version, closed } of await childrenOf(area))
      if (!closed) await admin.area.close({ area: code, version, reason: '撤并' })
    await test.addStations([aStation({ code: 'L1', area }), aStation({ code: 'L2', area })])
    await test.asStaff('l-officer', 'grid_officer', `area:${area}`)
    const refused: unknown = await admin.area.close(await at()).catch((error: unknown) => error)
    expect(refused).toMatchObject({
      code: 'STILL_HOLDS',
      message: '这里还有 2 个驿站、1 个角色，先移走或收回，再撤销。',
    })
    for (const stationId of ['L1', 'L2'])
      await admin.station.edit({ stationId, version: 1, changes: { area: community } })
    const [held] = (await admin.staff.members({ place: { kind: 'area', id: area } })).items
    await admin.staff.end({ grantId: held?.id ?? '', version: held?.version ?? 0, reason: '撤并' })
    expect(await admin.area.close(await at())).toMatchObject({ closed: true })
  })

  it('that is closed takes in nothing new', async () => {
    const area = '990001001002'
    const place = { kind: 'area', id: area } as const
    await expect(test.asResident('mover').account.update({ community: area })).rejects.toMatchObject({
      code: 'NO_SUCH_COMMUNITY',
    })
    await expect(admin.staff.invite({ role: 'dispatcher', place, note: '' })).rejects.toMatchObject({
      code: 'AREA_CLOSED',
    })
    await expect(
      admin.station.edit({ stationId: 'L1', version: 2, changes: { area } }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    await expect(
      admin.station.startEmergency({
        area,
        kinds: [],
        name: { zh: '防汛' },
        banner: { zh: '避险' },
        services: ['rest'],
        ownServices: [],
        hours: null,
      }),
    ).rejects.toMatchObject({ code: 'AREA_CLOSED' })
  })

  it('that was closed since an invitation was made takes nobody in; under a closed one nothing is reopened', async () => {
    const grid = await add('末网格', 'grid', '990001002001')
    const place = { kind: 'area', id: grid.code } as const
    const { code } = await admin.staff.invite({ role: 'grid_officer', place, note: '' })
    const closedGrid = await admin.area.close({ area: grid.code, version: 1, reason: '撤并' })
    await expect(test.asResident('late').staff.accept({ code })).rejects.toMatchObject({
      code: 'INVITATION_OVER',
    })
    for (const { code: below, version } of await childrenOf('990001002001'))
      await admin.area.close({ area: below, version, reason: '撤并' })
    const { parent } = await test.asVisitor().area.children({ parent: '990001002001' })
    const closed = await admin.area.close({ area: parent.code, version: parent.version, reason: '撤并' })
    const reopen = { area: grid.code, version: closedGrid.version, reason: '还要用' }
    await expect(admin.area.reopen(reopen)).rejects.toMatchObject({ code: 'ABOVE_CLOSED' })
    // The community and a grid of it at the same moment: never an open grid in a closed community.
    const open = await admin.area.reopen({ area: parent.code, version: closed.version, reason: '还要用' })
    await Promise.allSettled([
      admin.area.reopen(reopen),
      admins[0]?.area.close({ area: parent.code, version: open.version, reason: '撤并' }),
    ])
    const now = await test.asVisitor().area.children({ parent: parent.code })
    expect(now.parent.closed && now.items.length > 0).toBe(false)
    if (now.parent.closed)
      await admin.area.reopen({ area: parent.code, version: now.parent.version, reason: '还要用' })
  })

  it('that somebody changed meanwhile is not changed over it: who did what is said', async () => {
    // On a slow machine the minute of the first test is over by now.
    test.cloud.clock.set(NOW)
    const grid = await add('同改网格')
    const input = { area: grid.code, version: grid.version }
    await admin.area.rename({ ...input, name: { zh: '同改新网格' } })
    await officer.area.setContacts({ ...input, version: 2, contacts: [] })
    const refused: unknown = await admin.area
      .rename({ ...input, name: { zh: '别名' } })
      .catch((e: unknown) => e)
    expect(refused).toMatchObject({
      code: 'CHANGED_MEANWHILE',
      details: [
        { path: 'version', message: '3' },
        { path: 'name', message: '11-20 10:00 管理员改了名称：「同改网格」→「同改新网格」' },
        { path: 'contacts', message: '11-20 10:00 分拨员改了联系人' },
      ],
    })
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
    const found = await visitor.station.nearby({ filters: { text: '凤凰木' } })
    expect(found.items.map(({ id }) => id)).toContain('A1')
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

describe('a folder that says something new of a district', () => {
  it('leaves a name that was given on a page, also in what stands below', async () => {
    const { code, version } = (await childrenOf('990001'))[0] ?? { code: '', version: 0 }
    await admin.area.rename({ area: code, version, name: { zh: '凤凰街道' } })
    const fire = () =>
      test.cloud.invoke('jobs', { Type: 'Timer', TriggerName: 'carry-names', Time: '', Message: '' }, {})
    await fire()
    const areas = testAreas.map(area =>
      area.code === '990001002001' ? { ...area, name: { zh: '蓝海社区' } } : area,
    )
    await writeDistrict(test.database, { district: testDistrict, areas }, new Date(NOW))
    const below = (await childrenOf(code, true))[0]
    expect(below?.within).toEqual(['凤凰街道'])
    const grids = (await childrenOf(below?.code ?? '', true)).map(({ within }) => within[0])
    expect(new Set(grids)).toEqual(new Set(['凤凰街道']))
  })

  it('and gives an area another name: it reaches what was added below on a page', async () => {
    const grid = await add('留名网格', 'grid', '990001002001')
    const areas = testAreas.map(area =>
      area.code === '990001002' ? { ...area, name: { zh: '新城街道' } } : area,
    )
    await writeDistrict(test.database, { district: testDistrict, areas }, new Date(NOW))
    await test.cloud.invoke('jobs', { Type: 'Timer', TriggerName: 'carry-names', Time: '', Message: '' }, {})
    const found = (await childrenOf('990001002001')).find(({ code }) => code === grid.code)
    expect(found?.within[0]).toBe('新城街道')
  })
})

describe('a folder that drops a community', () => {
  it('removes it when nothing stands in it, closes it otherwise, and opens it when it is listed again', async () => {
    const [held, empty] = ['990001003001', '990001003002']
    const [first] = testAreas
    if (!first) throw new Error('the test district has areas')
    const street = {
      ...first,
      code: '990001003',
      name: { zh: '第三街道' },
      level: 'street',
      parent: first.code,
    } as const
    const [one, other] = [held, empty].map(
      code =>
        ({ ...first, code, name: { zh: `社区${code}` }, level: 'community', parent: street.code }) as const,
    )
    if (!one || !other) throw new Error('two communities')
    const write = (areas: typeof testAreas) =>
      writeDistrict(test.database, { district: testDistrict, areas }, new Date(NOW))
    const now = async () =>
      (await childrenOf(street.code, true)).map(({ code, closed }) => [code, closed] as const)
    await write([...testAreas, street, one, other])
    await test.asResident('dweller').account.update({ community: held })
    // What was added below on a page closes with it: nothing new comes there either.
    const grid = await add('孤网格', 'grid', held)
    const closedGrid = async () =>
      (await childrenOf(held, true)).find(({ code }) => code === grid.code)?.closed
    await write([...testAreas, street])
    expect(await now()).toEqual([[held, true]])
    expect(await closedGrid()).toBe(true)
    await write([...testAreas, street, one, other])
    expect(await now()).toEqual([
      [held, false],
      [empty, false],
    ])
    expect(await closedGrid()).toBe(false)
    const said = async (id: string) =>
      (await admin.audit.list({ place: { kind: 'area', id }, kind: 'area' })).items.filter(
        ({ procedure }) => procedure === 'area.takeOver',
      )
    for (const code of [held, grid.code]) {
      const after = (await said(code))
        .filter(({ target }) => target.id === code)
        .map(line => (JSON.parse(line.after ?? '{}') as { state: string }).state)
      expect([code, after.sort()]).toEqual([code, ['active', 'ended']])
    }
    const removed = (await said(street.code)).find(({ target }) => target.id === empty)
    expect(removed).toMatchObject({ after: null })
    expect(removed?.before).toContain(`社区${empty}`)
    const { problem } = await admin.audit.verify({ place: { kind: 'area', id: testDistrict.code } })
    expect(problem).toBeNull()
  })

  it('does not open it again once somebody has closed it for good', async () => {
    const [first] = testAreas
    if (!first) throw new Error('the test district has areas')
    const street = {
      ...first,
      code: '990001004',
      name: { zh: '第四街道' },
      level: 'street',
      parent: first.code,
    } as const
    const community = {
      ...street,
      code: '990001004001',
      name: { zh: '北山社区' },
      level: 'community',
      parent: street.code,
    } as const
    const write = (areas: typeof testAreas) =>
      writeDistrict(test.database, { district: testDistrict, areas }, new Date(NOW))
    const now = async () => {
      const found = (await childrenOf(street.code, true)).find(({ code }) => code === community.code)
      if (!found) throw new Error('the community stays')
      return { area: found.code, version: found.version, closed: found.closed }
    }
    const seen = async () => {
      const { area, version } = await now()
      return { area, version, reason: '并入别的社区' }
    }
    await write([...testAreas, street, community])
    await test.asResident('northerner').account.update({ community: community.code })
    await write([...testAreas, street])
    expect((await now()).closed).toBe(true)
    await admin.area.reopen(await seen())
    expect((await now()).closed).toBe(false)
    await admin.area.close(await seen())
    await write([...testAreas, street, community])
    expect((await now()).closed).toBe(true)
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
    expect(await officer.area.setContacts(input)).toMatchObject({ contacts, demo: false })
    expect(await test.asVisitor().area.contacts({ area: grid.code })).toMatchObject({
      area: { name: '联系网格', within: [expect.any(String), expect.any(String)] as string[] },
      contacts,
    })
    await expect(officer.area.setContacts(input)).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' })
    const elsewhere = await test.asStaff('other', 'dispatcher', 'area:990001002001')
    await expect(elsewhere.area.setContacts({ ...input, version: 2 })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    const [line] = (await admin.audit.list({ place: { kind: 'area', id: grid.code } })).items
    expect(line).toMatchObject({ procedure: 'area.setContacts', before: '{"contacts":[],"version":1}' })
  })

  it('are invented only where the demonstration wrote them', async () => {
    const code = '990001002001-G04'
    await loadDemoAreas(test.database, testAreas, new Date(NOW))
    const read = () => test.asVisitor().area.contacts({ area: code })
    const invented = await read()
    expect(invented).toMatchObject({ demo: true })
    // Areas come from the folder anew, and the demonstration is told once more.
    const areas = testAreas.map(area =>
      area.code === '990001002001' ? { ...area, name: { zh: '白银海社区' } } : area,
    )
    await writeDistrict(test.database, { district: testDistrict, areas }, new Date(NOW))
    expect(await read()).toMatchObject({ demo: true })
    const real = await admin.area.setContacts({
      area: code,
      version: invented.area.version,
      contacts: [...contacts],
    })
    expect(real).toMatchObject({ contacts, demo: false })
    await loadDemoAreas(test.database, testAreas, new Date(NOW))
    expect(await read()).toMatchObject({ contacts, demo: false })
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

  it('are not guessed where nobody said where the grid lies, and found once somebody does', async () => {
    const grid = await add('无处网格', 'grid', '990001002001')
    expect(grid).toMatchObject({ placed: false })
    const near = async (point: { lng: number; lat: number }) =>
      (await test.asVisitor().area.locate({ point, level: 'grid' })).items.map(({ code }) => code)
    expect(await near(grid.centre)).not.toContain(grid.code)
    const centre = { lng: 114.02, lat: 22.52 }
    const wish = { area: grid.code, version: grid.version, centre }
    expect(await admin.area.place(wish)).toMatchObject({ placed: true, centre, version: 2 })
    await expect(admin.area.place(wish)).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' })
    expect((await near(centre))[0]).toBe(grid.code)
  })
})
