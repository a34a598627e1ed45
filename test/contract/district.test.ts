import { takeOverFolder } from '../../cloudfunctions/platform/settings-of-folder'
import type { Settings } from '../../domain/district/contract'
import { DAY, MINUTE } from '../../domain/time/china-time'
import type { Client } from '../helpers/client'
import { aStation, testDistrict } from '../helpers/factories'
import { NOW, startTestCloud, type TestCloud } from '../helpers/test-cloud'

let test: TestCloud
let admin: Client
beforeAll(async () => {
  test = await startTestCloud([aStation({ code: 'A1', services: ['rest', 'legal_aid'] })])
  process.env.NUANLIN_SIGNING_KEYS = JSON.stringify([test.signingKey])
  admin = await test.asStaff('admin', 'administrator', 'area:990001')
})
afterAll(() => test.stop())
beforeEach(async () => {
  const { database } = test
  for (const name of ['settings', 'settings_versions'])
    await database
      .collection(name)
      .where({ _id: database.command.gt('') })
      .remove()
  // Before anything else: what is made in one and the same millisecond has no order.
  await takeOverFolder(database, testDistrict, {}, new Date(NOW - MINUTE))
  // What an instance read in the future it reads again.
  test.cloud.clock.set(NOW - DAY)
  await test.asVisitor().station.catalogue({})
  test.cloud.clock.set(NOW)
})

const { rules } = testDistrict
const soon = (soonMinutes: number) => ({ ...rules, open: { soonMinutes } })
const setSoon = (minutes: number, version: number, more: object = {}) =>
  admin.district.setRules({ version, rules: soon(minutes), reason: '试行', ...more })
const historyOf = async (section: 'rules' | 'catalogue' | 'calendar') =>
  (await admin.district.history({ section })).items

describe('a change', () => {
  it('is a new version that says who, when, why and what is different', async () => {
    const after = await setSoon(45, 0)
    expect(after.rules).toMatchObject({ version: 1, waiting: null, rules: { open: { soonMinutes: 45 } } })
    expect(await historyOf('rules')).toMatchObject([
      {
        number: 1,
        by: 'admin',
        state: 'in_force',
        reason: '试行',
        changes: [{ label: '快开门、快关门', before: '60 分钟', after: '45 分钟' }],
      },
      { number: 0, by: null, state: 'past', changes: [] },
    ])
  })

  it('is in the audit log with before and after', async () => {
    await setSoon(50, 0)
    const { items } = await admin.audit.list({ place: { kind: 'area', id: '990001' }, kind: 'setting' })
    expect(items.find(({ after }) => after?.includes('"50"'))).toMatchObject({
      procedure: 'district.setRules',
      role: 'administrator',
      target: { kind: 'setting', id: 'rules' },
      before: '{"open.soonMinutes":"60","version":0}',
      after: '{"open.soonMinutes":"50","version":1}',
      reason: '试行',
    })
  })

  it('reaches residents within half a minute, without asking more often than that', async () => {
    const visitor = test.asVisitor()
    const openOf = async () => (await visitor.station.detail({ id: 'A1' })).open
    test.cloud.clock.set(Date.parse('2026-11-20T20:20:00+08:00'))
    expect(await openOf()).toMatchObject({ status: 'closing' })
    await setSoon(5, 0)
    test.cloud.clock.set(Date.parse('2026-11-20T20:20:30+08:00'))
    expect(await openOf()).toMatchObject({ status: 'open' })
  })

  it('from an older version is refused, with what is different now', async () => {
    await setSoon(45, 0)
    await expect(setSoon(90, 0)).rejects.toMatchObject({
      code: 'CHANGED_MEANWHILE',
      details: [
        { path: 'version', message: '1' },
        { path: 'open.soonMinutes', message: '快开门、快关门：60 分钟 → 45 分钟' },
      ],
    })
  })

  it('of two at the same moment is done by one', async () => {
    // Different people: acts of one and the same come one after the other anyway.
    const people = await Promise.all(
      [1, 2, 3, 4].map(n => test.asStaff(`admin-${n}`, 'administrator', 'area:990001')),
    )
    const tries = await Promise.allSettled(
      people.map((one, i) => one.district.setRules({ version: 0, rules: soon(i + 1), reason: '试行' })),
    )
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await historyOf('rules')).toHaveLength(2)
  })

  it('that changes nothing is none', async () => {
    await expect(setSoon(60, 0)).rejects.toMatchObject({ code: 'NOTHING_CHANGED' })
  })

  it('is refused by field, in words', async () => {
    await expect(setSoon(0, 0)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: [{ path: 'rules.open.soonMinutes', message: '快开门、快关门太小，最小是 1。' }],
    })
    const wrong = { ...rules, freshness: { freshMinutes: 60, staleMinutes: 60 } }
    await expect(admin.district.setRules({ version: 0, rules: wrong, reason: '试行' })).rejects.toMatchObject(
      {
        code: 'INVALID_INPUT',
        details: [
          { path: 'rules.freshness.staleMinutes', message: '座位数过期：要比「座位数算新」的分钟数大。' },
        ],
      },
    )
  })
})

describe('a change for later', () => {
  const tomorrow = new Date(NOW + DAY).toISOString()

  it('counts from its moment on, without anybody’s doing', async () => {
    const waiting = await setSoon(45, 0, { from: tomorrow })
    expect(waiting.rules).toMatchObject({
      version: 0,
      rules: { open: { soonMinutes: 60 } },
      waiting: { number: 1, from: tomorrow, changes: [{ after: '45 分钟' }] },
    })
    expect(await historyOf('rules')).toMatchObject([{ state: 'waiting' }, { state: 'in_force' }])
    test.cloud.clock.set(NOW + DAY - 1000)
    expect((await admin.district.settings({})).rules.version).toBe(0)
    test.cloud.clock.set(NOW + DAY)
    expect((await admin.district.settings({})).rules).toMatchObject({
      version: 1,
      waiting: null,
      rules: { open: { soonMinutes: 45 } },
    })
    expect((await setSoon(30, 1)).rules.version).toBe(2)
    expect(await historyOf('rules')).toMatchObject([
      { state: 'in_force' },
      { state: 'past' },
      { state: 'past' },
    ])
  })

  it('holds residents’ pages to the same moment', async () => {
    await setSoon(5, 0, { from: new Date(Date.parse('2026-11-21T20:20:00+08:00')).toISOString() })
    const open = async () => (await test.asVisitor().station.detail({ id: 'A1' })).open
    test.cloud.clock.set(Date.parse('2026-11-21T20:19:50+08:00'))
    expect(await open()).toMatchObject({ status: 'closing' })
    // The instance has read the settings a moment ago and does not ask again.
    test.cloud.clock.set(Date.parse('2026-11-21T20:20:01+08:00'))
    expect(await open()).toMatchObject({ status: 'open' })
  })

  it('is one at a time, and can be taken back until then', async () => {
    await setSoon(45, 0, { from: tomorrow })
    await expect(setSoon(30, 0)).rejects.toMatchObject({ code: 'ALREADY_WAITING' })
    const after = await admin.district.withdraw({ section: 'rules', number: 1, reason: '再议' })
    expect(after.rules).toMatchObject({ version: 0, waiting: null })
    expect(await historyOf('rules')).toMatchObject([{ number: 1, state: 'withdrawn' }, { state: 'in_force' }])
    await expect(
      admin.district.withdraw({ section: 'rules', number: 1, reason: '再议' }),
    ).rejects.toMatchObject({ code: 'NOT_WAITING' })
    expect((await setSoon(30, 0)).rules.version).toBe(2)
  })

  it('lies in the future, and not too far', async () => {
    for (const at of [NOW, NOW - MINUTE, NOW + 400 * DAY])
      await expect(setSoon(45, 0, { from: new Date(at).toISOString() })).rejects.toMatchObject({
        code: 'NOT_IN_FUTURE',
      })
  })
})

describe('an earlier version', () => {
  it('comes back as a new one, after a look at what it would change', async () => {
    await setSoon(45, 0)
    await setSoon(30, 1)
    expect(await admin.district.compare({ section: 'rules', number: 0 })).toEqual({
      version: 2,
      changes: [{ label: '快开门、快关门', before: '30 分钟', after: '60 分钟' }],
    })
    const after = await admin.district.returnTo({
      section: 'rules',
      number: 0,
      version: 2,
      reason: '恢复原样',
    })
    expect(after.rules).toMatchObject({ version: 3, rules: { open: { soonMinutes: 60 } } })
    expect((await historyOf('rules'))[0]).toMatchObject({ number: 3, returnedTo: 0 })
    await expect(
      admin.district.returnTo({ section: 'rules', number: 9, version: 3, reason: '恢复' }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('the service catalogue', () => {
  const catalogueOf = ({ catalogue }: Settings) => catalogue
  const save = async (
    edit: (services: Settings['catalogue']['services']) => Settings['catalogue']['services'],
    more: object = {},
  ) => {
    const { version, services, chips } = catalogueOf(await admin.district.settings({}))
    return admin.district.setCatalogue({ version, services: edit(services), chips, reason: '更名', ...more })
  }

  it('a new name shows to residents within half a minute', async () => {
    const named = async () =>
      (await test.asVisitor().station.catalogue({})).services.find(({ code }) => code === 'rest')?.name
    expect(await named()).toBe('歇脚')
    await save(services =>
      services.map(one =>
        one.code === 'rest' ? { ...one, name: { zh: '歇一歇', en: 'Take a rest' } } : one,
      ),
    )
    test.cloud.clock.set(NOW + 30_000)
    expect(await named()).toBe('歇一歇')
    const card = await test.asVisitor().station.detail({ id: 'A1' })
    expect(card.services).toContainEqual(expect.objectContaining({ code: 'rest', name: '歇一歇' }))
    expect((await historyOf('catalogue'))[0]?.changes).toEqual([
      { label: '歇一歇 · 中文名', before: '歇脚', after: '歇一歇' },
      { label: '歇一歇 · 英文名', before: 'Rest', after: 'Take a rest' },
    ])
  })

  it('a service is retired and never removed', async () => {
    await expect(save(services => services.filter(({ code }) => code !== 'legal_aid'))).rejects.toMatchObject(
      {
        code: 'INVALID_INPUT',
        details: [{ path: 'services', message: '服务：「法律援助」不能删掉，可以停用。' }],
      },
    )
    await save(services => services.map(one => (one.code === 'legal_aid' ? { ...one, retired: true } : one)))
    test.cloud.clock.set(NOW + 30_000)
    const visitor = test.asVisitor()
    expect((await visitor.station.catalogue({})).services.map(({ code }) => code)).toEqual([
      'rest',
      'charging',
    ])
    expect((await visitor.station.detail({ id: 'A1' })).services).toContainEqual(
      expect.objectContaining({ code: 'legal_aid', name: '法律援助' }),
    )
    const edit = (services: string[]) =>
      admin.station.edit({ stationId: 'A1', version: 1, changes: { services } })
    expect((await edit(['legal_aid', 'charging'])).office.services).toEqual(['legal_aid', 'charging'])
    await test.addStations([aStation({ code: 'A2' })])
    await expect(
      admin.station.edit({ stationId: 'A2', version: 1, changes: { services: ['legal_aid'] } }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    await expect(
      admin.station.emergencyPreview({ area: '990001', services: ['legal_aid'] }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    expect(
      (await admin.station.emergencyPreview({ area: '990001', services: ['charging'] })).stations,
    ).toBeGreaterThan(0)
  })

  it('words that mean two services, and chips of none, are refused', async () => {
    await expect(
      save(services => services.map(one => (one.code === 'rest' ? { ...one, aliases: ['充电'] } : one))),
    ).rejects.toMatchObject({ details: [{ message: '服务：「充电」指了两项服务。' }] })
    await expect(save(services => services, { chips: ['massage'] })).rejects.toMatchObject({
      details: [{ path: 'chips', message: '快捷筛选：没有 massage 这项服务。' }],
    })
  })

  it('keeps what came later when an earlier version comes back', async () => {
    const added = { code: 'wifi', name: { zh: '无线网' }, tier: 'basic', icon: 'wifi', aliases: [] } as const
    await save(services => [...services, { ...added, aliases: [] }])
    const after = await admin.district.returnTo({
      section: 'catalogue',
      number: 0,
      version: 1,
      reason: '恢复',
    })
    expect(after.catalogue.services.find(({ code }) => code === 'wifi')).toMatchObject({ retired: true })
  })
})

describe('the working calendar', () => {
  const year = { version: 0, year: 2027, reason: '国务院已公布' }

  it('gets the year that follows, and then knows its days', async () => {
    const after = await admin.district.setYear({
      ...year,
      holidays: { '2027-01-01': '元旦' },
      makeUpDays: { '2027-01-09': '元旦' },
    })
    expect(after.calendar.calendar).toMatchObject({
      coveredUntil: '2027-12-31',
      holidays: { '2026-10-01': '国庆节', '2027-01-01': '元旦' },
    })
    expect((await historyOf('calendar'))[0]?.changes).toContainEqual({
      label: '2027-01-09',
      before: null,
      after: '上班（元旦）',
    })
    test.cloud.clock.set(Date.parse('2026-12-31T09:00:00+08:00'))
    const { hours } = await test.asVisitor().station.detail({ id: 'A1' })
    expect(hours.coming[1]).toMatchObject({ date: '2027-01-01', dayKind: 'holiday', announced: true })
  })

  it.each([
    ['a year apart', { year: 2029, holidays: {}, makeUpDays: {} }, 'YEAR_APART'],
    ['a day of another year', { holidays: { '2026-01-01': '元旦' }, makeUpDays: {} }, 'INVALID_INPUT'],
    ['a day that is none', { holidays: { '2027-02-30': '春节' }, makeUpDays: {} }, 'INVALID_INPUT'],
    ['a workday that is worked', { holidays: {}, makeUpDays: { '2027-01-04': '元旦' } }, 'INVALID_INPUT'],
    [
      'a day both off and worked',
      { holidays: { '2027-01-09': '元旦' }, makeUpDays: { '2027-01-09': '元旦' } },
      'INVALID_INPUT',
    ],
  ])('refuses %s', async (_what, change, code) => {
    await expect(admin.district.setYear({ ...year, ...change })).rejects.toMatchObject({ code })
  })
})

describe('the folder of the district', () => {
  const start = (district: typeof testDistrict) =>
    takeOverFolder(test.database, district, {}, new Date(test.cloud.clock.now()))

  it('that says what it said leaves alone what administrators changed', async () => {
    await setSoon(45, 0)
    await start(testDistrict)
    expect((await admin.district.settings({})).rules).toMatchObject({
      version: 1,
      rules: { open: { soonMinutes: 45 } },
    })
  })

  it('that says something new is a new version; what waits keeps what administrators meant', async () => {
    await setSoon(45, 0, { from: new Date(NOW + DAY).toISOString() })
    test.cloud.clock.set(NOW + MINUTE)
    const freshness = { freshMinutes: 10, staleMinutes: 60 }
    await start({ ...testDistrict, rules: { ...soon(20), freshness } })
    expect((await admin.district.settings({})).rules).toMatchObject({
      version: 2,
      waiting: { number: 1 },
      rules: { open: { soonMinutes: 20 }, freshness },
    })
    expect(await historyOf('rules')).toMatchObject([
      { number: 2, by: null, state: 'in_force', reason: '区划文件夹有改动' },
      { number: 1, state: 'waiting' },
      { number: 0, state: 'past' },
    ])
    test.cloud.clock.set(NOW + DAY)
    expect((await admin.district.settings({})).rules).toMatchObject({
      rules: { open: { soonMinutes: 45 }, freshness },
    })
  })

  it('changes only what it changed itself; where both did the administrator’s stands, and the log says so', async () => {
    await setSoon(45, 0)
    const { version, services, chips } = (await admin.district.settings({})).catalogue
    const item = (code: string, zh: string) =>
      ({ code, name: { zh }, tier: 'basic', icon: 'plug-zap', aliases: [] }) as (typeof services)[number]
    await admin.district.setCatalogue({
      version,
      services: [...services, item('bike', '单车')],
      chips,
      reason: '新服务',
    })
    await admin.district.setYear({
      version: 0,
      year: 2027,
      holidays: { '2027-01-01': '元旦' },
      makeUpDays: {},
      reason: '已公布',
    })
    test.cloud.clock.set(NOW + MINUTE)
    await start({
      ...testDistrict,
      services: [...testDistrict.services, item('wifi', '无线网')],
      rules: { ...soon(20), lockedReport: { repeatMinutes: 20 } },
      calendar: { ...testDistrict.calendar, holidays: { '2026-10-02': '国庆节' } },
    })
    const after = await admin.district.settings({})
    expect(after.rules.rules).toEqual({ ...soon(45), lockedReport: { repeatMinutes: 20 } })
    const found = after.catalogue.services.map(({ code, retired }) => [code, retired ?? false])
    expect(Object.fromEntries(found)).toEqual({
      rest: false,
      charging: false,
      legal_aid: false,
      wifi: false,
      bike: false,
    })
    expect(after.calendar.calendar).toMatchObject({
      coveredUntil: '2027-12-31',
      holidays: { '2026-10-02': '国庆节', '2027-01-01': '元旦' },
    })
    const { items } = await admin.audit.list({ place: { kind: 'area', id: '990001' }, kind: 'setting' })
    // Other tests took over rules at the same moment of their clock, and the log is never emptied.
    expect(items.find(({ after }) => after?.includes('"lockedReport.repeatMinutes":"20"'))).toMatchObject({
      procedure: 'district.takeOver',
      target: { kind: 'setting', id: 'rules' },
      before: '{"lockedReport.repeatMinutes":"30","version":1}',
      after: '{"lockedReport.repeatMinutes":"20","version":2}',
      reason: '区划文件夹有改动；管理员改过的不变：快开门、快关门',
    })
  })

  it('that lists a dropped service again offers it again', async () => {
    const services = testDistrict.services.filter(({ code }) => code !== 'legal_aid')
    await start({ ...testDistrict, services })
    test.cloud.clock.set(NOW + MINUTE)
    await start(testDistrict)
    const after = (await admin.district.settings({})).catalogue.services
    expect(after.find(({ code }) => code === 'legal_aid')?.retired ?? false).toBe(false)
  })

  it('that drops a service retires it', async () => {
    const services = testDistrict.services.filter(({ code }) => code !== 'legal_aid')
    await start({ ...testDistrict, services })
    expect(
      (await admin.district.settings({})).catalogue.services.find(({ code }) => code === 'legal_aid'),
    ).toMatchObject({ retired: true })
  })
})
