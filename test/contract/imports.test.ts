import ExcelJS from 'exceljs'
import { rows } from '../../cloudfunctions/platform/database'
import type { AreaDocument } from '../../cloudfunctions/platform/areas'
import type { AuditDocument } from '../../cloudfunctions/platform/audit'
import type { StoredSettings } from '../../cloudfunctions/platform/district-settings'
import type { StationDocument } from '../../cloudfunctions/station/document'
import { PART_BYTES } from '../../domain/imports/limits'
import type { Client } from '../helpers/client'
import { clearStations } from '../helpers/clear-stations'
import { aStation } from '../helpers/factories'
import { NOW, startTestCloud, type TestCloud } from '../helpers/test-cloud'

let test: TestCloud
let admin: Client
let admins = 0
beforeAll(async () => {
  test = await startTestCloud()
})
afterAll(() => test.stop())
beforeEach(async () => {
  await clearStations(test)
  // Each with imports of their own.
  admin = await test.asStaff(`admin-${admins++}`, 'administrator', 'area:990001')
})

const headings = ['编号', '名称', '地址', '经度', '纬度', '社区', '开放时间', '服务', '座位', '备注']
type Row = readonly (string | number)[]
const aRow = (code: string, change: { readonly name?: string; readonly seats?: string } = {}): Row => [
  code,
  change.name ?? `${code}驿站`,
  '测试路 1 号',
  '114.1001',
  '22.6001',
  '990001001001',
  '每天 9:00-18:00',
  '歇脚、充电',
  change.seats ?? '10',
  '某某',
]
const csv = (list: readonly Row[]) =>
  Buffer.from([headings, ...list].map(row => row.map(cell => `"${cell}"`).join(',')).join('\r\n'))
async function xlsx(list: readonly Row[]): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  workbook.addWorksheet('驿站').addRows([headings, ...list].map(row => [...row]))
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

/** Sends a file in parts, as the page does. */
async function sent(client: Client, name: string, file: Buffer): Promise<string> {
  const parts = Math.ceil(file.length / PART_BYTES)
  const { importId } = await client.imports.begin({ name, bytes: file.length, parts, datum: 'gcj02' })
  for (let i = 0; i < parts; i++) {
    const data = file.subarray(i * PART_BYTES, (i + 1) * PART_BYTES).toString('base64')
    await client.imports.addPart({ importId, number: i + 1, data })
  }
  return importId
}
const detail = (id: string) => test.asVisitor().station.detail({ id })
const stationOf = async (code: string) => {
  const [station] = await rows<StationDocument>(test.database.collection('stations').doc(code).get())
  if (!station) throw new Error(`no station ${code}`)
  return station
}
const theArea = async (code: string) => {
  const [area] = await rows<AreaDocument>(test.database.collection('areas').doc(code).get())
  if (!area) throw new Error(`no area ${code}`)
  return area
}
/** Codes of stations that lines of streets say were added. */
const addedCodes = async (importId: string) => {
  const lines = await rows<AuditDocument>(
    test.database
      .collection('audit')
      .where({ target: `import:${importId}`, chain: 'area:990001001' })
      .limit(1000)
      .get(),
  )
  return lines.flatMap(({ after }) => (JSON.parse(after ?? '') as { stations: string[] }).stations)
}
const importLines = () =>
  rows<AuditDocument>(
    test.database
      .collection('audit')
      .where({ kind: 'import', chain: 'area:990001' })
      .orderBy('seq', 'asc')
      .get(),
  )

it.each([
  ['CSV', 'list.csv', (list: readonly Row[]) => Promise.resolve(csv(list))],
  ['XLSX', '名单.XLSX', xlsx],
] as const)(
  '%s: looked at first with nothing written, then written, and told in the log',
  async (_, name, fileOf) => {
    await test.addStations([aStation({ code: 'OLD' })])
    const importId = await sent(admin, name, await fileOf([aRow('N1'), aRow('N2', { name: '二号驿站' })]))
    const preview = await admin.imports.preview({ importId })
    expect(preview).toMatchObject({
      rows: 2,
      ignored: ['J 备注'],
      kindAssumed: true,
      badRows: 0,
      problems: [],
      problemsNext: null,
      counts: { added: 2, changed: 0, unchanged: 0, edited: 0 },
      changes: [
        { code: 'N1', name: 'N1驿站', change: 'added' },
        { code: 'N2', name: '二号驿站', change: 'added' },
      ],
      unseen: 1,
      unseenSome: [{ code: 'OLD' }],
    })
    await expect(detail('N1')).rejects.toMatchObject({ code: 'NOT_FOUND' })

    const before = (await importLines()).length
    const written = await admin.imports.write({ importId })
    expect(written).toMatchObject({ finished: true, done: 2, rows: 2, counts: { added: 2 } })
    expect(await detail('N2')).toMatchObject({
      name: '二号驿站',
      services: [{ code: 'rest' }, { code: 'charging' }],
    })
    expect((await importLines()).slice(before)).toMatchObject([
      { chain: 'area:990001', role: 'administrator' },
    ])
    expect(JSON.parse((await importLines()).at(-1)?.after ?? '')).toMatchObject({
      name,
      added: 2,
      stations: ['N1', 'N2'],
    })
    await expect(admin.imports.write({ importId })).rejects.toMatchObject({ code: 'IMPORT_OVER' })
    expect(await admin.imports.latest({})).toMatchObject({ importId, finished: true })
  },
)

it('says every error by row and cell, and writes the rest only when told to', async () => {
  const list = [aRow('N1'), aRow('坏<编号>'), aRow('N3', { seats: '很多' }), aRow('N1')]
  const importId = await sent(admin, 'list.csv', csv(list))
  const preview = await admin.imports.preview({ importId })
  expect(preview).toMatchObject({ rows: 4, badRows: 4, problemCount: 4, counts: { added: 0 } })
  expect(preview.problems.map(({ row, cell, heading }) => [row, cell, heading])).toEqual([
    [2, 'A2', '编号'],
    [3, 'A3', '编号'],
    [4, 'I4', '座位'],
    [5, 'A5', '编号'],
  ])
  expect(preview.problems[2]?.message).toBe('「很多」不是 0 到 9999 的整数')
  await expect(admin.imports.write({ importId })).rejects.toMatchObject({ code: 'BAD_ROWS' })
  await expect(admin.imports.write({ importId, skipBadRows: true })).rejects.toMatchObject({
    code: 'NOTHING_TO_WRITE',
  })

  const second = await sent(admin, 'list.csv', csv([...list.slice(1, 3), aRow('N9')]))
  expect(await admin.imports.write({ importId: second, skipBadRows: true })).toMatchObject({
    finished: true,
    rows: 1,
    counts: { added: 1 },
  })
  expect((await detail('N9')).name).toBe('N9驿站')
})

it('tells problems page by page', async () => {
  const bad = Array.from({ length: 70 }, (_, i) => aRow(`N${i}`, { seats: `x${i}` }))
  const importId = await sent(admin, 'list.csv', csv(bad))
  const first = await admin.imports.preview({ importId })
  expect([first.problems.length, first.problemsNext, first.problemCount]).toEqual([50, 50, 70])
  const rest = await admin.imports.preview({ importId, problemsFrom: 50 })
  expect([rest.problems.length, rest.problemsNext, rest.problems.at(-1)?.cell]).toEqual([20, null, 'I71'])
})

it('tells equal problems once, and leaves unknown services out where somebody decides so', async () => {
  const knives = (code: string) => aRow(code).map(cell => (cell === '歇脚、充电' ? '歇脚、磨刀' : cell))
  const list = [
    aRow('G1', { seats: '很多' }),
    ...['G2', 'G3', 'G4', 'G5', 'G6', 'G7', 'G8'].map(knives),
    aRow('G9'),
  ]
  const importId = await sent(admin, 'list.csv', csv(list))
  const preview = await admin.imports.preview({ importId })
  expect(preview).toMatchObject({
    badRows: 8,
    problemCount: 8,
    unknownServices: [{ word: '磨刀', rows: 7 }],
    problems: [
      {
        rows: 7,
        cell: 'H3',
        cells: ['H3', 'H4', 'H5', 'H6', 'H7'],
        message: '服务目录里没有「磨刀」。若是某项服务的另一种叫法，可在「本区设置 › 服务目录」里给它加上',
      },
      { rows: 1, cell: 'I2' },
    ],
  })
  const without = await admin.imports.preview({ importId, leaveOutServices: true })
  expect(without).toMatchObject({
    badRows: 1,
    problemCount: 1,
    counts: { added: 8 },
    unknownServices: [{ word: '磨刀', rows: 7 }],
    notes: expect.arrayContaining([
      '7 行有服务目录里没有的服务（磨刀）：照你选的，没有写这几项，其余的照常',
    ]) as unknown,
  })
  const written = await admin.imports.write({ importId, skipBadRows: true, leaveOutServices: true })
  expect(written).toMatchObject({
    finished: true,
    counts: { added: 8 },
    skipped: 1,
    servicesLeftOut: [{ word: '磨刀', rows: 7 }],
  })
  expect((await stationOf('G2')).services).toEqual(['rest'])
  expect(await admin.imports.latest({})).toMatchObject({ importId, skipped: 1 })
  const lines = (await importLines()).filter(({ target }) => target === `import:${importId}`)
  expect(lines.map(({ after }) => JSON.parse(after ?? '') as object)).toContainEqual(
    expect.objectContaining({ skipped: 1, servicesLeftOut: ['磨刀 7'] }),
  )
})

it('what was decided when it was confirmed counts for every chunk', async () => {
  const list = Array.from({ length: 210 }, (_, i) =>
    aRow(`K${i}`).map(cell => (cell === '歇脚、充电' && i === 205 ? '歇脚、磨刀' : cell)),
  )
  const importId = await sent(admin, 'list.csv', csv(list))
  await admin.imports.write({ importId, leaveOutServices: true })
  // Taken up anew, it is not said again.
  expect(await admin.imports.write({ importId })).toMatchObject({ finished: true, done: 210, skipped: 0 })
  expect((await stationOf('K205')).services).toEqual(['rest'])
})

it('writes chunk by chunk, goes on where it was, and two at once do it once', async () => {
  const list = Array.from({ length: 450 }, (_, i) => aRow(`N${i}`))
  const importId = await sent(admin, 'list.csv', csv(list))
  expect(await admin.imports.write({ importId })).toMatchObject({ finished: false, done: 200, rows: 450 })
  expect(await admin.imports.latest({})).toMatchObject({ importId, done: 200, finished: false })
  await Promise.all([admin.imports.write({ importId }), admin.imports.write({ importId })])
  expect(await admin.imports.latest({})).toMatchObject({
    finished: true,
    done: 450,
    counts: { added: 450, changed: 0, unchanged: 0, edited: 0 },
  })
  // Both at once wrote the same rows: each station was written once, and says so once.
  expect((await addedCodes(importId)).sort()).toEqual(list.map(([code]) => code).sort())
  const again = await sent(admin, 'list.csv', csv(list))
  expect(await admin.imports.preview({ importId: again })).toMatchObject({
    counts: { added: 0, changed: 0, unchanged: 450 },
    unseen: 0,
  })
})

it('keeps what staff changed since the last list, unless the list is to win', async () => {
  const first = await sent(admin, 'list.csv', csv([aRow('N1')]))
  await admin.imports.write({ importId: first })
  const { version } = await admin.station.forEdit({ stationId: 'N1' })
  await admin.station.edit({ stationId: 'N1', version, changes: { name: { zh: '改过的驿站' } } })
  const second = await sent(admin, 'list.csv', csv([aRow('N1', { name: '表里的驿站' })]))
  expect(await admin.imports.preview({ importId: second })).toMatchObject({
    counts: { edited: 1, changed: 0 },
    edits: [{ code: 'N1', fields: ['名称'], at: expect.stringMatching(/^2026-11-20T02:/) as unknown }],
  })
  expect(await admin.imports.preview({ importId: second, overEdits: true })).toMatchObject({
    counts: { edited: 0, changed: 1 },
  })
  await admin.imports.write({ importId: second })
  expect((await detail('N1')).name).toBe('改过的驿站')
  const third = await sent(admin, 'list.csv', csv([aRow('N1', { name: '表里的驿站' })]))
  await admin.imports.write({ importId: third, overEdits: true })
  expect((await detail('N1')).name).toBe('表里的驿站')
})

it('a file that has not arrived whole, or is none, is refused in words', async () => {
  const { importId } = await admin.imports.begin({ name: 'list.csv', bytes: 100, parts: 2, datum: 'gcj02' })
  await admin.imports.addPart({ importId, number: 1, data: 'AAAA' })
  await expect(admin.imports.preview({ importId })).rejects.toMatchObject({ code: 'FILE_INCOMPLETE' })
  await expect(admin.imports.addPart({ importId, number: 3, data: 'AAAA' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
  for (const [name, content, said] of [
    ['list.xls', 'x', '这是旧版 Excel（.xls）。请在 Excel 里另存为 .xlsx 再导入'],
    ['list.xlsx', 'x', '这个 XLSX 文件已损坏，或不是 XLSX'],
    ['list.csv', '你好\n', '没有找到标题行。第一行应当是：编号、名称、地址、经度、纬度、开放时间……'],
  ] as const) {
    const broken = await sent(admin, name, Buffer.from(content))
    await expect(admin.imports.preview({ importId: broken })).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
      message: said,
    })
    await expect(admin.imports.write({ importId: broken })).rejects.toMatchObject({ code: 'FILE_UNREADABLE' })
  }
})

it('an import is its own person’s, and only while they are an administrator', async () => {
  const importId = await sent(admin, 'list.csv', csv([aRow('N1')]))
  const other = await test.asStaff('other', 'administrator', 'area:990001')
  await expect(other.imports.preview({ importId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(other.imports.write({ importId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(other.imports.addPart({ importId, number: 1, data: 'AAAA' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
  expect(await other.imports.latest({})).toBeNull()
  const supervisor = await test.asStaff('supervisor', 'supervisor', 'area:990001')
  await expect(supervisor.imports.latest({})).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await admin.imports.write({ importId })
  await expect(admin.imports.addPart({ importId, number: 1, data: 'AAAA' })).rejects.toMatchObject({
    code: 'IMPORT_OVER',
  })
})

it('is forgotten after a day', async () => {
  await sent(admin, 'list.csv', csv([aRow('N1')]))
  test.cloud.clock.set(NOW + 25 * 3600_000)
  expect(await admin.imports.latest({})).toBeNull()
})

it('refuses a datum other than the headings name', async () => {
  const [first, ...rest] = csv([aRow('N1')])
    .toString()
    .split('\r\n')
  const file = Buffer.from([(first ?? '').replace('经度', '经度(WGS84)'), ...rest].join('\r\n'))
  const importId = await sent(admin, 'list.csv', file)
  await expect(admin.imports.preview({ importId })).rejects.toMatchObject({
    code: 'FILE_UNREADABLE',
    message: '标题写的坐标系是 WGS-84，选的却是 GCJ-02，请核对',
  })
})

it('brings no station into a community that was closed, and says when it took the nearest', async () => {
  const { _id, ...community } = await theArea('990001001001')
  const areas = test.database.collection('areas')
  const old = { ...community, name: { zh: '旧社区' }, added: true }
  await areas.doc('990001001001-C9').set({ ...old, closed: true })
  try {
    const closed = aRow('N1').map(cell => (cell === '990001001001' ? '旧社区' : cell))
    const unnamed = aRow('N2').map(cell => (cell === '990001001001' ? '' : cell))
    const importId = await sent(admin, 'list.csv', csv([closed, unnamed]))
    const preview = await admin.imports.preview({ importId })
    expect(preview.problems.map(({ cell, message }) => [cell, message])).toEqual([
      ['F2', '社区「旧社区」已经撤销，请写现在的社区'],
    ])
    expect(preview.notes).toEqual(
      expect.arrayContaining(['1 行没有写社区：按社区中心点取了最近的，只用来找，不写进地址。请核对']),
    )
    await admin.imports.write({ importId, skipBadRows: true })
    expect((await stationOf('N2')).area).not.toBe('990001001001-C9')
  } finally {
    await areas.doc('990001001001-C9').remove()
  }
})

it('gives nobody a service that was retired, and takes it from nobody', async () => {
  const settings = test.database.collection('settings').doc('district')
  const [stored] = await rows<StoredSettings>(settings.get())
  if (!stored) throw new Error('the district has settings')
  await test.addStations([
    aStation({ code: 'HAS', services: ['rest', 'charging'] }),
    aStation({ code: 'HASNOT', services: ['rest'] }),
  ])
  const retire = (retired: boolean) =>
    settings.update({
      services: test.database.command.set(
        stored.services.map(one => (one.code === 'charging' ? { ...one, retired } : one)),
      ),
    })
  await retire(true)
  // A function's instance knows the district for half a minute.
  test.cloud.clock.set(NOW + 60_000)
  try {
    const importId = await sent(admin, 'list.csv', csv([aRow('HAS'), aRow('HASNOT'), aRow('NEW')]))
    const preview = await admin.imports.preview({ importId })
    expect(preview.notes).toEqual(
      expect.arrayContaining(['3 行写了已停用的服务（充电）：原来有的驿站保留，其余不加']),
    )
    await admin.imports.write({ importId })
    expect((await stationOf('HAS')).services).toEqual(['rest', 'charging'])
    expect((await stationOf('HASNOT')).services).toEqual(['rest'])
    expect((await stationOf('NEW')).services).toEqual(['rest'])
  } finally {
    await retire(false)
    test.cloud.clock.set(NOW + 120_000)
  }
})

it('tells those at the station and above it what the list changed', async () => {
  const first = await sent(admin, 'list.csv', csv([aRow('AUD')]))
  await admin.imports.write({ importId: first })
  const next = await sent(admin, 'list.csv', csv([aRow('AUD', { name: '新名字', seats: '12' })]))
  await admin.imports.write({ importId: next })
  const keeper = await test.asStaff('keeper', 'station_staff', 'station:AUD')
  const street = await test.asStaff('street', 'supervisor', 'area:990001001')
  for (const [reader, place] of [
    [keeper, { kind: 'station', id: 'AUD' }],
    [street, { kind: 'area', id: '990001001' }],
  ] as const) {
    const { items } = await reader.audit.list({ place })
    const line = items.find(({ target }) => target.id === 'AUD')
    expect(line).toMatchObject({
      procedure: 'imports.write',
      role: 'administrator',
      target: { kind: 'station', id: 'AUD' },
    })
    expect(JSON.parse(line?.before ?? '')).toEqual({
      version: 1,
      name: { zh: 'AUD驿站' },
      capacity: { seats: 10, chargers: 0 },
    })
    expect(JSON.parse(line?.after ?? '')).toEqual({
      version: 2,
      name: { zh: '新名字' },
      capacity: { seats: 12, chargers: 0 },
    })
  }
  const { problem } = await street.audit.verify({ place: { kind: 'station', id: 'AUD' } })
  expect(problem).toBeNull()
})

it('stops where the district changed under a list that was confirmed, and loses no row', async () => {
  const list = Array.from({ length: 220 }, (_, i) =>
    i === 5 ? aRow('N5') : aRow(`N${i}`).map(cell => (cell === '歇脚、充电' ? '歇脚' : cell)),
  )
  const importId = await sent(admin, 'list.csv', csv(list))
  await admin.imports.write({ importId, skipBadRows: true })
  const settings = test.database.collection('settings').doc('district')
  const [stored] = await rows<StoredSettings>(settings.get())
  if (!stored) throw new Error('the district has settings')
  const without = stored.services.filter(({ code }) => code !== 'charging')
  await settings.update({ services: test.database.command.set(without) })
  test.cloud.clock.set(NOW + 180_000)
  try {
    await expect(admin.imports.write({ importId })).rejects.toMatchObject({ code: 'LIST_CHANGED' })
    expect(await admin.imports.latest({})).toMatchObject({ importId, done: 200, finished: false })
  } finally {
    await settings.update({ services: test.database.command.set(stored.services) })
    test.cloud.clock.set(NOW + 240_000)
  }
  expect(await admin.imports.write({ importId })).toMatchObject({ finished: true, done: 220 })
  expect((await detail('N200')).name).toBe('N200驿站')
})

it('a part that arrives while somebody confirms is refused, or seen', async () => {
  const importId = await sent(admin, 'list.csv', csv([aRow('N1')]))
  const transaction = await test.database.startTransaction()
  const upload = transaction.collection('import_uploads').doc(importId)
  await upload.get()
  await admin.imports.addPart({ importId, number: 1, data: csv([aRow('N2')]).toString('base64') })
  // What a confirmation writes: it was decided on the file as it was before.
  await expect(upload.update({ done: 1 })).rejects.toMatchObject({ code: 'DATABASE_TRANSACTION_CONFLICT' })
  await transaction.rollback().catch(() => undefined)
})

it('reads a file anew when a part of it was sent again', async () => {
  const importId = await sent(admin, 'list.csv', csv([aRow('N1')]))
  expect((await admin.imports.preview({ importId })).changes).toMatchObject([{ code: 'N1' }])
  await admin.imports.addPart({ importId, number: 1, data: csv([aRow('N2')]).toString('base64') })
  expect((await admin.imports.preview({ importId })).changes).toMatchObject([{ code: 'N2' }])
})
