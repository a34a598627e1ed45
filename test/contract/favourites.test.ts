import { NuanlinError } from '../../domain/contract/errors'
import { aStation } from '../helpers/factories'
import { NOW, startTestCloud, type TestCloud } from '../helpers/test-cloud'

const codes = Array.from({ length: 105 }, (_, i) => `F${String(i).padStart(3, '0')}`)
let test: TestCloud
beforeAll(async () => {
  test = await startTestCloud(codes.map(code => aStation({ code })))
})
afterAll(() => test.stop())
beforeEach(() => test.cloud.clock.set(NOW))

const key = (n: number) => `favourite-key-${String(n).padStart(8, '0')}`

describe('favourites', () => {
  it('are mine, newest first, page by page', async () => {
    const me = test.asResident('pager')
    for (const code of codes.slice(0, 5)) {
      await me.station.setFavourite({ stationId: code, favourite: true })
      test.cloud.clock.advance(60_000)
    }
    const first = await me.station.favourites({ limit: 3 })
    expect(first.items.map(s => s.id)).toEqual(['F004', 'F003', 'F002'])
    const second = await me.station.favourites({ limit: 3, cursor: first.next ?? '' })
    expect(second.items.map(s => s.id)).toEqual(['F001', 'F000'])
    expect(second.next).toBeNull()
    expect((await test.asResident('other').station.favourites({})).items).toEqual([])
    await expect(
      test.asResident('other').station.favourites({ limit: 3, cursor: first.next ?? '' }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    expect((await me.station.detail({ id: 'F003' })).favourite).toBe(true)
    await me.station.setFavourite({ stationId: 'F003', favourite: false })
    expect((await me.station.detail({ id: 'F003' })).favourite).toBe(false)
  })

  it('take a second tap for what it is', async () => {
    const me = test.asResident('tapper')
    await Promise.all(
      [1, 2, 3].map(n => me.station.setFavourite({ stationId: 'F000', favourite: true }, { key: key(n) })),
    )
    expect((await me.station.favourites({})).items).toHaveLength(1)
    await me.station.setFavourite({ stationId: 'F000', favourite: false })
    await me.station.setFavourite({ stationId: 'F000', favourite: false })
    expect(await favouritesCounted('tapper')).toBe(0)
  })

  it('do a repeated call once, and refuse its key for another act', async () => {
    const me = test.asResident('repeater')
    const once = { key: key(10) }
    await me.station.setFavourite({ stationId: 'F000', favourite: true }, once)
    await me.station.setFavourite({ stationId: 'F000', favourite: false })
    // The first call again, as a client does that never heard the answer: told the same, and nothing happens.
    expect(await me.station.setFavourite({ stationId: 'F000', favourite: true }, once)).toEqual({
      stationId: 'F000',
      favourite: true,
    })
    expect((await me.station.favourites({})).items).toEqual([])
    await expect(me.station.setFavourite({ stationId: 'F001', favourite: true }, once)).rejects.toMatchObject(
      { code: 'CONFLICT' },
    )
    // Somebody else may use the same word.
    await test.asResident('namesake').station.setFavourite({ stationId: 'F001', favourite: true }, once)
    expect((await test.asResident('namesake').station.favourites({})).items).toHaveLength(1)
  })

  it('stop at a hundred, also when many come at once', async () => {
    const me = test.asResident('collector')
    for (let i = 0; i < 97; i++) {
      await me.station.setFavourite({ stationId: codes[i] ?? '', favourite: true })
      // Nobody taps so fast: a limit on calls in a minute is not what is tried here.
      test.cloud.clock.advance(2_000)
    }
    const results = await Promise.all(
      codes.slice(97).map(stationId =>
        me.station.setFavourite({ stationId, favourite: true }).then(
          () => 'kept',
          (e: unknown) => (e instanceof NuanlinError ? e.code : 'failed'),
        ),
      ),
    )
    expect(results.filter(r => r === 'kept').length).toBeLessThanOrEqual(3)
    expect(await favouritesCounted('collector')).toBe(97 + results.filter(r => r === 'kept').length)
    for (const [i, stationId] of codes.slice(97).entries())
      if (results[i] === 'UNAVAILABLE')
        await me.station.setFavourite({ stationId, favourite: true }).catch(() => undefined)
    expect(await favouritesCounted('collector')).toBe(100)
    await expect(me.station.setFavourite({ stationId: 'F104', favourite: true })).rejects.toMatchObject({
      code: 'TOO_MANY_FAVOURITES',
    })
  })

  it('of a station that is not there are refused', async () => {
    await expect(
      test.asResident('r').station.setFavourite({ stationId: 'NOPE', favourite: true }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

async function favouritesCounted(name: string): Promise<number> {
  const [person] = (
    await test.database
      .collection('people')
      .where({ subject: `wx:o-${name}` })
      .limit(1)
      .get()
  ).data as { _id: string; favourites: number }[]
  if (!person) return 0
  const stored = (
    await test.database.collection('favourites').where({ person: person._id }).limit(1000).get()
  ).data
  expect(person.favourites).toBe(stored.length)
  return stored.length
}

describe('found it locked', () => {
  it('is stored with its time, and counts once in half an hour however often it is told', async () => {
    const me = test.asResident('witness')
    const told = await Promise.all([1, 2, 3].map(() => me.station.reportLocked({ stationId: 'F007' })))
    const [{ reportedAt } = { reportedAt: '' }] = told
    expect(new Set(told.map(t => t.reportedAt)).size).toBe(1)
    expect((await me.station.detail({ id: 'F007' })).myLockedReportAt).toBe(reportedAt)
    expect((await test.asResident('passer-by').station.detail({ id: 'F007' })).myLockedReportAt).toBeNull()
    test.cloud.clock.advance(31 * 60_000)
    await me.station.reportLocked({ stationId: 'F007' })
    await test.asResident('second-witness').station.reportLocked({ stationId: 'F007' })
    const stored = (
      await test.database.collection('locked_reports').where({ station: 'F007' }).limit(10).get()
    ).data
    expect(stored).toHaveLength(3)
  })

  it('of a station that is not there is refused, and nothing is kept', async () => {
    await expect(test.asResident('lost').station.reportLocked({ stationId: 'NOPE' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    expect(
      (await test.database.collection('people').where({ subject: 'wx:o-lost' }).limit(1).get()).data,
    ).toEqual([])
  })
})
