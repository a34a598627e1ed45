import type { Client } from '../helpers/client'
import { aStation } from '../helpers/factories'
import { startTestCloud, type TestCloud } from '../helpers/test-cloud'

/** More than are checked for one page. */
const codes = Array.from({ length: 45 }, (_, i) => `V${String(i).padStart(3, '0')}`)
const community = { kind: 'area', id: '990001001002' } as const
const street = { kind: 'area', id: '990001001' } as const

let test: TestCloud
let admin: Client
let supervisor: Client
beforeAll(async () => {
  test = await startTestCloud([
    aStation({ code: 'A1' }),
    aStation({ code: 'B1', area: '990001002001' }),
    ...codes.map(code => aStation({ code, area: community.id })),
  ])
  admin = await test.asStaff('admin', 'administrator', 'area:990001')
  supervisor = await test.asStaff('supervisor', 'supervisor', 'area:990001001')
  const invite = (client: Client, id: string) =>
    client.staff.invite({ role: 'station_staff', place: { kind: 'station', id } })
  for (const code of codes) await invite(admin, code)
  await invite(admin, 'B1')
  for (let i = 0; i < 4; i++) await invite(supervisor, 'A1')
})
afterAll(() => test.stop())

/** All pages of a check of many logs. */
const checkedAll = async (reader: Client, place: { kind: 'area' | 'station'; id: string }) => {
  const sum = { logs: 0, lines: 0, problems: [] as unknown[] }
  for (let cursor: string | null = null; ;) {
    const page: Awaited<ReturnType<Client['audit']['verifyAll']>> = await reader.audit.verifyAll({
      place,
      ...(cursor === null ? {} : { cursor }),
    })
    sum.logs += page.logs
    sum.lines += page.lines
    sum.problems.push(...page.problems)
    if (page.next === null) return sum
    cursor = page.next
  }
}

it('the logs of all places are read, however many there are, and only those within the place', async () => {
  expect(await checkedAll(supervisor, community)).toEqual({ logs: 45, lines: 45, problems: [] })
  expect(await checkedAll(admin, { kind: 'station', id: 'V007' })).toEqual({
    logs: 1,
    lines: 1,
    problems: [],
  })
  const all = await checkedAll(admin, { kind: 'area', id: '990001' })
  const { data } = await test.database.collection('audit_heads').limit(1000).get()
  const heads = (data as { _id: string; seq: number }[]).filter(({ _id }) => /^(area|station):/.test(_id))
  expect(all).toEqual({
    logs: heads.length,
    lines: heads.reduce((sum, { seq }) => sum + seq, 0),
    problems: [],
  })
  await expect(supervisor.audit.verifyAll({ place: { kind: 'area', id: '990001' } })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  })
})

it('a cursor is good for the place that it was given for', async () => {
  const { next } = await admin.audit.verifyAll({ place: community })
  const cursor = next ?? ''
  await expect(admin.audit.verifyAll({ place: street, cursor })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
  })
})

it('it is said in which log something is wrong, also where its end or its beginning is gone', async () => {
  const { name } = await admin.station.detail({ id: 'A1' })
  const found = (line: number, what: string) => ({
    place: { kind: 'station', id: 'A1' },
    placeName: name,
    line,
    what,
  })
  await test.database.collection('audit').doc('station:A1#3').remove()
  const before = await checkedAll(supervisor, street)
  expect(before.problems).toEqual([found(3, 'missing')])
  await test.database.collection('audit_heads').doc('station:A1').remove()
  await test.database.collection('audit').doc('station:A1#1').remove()
  expect((await checkedAll(supervisor, street)).problems).toEqual([found(1, 'missing')])
  // Everything else is read all the same.
  expect((await checkedAll(supervisor, street)).logs).toBe(before.logs)
})
