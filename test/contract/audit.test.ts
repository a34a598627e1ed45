import type { Client } from '../helpers/client'
import { aStation } from '../helpers/factories'
import { startTestCloud, type TestCloud } from '../helpers/test-cloud'

const station = { kind: 'station', id: 'A1' } as const
const street = { kind: 'area', id: '990001001' } as const

let test: TestCloud
let supervisor: Client
beforeAll(async () => {
  test = await startTestCloud([aStation({ code: 'A1' }), aStation({ code: 'B1', area: '990001002001' })])
  supervisor = await test.asStaff('supervisor', 'supervisor', 'area:990001001')
  const admin = await test.asStaff('admin', 'administrator', 'area:990001')
  for (let i = 0; i < 33; i++) await supervisor.staff.invite({ role: 'station_staff', place: station })
  await admin.staff.invite({ role: 'station_staff', place: { kind: 'station', id: 'B1' } })
  await admin.staff.invite({
    role: 'grid_officer',
    place: { kind: 'area', id: '990001001001' },
    note: '=1+1',
  })
})
afterAll(() => test.stop())

describe('the audit log', () => {
  it('is read by those whose reach covers it, newest first, page by page', async () => {
    const first = await supervisor.audit.list({ place: street })
    const second = await supervisor.audit.list({ place: street, cursor: first.next ?? '' })
    expect([first.items.length, second.items.length, second.next]).toEqual([30, 4, null])
    expect(first.items[0]).toMatchObject({ actor: 'admin', mine: false, role: 'administrator' })
    expect(second.items.at(-1)).toMatchObject({ actor: 'supervisor', mine: true, procedure: 'staff.invite' })
    await expect(supervisor.audit.list({ place: { kind: 'area', id: '990001' } })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
  })

  it('is narrowed by person, kind and time', async () => {
    const [newest] = (await supervisor.audit.list({ place: street })).items
    const same = await supervisor.audit.list({ place: street, sameActorAs: newest?.id ?? '' })
    expect(same.items).toHaveLength(1)
    expect((await supervisor.audit.list({ place: street, kind: 'grant' })).items).toEqual([])
    expect((await supervisor.audit.list({ place: street, kind: 'invitation' })).items).toHaveLength(30)
    const future = new Date(test.cloud.clock.now() + 1).toISOString()
    expect((await supervisor.audit.list({ place: street, from: future })).items).toEqual([])
    await expect(supervisor.audit.list({ place: street, sameActorAs: 'station:B1#1' })).rejects.toMatchObject(
      { code: 'NOT_FOUND' },
    )
  })

  it('is exported as a table that no spreadsheet takes for formulas', async () => {
    const { csv, lines, next } = await supervisor.audit.export({ place: street })
    expect([lines, next]).toEqual([34, null])
    expect(csv.split('\r\n')[0]).toContain('"时间","人","角色"')
    expect(csv).not.toMatch(/(^|,)"[=+\-@]/m)
  })

  it('hangs together, and shows where it does not', async () => {
    expect(await supervisor.audit.verify({ place: station })).toEqual({
      lines: 33,
      problem: null,
      next: null,
    })
    const lines = test.database.collection('audit')
    await lines.doc('station:A1#7').update({ after: '{"place":"station:B1"}' })
    expect(await supervisor.audit.verify({ place: station })).toMatchObject({
      lines: 6,
      problem: { line: 7, what: 'changed' },
    })
    await lines.doc('station:A1#7').remove()
    expect(await supervisor.audit.verify({ place: station })).toMatchObject({
      problem: { line: 7, what: 'missing' },
    })
    await lines.doc('station:B1#1').remove()
    const admin = await test.asStaff('admin', 'administrator', 'area:990001')
    expect(await admin.audit.verify({ place: { kind: 'station', id: 'B1' } })).toMatchObject({
      problem: { line: 1, what: 'missing' },
    })
  })
})
