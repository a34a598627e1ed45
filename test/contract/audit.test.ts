import { createHash } from 'node:crypto'
import { writeAct, type AuditDocument, type Head } from '../../cloudfunctions/platform/audit'
import { canonical } from '../../cloudfunctions/platform/canonical'
import type { Client } from '../helpers/client'
import { aStation } from '../helpers/factories'
import { differencesOf } from '../../domain/audit/line-in-words'
import { figureOf } from '../helpers/security-figures'
import { startTestCloud, type TestCloud } from '../helpers/test-cloud'

const station = { kind: 'station', id: 'A1' } as const
const street = { kind: 'area', id: '990001001' } as const

let test: TestCloud
let supervisor: Client
beforeAll(async () => {
  test = await startTestCloud([
    aStation({ code: 'A1' }),
    aStation({ code: 'B1', area: '990001002001' }),
    aStation({ code: 'C1', area: '990001002001' }),
  ])
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

const none = { target: { kind: '', id: '' }, before: null, after: null }

/** A whole export, as the page collects it. */
const exported = async (reader: Client, asked: Parameters<Client['audit']['beginExport']>[0]) => {
  let page = await reader.audit.beginExport(asked)
  let csv = page.csv
  while (page.next !== null) {
    page = await reader.audit.export({ ...asked, cursor: page.next })
    csv += page.csv
  }
  return csv
}

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
    const csv = await exported(supervisor, { place: street })
    const rows = csv.trimEnd().split('\r\n')
    expect(rows[0]).toContain('"时间（北京时间）","人","角色"')
    // The heading, what was done before, and that it was exported.
    expect(rows).toHaveLength(36)
    expect(rows[1]).toMatch(/^"2026-11-20 1\d:\d\d:\d\d",/)
    expect(csv).toContain('"邀请了一位驿站工作人员"')
    expect(csv).not.toContain('staff.invite')
    expect(csv).not.toContain('{')
    expect(csv).not.toMatch(/(^|,)"[=+\-@]/m)
  })

  it('records who exported what, once for each export, and gives no page without it', async () => {
    const admin = test.asResident('admin')
    const place = { kind: 'area', id: '990001002' } as const
    const from = '2026-11-19T16:00:00.000Z'
    const key = 'one-export-that-is-sent-twice'
    const first = await admin.audit.beginExport({ place, from, kind: 'invitation' }, { key })
    await admin.audit.beginExport({ place, from, kind: 'invitation' }, { key })
    const lines = (await admin.audit.list({ place, kind: 'log' })).items
    expect(lines).toMatchObject([
      {
        id: 'area:990001002#1',
        actor: 'admin',
        role: 'administrator',
        procedure: 'audit.beginExport',
        target: { kind: 'log', id: '990001002' },
        before: null,
      },
    ])
    expect(differencesOf(lines[0] ?? none, 'zh-CN').map(({ field, after }) => [field, after])).toEqual(
      expect.arrayContaining([
        ['时间段', '2026-11-20 00:00 到 导出时'],
        ['类别', '邀请'],
      ]),
    )
    const cursor = first.next ?? ''
    expect((await admin.audit.export({ place, from, kind: 'invitation', cursor })).lines).toBe(1)
    // Leave for one export is leave for no other.
    for (const input of [
      { place, cursor },
      { place: street, from, kind: 'invitation', cursor },
    ])
      await expect(admin.audit.export(input)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    await expect(
      supervisor.audit.export({ place: street, from, kind: 'invitation', cursor }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    await expect(supervisor.audit.beginExport({ place })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('hangs together', async () => {
    expect(await supervisor.audit.verify({ place: station })).toEqual({
      lines: 33,
      problem: null,
      next: null,
    })
  })
})

/** What somebody could do who can write the database, and has every line and head as it ever was, but no key. */
describe('tampering with the log shows', () => {
  const chain = 'station:A1'
  const lineId = (seq: number) => `${chain}#${seq}`
  const lines = () => test.database.collection('audit')
  const heads = () => test.database.collection('audit_heads')
  const documentOf = async <T>(found: Promise<{ data: unknown }>) =>
    ([(await found).data].flat()[0] ?? {}) as T & { _id: string }
  const lineAt = (seq: number) => documentOf<AuditDocument>(lines().doc(lineId(seq)).get())
  const head = () => documentOf<Head>(heads().doc(chain).get())
  const put = async ({ _id, ...line }: AuditDocument) => {
    await lines().doc(_id).set(line)
  }

  /** The log as SHA-256 without a key would have it: what an attacker can compute. */
  const forged = (line: AuditDocument): string => {
    const { _id, hash: _hash, at, ...rest } = line
    return createHash('sha256')
      .update(canonical({ ...rest, at: at.toISOString() }))
      .digest('base64url')
  }

  let stored: { lines: AuditDocument[]; head: Head & { _id: string } }
  beforeAll(async () => {
    const { data } = await lines().where({ chain }).orderBy('seq', 'asc').limit(1000).get()
    stored = { lines: data as AuditDocument[], head: await head() }
  })
  afterEach(async () => {
    const { _id, ...was } = stored.head
    await heads().doc(_id).set(was)
    await lines().where({ chain }).remove()
    for (const line of stored.lines) await put(line)
    expect(await supervisor.audit.verify({ place: station })).toMatchObject({ problem: null })
  })

  const cutBack = async (to: number, hash: string) => {
    await lines().doc(lineId(33)).remove()
    await heads().doc(chain).update({ seq: to, hash })
  }

  const tampering: readonly (readonly [
    name: string,
    tamper: () => Promise<unknown>,
    problem: { readonly line: number; readonly what: 'missing' | 'changed' | 'beyond' },
  ])[] = [
    ['a line taken out', () => lines().doc(lineId(7)).remove(), { line: 7, what: 'missing' }],
    ['the first line taken out', () => lines().doc(lineId(1)).remove(), { line: 1, what: 'missing' }],
    ['the last line taken out', () => lines().doc(lineId(33)).remove(), { line: 33, what: 'missing' }],
    [
      'what was done changed',
      () => lines().doc(lineId(7)).update({ after: '{"place":"station:B1"}' }),
      { line: 7, what: 'changed' },
    ],
    [
      'who did it changed',
      () => lines().doc(lineId(7)).update({ actor: 'wx:o-somebody-else' }),
      { line: 7, what: 'changed' },
    ],
    [
      'when it was done changed',
      () =>
        lines()
          .doc(lineId(7))
          .update({ at: new Date(0) }),
      { line: 7, what: 'changed' },
    ],
    [
      'who may read it changed',
      () =>
        lines()
          .doc(lineId(7))
          .update({ path: [chain] }),
      { line: 7, what: 'changed' },
    ],
    [
      'two lines in each other’s place',
      async () => {
        const [one, two] = [await lineAt(7), await lineAt(8)]
        await put({ ...two, _id: one._id, seq: 7 })
        await put({ ...one, _id: two._id, seq: 8 })
      },
      { line: 7, what: 'changed' },
    ],
    [
      'a line changed, and its hash and all after it made anew without the key',
      async () => {
        let previous = (await lineAt(6)).hash
        for (let seq = 7; seq <= 33; seq++) {
          const line = { ...(await lineAt(seq)), previous, ...(seq === 7 ? { actor: 'wx:o-other' } : {}) }
          previous = forged(line)
          await put({ ...line, hash: previous })
        }
        await heads().doc(chain).update({ hash: previous })
      },
      { line: 7, what: 'changed' },
    ],
    [
      'a line that names a key of the attacker’s',
      () => lines().doc(lineId(7)).update({ kid: 'mine' }),
      { line: 7, what: 'changed' },
    ],
    [
      'the last line taken out and the head set back to the one before',
      async () => cutBack(32, (await lineAt(32)).hash),
      { line: 32, what: 'changed' },
    ],
    [
      'the head set back, and a line written after it by an act',
      async () => {
        await cutBack(32, (await lineAt(32)).hash)
        await supervisor.staff.invite({ role: 'station_staff', place: station })
      },
      { line: 32, what: 'changed' },
    ],
    ['the head taken out', () => heads().doc(chain).remove(), { line: 1, what: 'beyond' }],
    [
      'the head of another place',
      async () => {
        const { _id, ...other } = await documentOf<Head>(heads().doc('station:B1').get())
        await heads().doc(chain).set(other)
      },
      { line: 1, what: 'changed' },
    ],
    [
      'a line added at the end',
      async () => {
        const last = await lineAt(33)
        const line = { ...last, _id: lineId(34), seq: 34, previous: last.hash }
        await put({ ...line, hash: forged(line) })
      },
      { line: 34, what: 'changed' },
    ],
  ]

  it.each(tampering)('%s', async (_name, tamper, problem) => {
    await tamper()
    expect((await supervisor.audit.verify({ place: station })).problem).toEqual(problem)
  })

  it('as docs/security.md counts', () => {
    expect(figureOf('Ways to tamper with the audit log')).toBe(tampering.length)
  })
})

describe('whom a line is about', () => {
  const administrator = () => test.asStaff('admin', 'administrator', 'area:990001')
  const change = async () => {
    const person = await test.asStaff('moved', 'station_staff', 'station:B1')
    await person.account.update({ nickname: '小陈' })
    const [grant] = (await person.staff.mine({})).grants
    const { id, version } = grant ?? { id: '', version: 0 }
    await (await administrator()).staff.suspend({ grantId: id, version, reason: '调离' })
  }

  it('is said by what they call themselves, and nobody is shown an openid', async () => {
    await change()
    const place = { kind: 'station', id: 'B1' } as const
    const reader = await administrator()
    const { items } = await reader.audit.list({ place, kind: 'grant' })
    expect(items).toMatchObject([
      {
        before: '{"person":"小陈","place":"station:B1","role":"station_staff","state":"active","version":1}',
        after:
          '{"person":"小陈","place":"station:B1","role":"station_staff","state":"suspended","version":2}',
      },
    ])
    const csv = await exported(reader, { place })
    expect(csv).toContain('小陈')
    expect(csv).not.toContain('wx:')
    const { data } = await test.database.collection('audit').where({ kind: 'grant' }).get()
    expect(
      JSON.stringify((data as AuditDocument[]).map(({ before, after }) => [before, after])),
    ).not.toContain('wx:')
  })

  it('was written by subject before, and is read without it; the line stays what it was', async () => {
    const person = await test.asStaff('old', 'grid_officer', 'area:990001002001')
    await person.account.update({ nickname: '老李' })
    process.env.NUANLIN_SIGNING_KEYS = JSON.stringify([test.signingKey])
    const transaction = await test.database.startTransaction()
    const said = { subject: 'wx:o-old', role: 'grid_officer', place: 'area:990001002001', state: 'active' }
    await writeAct(
      transaction,
      'staff.accept',
      { path: ['area:990001', 'area:990001002', 'area:990001002001'] },
      { subject: 'wx:o-old', role: null, onBehalfOf: null },
      { target: { kind: 'grant', id: 'x' }, before: null, after: said },
      new Date(test.cloud.clock.now()),
      'old',
    )
    await transaction.commit()
    const place = { kind: 'area', id: '990001002001' } as const
    const reader = await administrator()
    const { items } = await reader.audit.list({ place, kind: 'grant' })
    const after = '{"person":"老李","place":"area:990001002001","role":"grid_officer","state":"active"}'
    expect(items).toContainEqual(expect.objectContaining({ actor: '老李', after }))
    expect(JSON.stringify(items)).not.toContain('wx:')
    expect(await reader.audit.verify({ place })).toMatchObject({ problem: null })
  })
})

it('a station that moves is read of where it was and where it is', async () => {
  const admin = await test.asStaff('admin', 'administrator', 'area:990001')
  const { version } = await admin.station.forEdit({ stationId: 'C1' })
  await admin.station.edit({ stationId: 'C1', version, changes: { area: '990001001001' } })
  const other = await test.asStaff('other', 'supervisor', 'area:990001002')
  for (const [reader, id] of [
    [supervisor, '990001001'],
    [other, '990001002'],
  ] as const) {
    const { items } = await reader.audit.list({ place: { kind: 'area', id }, kind: 'station' })
    expect(items).toMatchObject([{ id: 'station:C1#1', procedure: 'station.edit' }])
  }
  expect(await admin.audit.verify({ place: { kind: 'station', id: 'C1' } })).toMatchObject({ problem: null })
})
