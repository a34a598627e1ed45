import { aStation, hours } from '../helpers/factories'
import { startTestCloud, type TestCloud } from '../helpers/test-cloud'

const here = { lng: 114.1, lat: 22.6 }
const east = (metres: number) => ({ lng: here.lng + metres / 102_771, lat: here.lat })
const at = (local: string) => Date.parse(`${local}:00+08:00`)

const stations = [
  aStation({
    code: 'SHOP',
    location: east(200),
    services: ['rest', 'charging'],
    hours: hours.daily('08:00', '21:00'),
  }),
  aStation({
    code: 'CENTRE',
    kinds: ['party_service_centre'],
    location: east(300),
    services: ['rest', 'legal_aid'],
    hours: hours.weekdays('09:00', '18:00'),
  }),
  aStation({ code: 'HUB', location: east(2500), services: ['rest', 'charging'], hours: hours.always() }),
]

let test: TestCloud
beforeAll(async () => {
  test = await startTestCloud(stations)
})
afterAll(() => test.stop())

const openNear = async (services: string[] = []) =>
  (
    await test
      .asResident('r1')
      .station.nearby({ origin: { point: here }, filters: { openNow: true, services } })
  ).items.map(s => s.id)

describe('NIGHT_RIDER', () => {
  it('at three in the morning a rider with an empty phone is sent to the one place that is open', async () => {
    test.cloud.clock.set(at('2026-11-20T03:00'))
    expect(await openNear(['charging'])).toEqual(['HUB'])
    expect((await test.asResident('r1').station.home({ origin: { point: here } })).nearest?.id).toBe('HUB')
  })
})

describe('CLOSING_TIME', () => {
  it('a shop is open, says that it closes soon, closes, and says when it opens again', async () => {
    const shop = async () => (await test.asVisitor().station.detail({ id: 'SHOP' })).open
    test.cloud.clock.set(at('2026-11-20T19:59'))
    expect(await shop()).toMatchObject({ status: 'open', changesAt: '2026-11-20T13:00:00.000Z' })
    test.cloud.clock.set(at('2026-11-20T20:00'))
    expect(await shop()).toMatchObject({ status: 'closing' })
    test.cloud.clock.set(at('2026-11-20T21:00'))
    expect(await shop()).toMatchObject({ status: 'closed', changesAt: '2026-11-21T00:00:00.000Z' })
    expect(await openNear()).toEqual(['HUB'])
    test.cloud.clock.set(at('2026-11-21T07:00'))
    expect(await shop()).toMatchObject({ status: 'opening' })
  })
})

describe('NATIONAL_DAY', () => {
  it('the centre keeps the holiday, works the Saturday that makes up for it, and rests on the Sunday', async () => {
    const openAt = async (local: string) => {
      test.cloud.clock.set(at(local))
      return (await openNear(['legal_aid'])).includes('CENTRE')
    }
    expect(await openAt('2026-09-30T10:00')).toBe(true)
    expect(await openAt('2026-10-01T10:00')).toBe(false)
    expect(await openAt('2026-10-10T10:00')).toBe(true)
    expect(await openAt('2026-10-11T10:00')).toBe(false)
  })
})

describe('A_PHONE_FOR_TWO', () => {
  it('what one keeps, the other does not see; and what one keeps is there the next day', async () => {
    test.cloud.clock.set(at('2026-11-20T10:00'))
    const [grandmother, rider] = [test.asResident('grandmother'), test.asResident('rider')]
    await grandmother.account.update({ careMode: true, community: '990001001001' })
    await grandmother.station.setFavourite({ stationId: 'CENTRE', favourite: true })
    await rider.station.setFavourite({ stationId: 'HUB', favourite: true })
    test.cloud.clock.set(at('2026-11-21T10:00'))
    expect((await grandmother.station.favourites({})).items.map(s => s.id)).toEqual(['CENTRE'])
    expect((await grandmother.account.me({})).careMode).toBe(true)
    expect((await rider.account.me({})).community).toBeNull()
  })
})
