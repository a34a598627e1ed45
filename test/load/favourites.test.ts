import { randomUUID } from 'node:crypto'
import { aStation } from '../helpers/factories'
import { startTestCloud, type TestCloud } from '../helpers/test-cloud'

jest.setTimeout(600_000)

const PEOPLE = 40
const ACTS = 50
const codes = Array.from({ length: 12 }, (_, i) => `L${i}`)

let test: TestCloud
beforeAll(async () => {
  test = await startTestCloud(codes.map(code => aStation({ code })))
})
afterAll(() => test.stop())

/** One person taps in order; every third tap is sent twice at once under one key, as an impatient phone does. */
async function tap(name: string): Promise<Map<string, boolean>> {
  const client = test.asResident(name)
  const wanted = new Map<string, boolean>()
  for (let i = 0; i < ACTS; i++) {
    const stationId = codes[(i * 7 + name.length * i) % codes.length] ?? 'L0'
    const favourite = (i * 31 + name.charCodeAt(name.length - 1)) % 3 !== 0
    const key = randomUUID()
    const once = () => client.station.setFavourite({ stationId, favourite }, { key })
    await Promise.all(i % 3 === 0 ? [once(), once()] : [once()])
    wanted.set(stationId, favourite)
  }
  return wanted
}

it('what forty people were told about their favourites is what is stored, recounted by hand', async () => {
  const names = Array.from({ length: PEOPLE }, (_, i) => `person-${i}`)
  const told = await Promise.all(names.map(tap))
  const people = (await test.database.collection('people').where({}).limit(1000).get()).data as {
    _id: string
    subject: string
    favourites: number
  }[]
  expect(people).toHaveLength(PEOPLE)
  for (const [i, name] of names.entries()) {
    const person = people.find(p => p.subject === `wx:o-${name}`)
    const stored = (
      await test.database.collection('favourites').where({ person: person?._id }).limit(1000).get()
    ).data as { station: string }[]
    const expected = [...(told[i] ?? [])].filter(([, favourite]) => favourite).map(([station]) => station)
    expect(stored.map(f => f.station).sort()).toEqual(expected.sort())
    expect(person?.favourites).toBe(stored.length)
  }
})
