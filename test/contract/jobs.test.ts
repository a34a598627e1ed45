import { aStation } from '../helpers/factories'
import { NOW, startTestCloud, type TestCloud } from '../helpers/test-cloud'

let test: TestCloud
beforeAll(async () => {
  // Without timers: a job runs when a test says so.
  test = await startTestCloud([aStation({ code: 'S1' })], { timers: false })
})
afterAll(() => test.stop())

const fire = (openid?: string) =>
  test.cloud.invoke(
    'jobs',
    { Type: 'Timer', TriggerName: 'purge-expired', Time: '', Message: '' },
    openid === undefined ? {} : { openid },
  )
const left = async (name: string) =>
  (await test.database.collection(name).where({}).limit(10).get()).data.length
const keys = () => left('idempotency_keys')

describe('what has expired', () => {
  it('is purged by the timer only, keys after seven days', async () => {
    const { tokens } = await test.enter('wx:o-r1')
    await test.withToken(tokens.accessToken).account.me({})
    await test.asResident('r1').station.setFavourite({ stationId: 'S1', favourite: true })
    await test.asResident('r2').station.setFavourite({ stationId: 'S1', favourite: true })
    expect(await fire()).toMatchObject({ result: { done: 0 } })
    // Set, not advanced: what passes on its way would set the real timer off.
    test.cloud.clock.set(NOW + 8 * 24 * 3_600_000)
    expect(await fire('o-somebody')).not.toHaveProperty('result')
    expect(await keys()).toBe(2)
    const [one, other] = await Promise.all([fire(), fire()])
    expect([one, other].every(answer => 'result' in answer)).toBe(true)
    expect(await keys()).toBe(0)
    expect(await left('rate_limits')).toBe(0)
    expect(await left('sessions')).toBe(1)
  })
})

describe('how a job stands', () => {
  const run = (job: string) =>
    test.cloud.invoke('jobs', { Type: 'Timer', TriggerName: job, Time: '', Message: '' })

  it('is told to administrators: never run, well, overdue, cut off', async () => {
    const admin = await test.asStaff('chief', 'administrator', 'area:990001')
    const health = async (name: string) =>
      (await admin.operations.jobs({})).items.find(one => one.name === name)?.health
    const leases = test.database.collection('leases')
    await leases.where({ _id: 'make-exports' }).remove()
    expect(await health('make-exports')).toBe('never')
    await run('make-exports')
    expect(await health('make-exports')).toBe('well')
    test.cloud.clock.set(NOW + 9 * 24 * 3_600_000)
    expect(await health('make-exports')).toBe('late')
    // A run that began and left no word: the next takes over, and says so.
    await leases.doc('make-exports').update({ startedAt: new Date(NOW + 8.5 * 24 * 3_600_000) })
    await run('make-exports')
    expect(await health('make-exports')).toBe('well')
    const { items } = await admin.operations.runs({ job: 'make-exports' })
    expect(items).toMatchObject([{ state: 'cut_off', endedAt: null, left: true }])
  })

  it('what it did is kept, run by run', async () => {
    const admin = await test.asStaff('chief', 'administrator', 'area:990001')
    test.cloud.clock.set(NOW + 10 * 24 * 3_600_000)
    await test.asResident('r9').station.setFavourite({ stationId: 'S1', favourite: true })
    test.cloud.clock.set(NOW + 20 * 24 * 3_600_000)
    await fire()
    const { items } = await admin.operations.runs({ job: 'purge-expired' })
    expect(items[0]).toMatchObject({ state: 'done', problem: null, left: false })
    expect(items[0]?.done).toBeGreaterThan(0)
  })
})
