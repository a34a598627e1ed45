import { aStation } from '../helpers/factories'
import { NOW, startTestCloud, type TestCloud } from '../helpers/test-cloud'

let test: TestCloud
beforeAll(async () => {
  test = await startTestCloud([aStation({ code: 'S1' })])
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
