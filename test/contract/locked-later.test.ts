import { NOW, startTestCloud, type TestCloud } from '../helpers/test-cloud'
import { aStation } from '../helpers/factories'

const HOUR = 3_600_000

let test: TestCloud
beforeAll(async () => {
  test = await startTestCloud(['B1', 'B2', 'B3', 'B4', 'B5'].map(code => aStation({ code })))
})
afterAll(() => test.stop())
beforeEach(() => test.cloud.clock.set(NOW))

const at = (hours: number) => new Date(NOW + hours * HOUR).toISOString()
const casesOf = async (stationId: string) => {
  const staff = await test.asStaff(`keeper-${stationId}`, 'station_staff', `station:${stationId}`)
  const place = { kind: 'station', id: stationId } as const
  return { staff, cases: (await staff.station.lockedReports({ place })).items }
}

/** What was found without a network arrives when there is one: the visit counts, not the arrival. */
describe('found locked, told later', () => {
  it('counts by the time of the visit, and stretches the case to it', async () => {
    const [soon, late] = [test.asResident('soon'), test.asResident('late')]
    await soon.station.reportLocked({ stationId: 'B1' })
    test.cloud.clock.set(NOW + 3 * HOUR)
    const { reportedAt } = await late.station.reportLocked({ stationId: 'B1', foundAt: at(-1) })
    expect(reportedAt).toBe(at(-1))
    const { cases } = await casesOf('B1')
    expect(cases).toMatchObject([{ people: 2, firstAt: at(-1) }])
  })

  it('belongs to what was answered after the visit: whoever was late reads the answer, and opens nothing anew', async () => {
    await test.asResident('first').station.reportLocked({ stationId: 'B2' })
    test.cloud.clock.set(NOW + HOUR)
    const { staff, cases } = await casesOf('B2')
    await staff.station.answerLocked({ caseId: cases[0]?.caseId ?? '', code: 'fixed', note: '' })
    test.cloud.clock.set(NOW + 2 * HOUR)
    const late = test.asResident('late')
    await late.station.reportLocked({ stationId: 'B2', foundAt: at(0.5) })
    expect((await casesOf('B2')).cases).toMatchObject([{ people: 2, answer: { code: 'fixed' } }])
    expect((await late.inbox.list({})).items).toMatchObject([{ kind: 'locked_answered', unread: true }])
    // What is found after the answer is news.
    await late.station.reportLocked({ stationId: 'B2', foundAt: at(1.5) })
    expect((await casesOf('B2')).cases).toMatchObject([{ people: 1, answer: null }, { people: 2 }])
  })

  it('belongs to the case of its time, also when a later one is open by now', async () => {
    await test.asResident('first').station.reportLocked({ stationId: 'B5' })
    test.cloud.clock.set(NOW + HOUR)
    const { staff, cases } = await casesOf('B5')
    await staff.station.answerLocked({ caseId: cases[0]?.caseId ?? '', code: 'was_open', note: '走后门' })
    test.cloud.clock.set(NOW + 2 * HOUR)
    await test.asResident('second').station.reportLocked({ stationId: 'B5' })
    const late = test.asResident('late')
    await late.station.reportLocked({ stationId: 'B5', foundAt: at(0.5) })
    expect((await late.station.detail({ id: 'B5' })).myLockedReport?.answer).toMatchObject({ note: '走后门' })
    expect((await casesOf('B5')).cases).toMatchObject([{ people: 1, answer: null }, { people: 2 }])
  })

  it.each([
    ['in the future', 1],
    ['more than a day ago', -25],
  ])('a visit %s is the mistake of a clock, and counts from now', async (_when, hours) => {
    const person = test.asResident(`clock ${hours}`)
    const { reportedAt } = await person.station.reportLocked({ stationId: 'B3', foundAt: at(hours) })
    expect(Date.parse(reportedAt) - NOW).toBeLessThan(HOUR)
    expect(Date.parse(reportedAt)).toBeGreaterThanOrEqual(NOW)
  })

  it('the same visit told twice, in either order, is one report', async () => {
    const person = test.asResident('twice')
    await person.station.reportLocked({ stationId: 'B4', foundAt: at(-0.1) })
    await person.station.reportLocked({ stationId: 'B4', foundAt: at(-0.3) })
    await person.station.reportLocked({ stationId: 'B4' })
    const stored = await test.database.collection('locked_reports').where({ station: 'B4' }).limit(10).get()
    expect(stored.data).toHaveLength(1)
  })
})
