import { HOUR, MINUTE } from '../../domain/time/china-time'
import type { Client } from '../helpers/client'
import { aStation, hours } from '../helpers/factories'
import { NOW, startTestCloud, type TestCloud } from '../helpers/test-cloud'

let test: TestCloud
beforeAll(async () => {
  test = await startTestCloud(
    ['T1', 'T2', 'T3'].map(code =>
      aStation({ code, name: { zh: `驿站${code}` }, hours: hours.daily('09:00', '18:00') }),
    ),
  )
})
afterAll(() => test.stop())
beforeEach(() => test.cloud.clock.set(NOW))

const told = async (person: Client, kind: string) =>
  (await person.inbox.list({})).items.filter(one => one.kind === kind)

describe('who keeps a station', () => {
  it('hears of the first who stood before it in vain, and whether it was to be closed', async () => {
    const keeper = await test.asStaff('keeper-1', 'station_staff', 'station:T1')
    const above = await test.asStaff('street-1', 'supervisor', 'area:990001001')
    await test.asResident('finder-1').station.reportLocked({ stationId: 'T1' })
    await test.asResident('finder-2').station.reportLocked({ stationId: 'T1' })
    expect(await told(keeper, 'locked_reported')).toMatchObject([
      {
        title: '有人到了驿站T1，没开门',
        text: '当时应该开着。去看看，再答复他。',
        target: { page: 'desk', id: 'T1' },
      },
    ])
    // Whoever is nearest, and nobody above them.
    expect(await told(above, 'locked_reported')).toEqual([])
    const [open] = (await keeper.station.lockedReports({ place: { kind: 'station', id: 'T1' } })).items
    expect(open).toMatchObject({ people: 2, outsideHours: 0 })
    await keeper.station.answerLocked({ caseId: open?.caseId ?? '', code: 'fixed', note: '' })
    test.cloud.clock.set(NOW + 14 * HOUR)
    await test.asResident('finder-3').station.reportLocked({ stationId: 'T1' })
    const texts = (await told(keeper, 'locked_reported')).map(({ text }) => text)
    expect(texts).toHaveLength(2)
    expect(texts).toContain('当时不在公布的开放时间里。看看门口写的和资料是不是一样，再答复他。')
    const { items } = await keeper.station.lockedReports({ place: { kind: 'station', id: 'T1' } })
    expect(items.find(({ answer }) => answer === null)).toMatchObject({ people: 1, outsideHours: 1 })
  })

  it('is whoever is in charge, where nobody keeps the station itself; not who reports, nor who is suspended', async () => {
    const person = await test.asStaff('keeper-2', 'station_staff', 'station:T2')
    const [grant] = (await person.staff.mine({})).grants
    const admin = await test.asStaff('admin', 'administrator', 'area:990001')
    await admin.staff.suspend({ grantId: grant?.id ?? '', version: grant?.version ?? 0, reason: '休假' })
    const above = await test.asStaff('street-2', 'supervisor', 'area:990001001')
    await test.asResident('finder-4').station.reportLocked({ stationId: 'T2' })
    expect(await told(above, 'locked_reported')).toMatchObject([{ target: { id: 'T2' } }])
    expect(await told(person, 'locked_reported')).toEqual([])
    const own = await test.asStaff('keeper-3', 'station_staff', 'station:T3')
    await own.station.reportLocked({ stationId: 'T3' })
    expect(await told(own, 'locked_reported')).toEqual([])
  })
})

it('who agreed that a relative acts for them hears of each act, and the relative of none', async () => {
  const elder = test.asResident('elder')
  const niece = test.asResident('niece')
  await niece.account.update({ nickname: '小侄女' })
  const { code } = await elder.account.offerDelegation({})
  const { id } = await niece.account.acceptDelegation({ code, label: '姑姑' })
  await niece.station.setFavourite({ stationId: 'T1', favourite: true }, { actingFor: id })
  // Nothing changes by it: there is nothing to tell.
  await niece.station.setFavourite({ stationId: 'T1', favourite: true }, { actingFor: id })
  expect(await told(elder, 'acted_for_you')).toMatchObject([
    { title: '小侄女替你改了收藏', target: { page: 'family', id: null } },
  ])
  const english = await elder.inbox.list({}, { locale: 'en' })
  expect(english.items.map(({ title }) => title)).toContain('小侄女 changed a favourite for you')
  expect(await told(niece, 'acted_for_you')).toEqual([])
  // At a counter the person is there.
  const staff = await test.asStaff('counter', 'station_staff', 'station:T1')
  const served = await staff.account.serveAtCounter({
    stationId: 'T1',
    label: '陈婆婆',
    channel: 'counter',
  })
  await staff.account.update({ nickname: '陈婆婆' }, { actingFor: served.id })
  const { data } = await test.database.collection('inbox').limit(1000).get()
  expect((data as { person: string }[]).filter(({ person }) => person.startsWith('desk:'))).toEqual([])
})

it('whose browser was copied is told why it was signed out, once', async () => {
  const owner = test.asResident('copied')
  const { tokens } = await test.enter('wx:o-copied')
  const { refreshToken } = tokens
  const visitor = test.asVisitor().account
  await visitor.refresh({ refreshToken })
  test.cloud.clock.set(NOW + 2 * MINUTE)
  for (let time = 0; time < 2; time++)
    await expect(visitor.refresh({ refreshToken })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  expect(await told(owner, 'session_copied')).toMatchObject([
    { title: 'Chrome · Linux 已退出登录', target: { page: 'sessions', id: null } },
  ])
  // The same request, key and all, long after it was answered: also a copy.
  const other = await test.enter('wx:o-copied')
  const key = 'the-same-request-once-more'
  await visitor.refresh({ refreshToken: other.tokens.refreshToken }, { key })
  test.cloud.clock.set(NOW + 6 * MINUTE)
  for (let time = 0; time < 2; time++)
    await expect(visitor.refresh({ refreshToken: other.tokens.refreshToken }, { key })).rejects.toMatchObject(
      { code: 'UNAUTHENTICATED' },
    )
  expect(await told(owner, 'session_copied')).toHaveLength(2)
})
