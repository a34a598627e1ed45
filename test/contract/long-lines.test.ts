import type { Client } from '../helpers/client'
import { aStation } from '../helpers/factories'
import { NOW, startTestCloud, type TestCloud } from '../helpers/test-cloud'

const street = { kind: 'area', id: '990001001' } as const
const days = { stationId: 'A1', from: '2026-11-21', to: '2027-01-18' } as const
const note = { zh: '长'.repeat(100), en: 'x'.repeat(200) }
const ACTS = 24

let test: TestCloud
let supervisor: Client
beforeAll(async () => {
  test = await startTestCloud([aStation({ code: 'A1' })])
  supervisor = await test.asStaff('supervisor', 'supervisor', 'area:990001001')
  const staff = await test.asStaff('keeper', 'station_staff', 'station:A1')
  for (let i = 0; i < ACTS; i += 2) {
    test.cloud.clock.set(NOW + i * 60_000)
    const { exceptions } = await staff.station.setException({ ...days, ranges: [], note, seen: [] })
    await staff.station.removeException({ ...days, seen: exceptions })
  }
})
afterAll(() => test.stop())

/** Whoever is watched could otherwise make their log unreadable: an answer may have a megabyte at most. */
it.each(['list', 'export'] as const)('lines as long as can be do not stop the log: %s', async how => {
  const seen: (string | number)[] = []
  let pages = 0
  // An export is a line of the log itself, its first.
  let cursor: string | null =
    how === 'export' ? (await supervisor.audit.beginExport({ place: street })).next : null
  const expected = how === 'export' ? ACTS + 1 : ACTS
  do {
    const asked = { place: street, ...(cursor === null ? {} : { cursor }) }
    const page: { next: string | null } =
      how === 'list'
        ? await supervisor.audit.list(asked).then(({ items, next }) => {
            seen.push(...items.map(({ id }) => id))
            return { next }
          })
        : await supervisor.audit.export({ place: street, cursor: cursor ?? '' }).then(({ lines, next }) => {
            for (let i = 0; i < lines; i++) seen.push(`${pages}-${i}`)
            return { next }
          })
    cursor = page.next
    pages++
  } while (cursor !== null)
  expect(pages).toBeGreaterThan(1)
  expect(new Set(seen).size).toBe(expected)
  expect(seen).toHaveLength(expected)
})
