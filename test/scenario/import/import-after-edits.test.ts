import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { areaChains } from '../../../cloudfunctions/platform/area-document'
import type { AuditDocument } from '../../../cloudfunctions/platform/audit'
import type { AreaDocument } from '../../../cloudfunctions/platform/areas'
import type { Database } from '../../../cloudfunctions/platform/database'
import type { StoredSettings } from '../../../cloudfunctions/platform/district-settings'
import type { GrantDocument } from '../../../cloudfunctions/platform/grants'
import { giveRole } from '../../../cloudfunctions/staff/give-role'
import type { StationDocument } from '../../../cloudfunctions/station/document'
import { storedStations } from '../../../cloudfunctions/station/store-import'
import { writeStations } from '../../../cloudfunctions/station/store-listed'
import { areaPath } from '../../../domain/role/place'
import { aStation } from '../../helpers/factories'
import { collections } from '../../../config/cloudbase/collections'
import { loadDistrict } from '../../../config/district/load-district'
import { startCloud } from '../../../local/cloud/start-cloud'
import { localDatabase } from '../../../local/server/local-database'
import { readArguments } from '../../../tools/stations-import/arguments'
import { operator } from '../../../cloudfunctions/platform/operator'
import { runImport } from '../../../tools/stations-import/run-import'
import { csvOf, streetList, type ListRow } from './street-list'

let folder: string
let dataDir: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nuanlin-import-'))
  dataDir = join(folder, 'data')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function imported(rows: readonly ListRow[], ...more: string[]): Promise<string> {
  const path = join(folder, 'list.csv')
  writeFileSync(path, csvOf(rows))
  const lines: string[] = []
  const options = readArguments([path, '--gcj02', '--data-dir', dataDir, ...more], dataDir)
  await runImport(
    options,
    line => void lines.push(line),
    () => false,
  )
  return lines.join('\n')
}

async function withDatabase<Result>(work: (database: Database) => Promise<Result>): Promise<Result> {
  const cloud = await startCloud({ dataDir, env: 'local-nuanlin', collections })
  try {
    return await work(localDatabase(cloud))
  } finally {
    await cloud.stop()
  }
}

const one = (code: string) =>
  withDatabase(async database => {
    const [found] = (await database.collection('stations').doc(code).get()).data as StationDocument[]
    if (!found) throw new Error(`no station ${code}`)
    return found
  })

/** What an edit of staff leaves behind. */
const edit = (code: string, changes: Partial<StationDocument>) =>
  withDatabase(database =>
    database
      .collection('stations')
      .doc(code)
      .update({
        ...changes,
        fingerprint: 'as staff have it',
        edited: database.command.set({
          at: new Date('2026-11-20T02:00:00Z'),
          fields: Object.keys(changes),
        }),
        updatedAt: new Date('2026-11-20T02:00:00Z'),
        version: 2,
      }),
  )

const retold = (rows: readonly ListRow[], index: number, changes: ListRow) =>
  rows.map((row, i) => (i === index ? { ...row, ...changes } : row))

it('keeps what staff changed when the list says what it said before', async () => {
  const rows = streetList(3)
  await imported(rows, '--confirm')
  await edit('JD00002', { phone: '0755 9999' })
  expect(await imported(rows, '--confirm')).toContain('新增 0，更新 0，不变 3')
  expect(await one('JD00002')).toMatchObject({ phone: '0755 9999', version: 2 })
})

it('asks when the list says something new of a station that staff changed, and writes it when told to', async () => {
  const rows = streetList(3)
  await imported(rows, '--confirm')
  await edit('JD00002', { phone: '0755 9999' })
  const next = retold(rows, 1, { 座位数: '30' })
  const report = join(folder, 'report.csv')
  const preview = await imported(next)
  const kept = await imported(next, '--confirm', '--report', report)
  for (const said of [preview, kept]) {
    expect(said).toContain('新增 0，更新 0，不变 2')
    expect(said).toContain('工作人员改过、没有覆盖的 1 个')
    expect(said).toContain('JD00002 2026-11-20 改过电话')
  }
  expect(readFileSync(report, 'utf8')).toContain('工作人员改过，未覆盖,2026-11-20 改过电话')
  expect(await one('JD00002')).toMatchObject({ phone: '0755 9999', version: 2 })

  expect(await imported(next, '--confirm', '--overwrite-edits')).toContain('更新 1')
  const written = await one('JD00002')
  expect(written).toMatchObject({ capacity: { seats: 30 }, edited: null, version: 3 })
  expect(written.imported?.version).toBe(3)
})

it('keeps what a shorter list has no column for, and names what it changes', async () => {
  const rows = streetList(3)
  await imported(rows, '--confirm')
  const before = await one('JD00003')
  const kept = ['站点编码', '驿站名称', '详细地址', '经度(东经)', '纬度(北纬)', '营业时间']
  const short = retold(rows, 2, { 营业时间: '每天 8:00-20:00' }).map(row =>
    Object.fromEntries(Object.entries(row).filter(([heading]) => kept.includes(heading))),
  )
  const report = join(folder, 'report.csv')
  const preview = await imported(short)
  const made = await imported(short, '--confirm', '--report', report)
  for (const said of [preview, made]) {
    expect(said).toContain('新增 0，更新 1，不变 2')
    expect(said).toContain('更新的内容：开放时间 1')
    expect(said).not.toMatch(/没有「类型」列|没有写社区/u)
  }
  expect(readFileSync(report, 'utf8')).toContain('JD00003,凤凰社区第3小哥驿站,更新,更新了开放时间')
  const after = await one('JD00003')
  expect(after.hours.weekly[0]?.ranges).toEqual([{ from: '08:00', to: '20:00' }])
  const { areaPath: path, kinds, hostType, phone, services, capacity, stepFree } = before
  expect(after).toMatchObject({ areaPath: path, kinds, hostType, phone, services, capacity, stepFree })
})

it('takes the roles that are held at a station along when the list moves it', async () => {
  const rows = streetList(3)
  await imported(rows, '--confirm')
  const place = { kind: 'station', id: 'JD00002' }
  const at = new Date('2026-11-20T02:00:00Z')
  const role = { subject: 'wx:keeper', nickname: '站长', role: 'station_staff', place, at } as const
  await withDatabase(database => giveRole(database, role))
  const grant = () =>
    withDatabase(async database => {
      const { data } = await database.collection('grants').where({ subject: 'wx:keeper' }).get()
      return (data as GrantDocument[])[0]
    })
  const before = await grant()
  expect(await imported(retold(rows, 1, { 所在社区: '可园社区', 驿站名称: '新站' }), '--confirm')).toContain(
    '更新 1',
  )
  const { areaPath: codes } = await one('JD00002')
  expect(await grant()).toMatchObject({
    path: [...areaPath(codes), 'station:JD00002'],
    placeName: { zh: '新站' },
    state: 'active',
  })
  expect((await grant())?.path).not.toEqual(before?.path)
  // Those in charge of the old place and of the new one both read what became of it.
  const lines = await withDatabase(async database => {
    const { data } = await database
      .collection('audit')
      .where({ chain: 'station:JD00002' })
      .orderBy('seq', 'asc')
      .get()
    return data as AuditDocument[]
  })
  expect(lines).toMatchObject([
    {
      procedure: 'imports.write',
      actor: 'operator',
      path: expect.arrayContaining(areaPath(codes)) as unknown,
    },
  ])
  expect(lines[0]?.path).toEqual(expect.arrayContaining(before?.path.slice(0, -1) ?? []))
  expect(JSON.parse(lines[0]?.before ?? '')).toMatchObject({ version: 1, name: { zh: '凤凰第2小哥驿站' } })
  expect(JSON.parse(lines[0]?.after ?? '')).toMatchObject({
    version: 2,
    name: { zh: '新站' },
    area: codes.at(-1),
  })
})

it('keeps the single days of a station that the list changes, and finds it on them', async () => {
  const rows = streetList(3)
  await imported(rows, '--confirm')
  const { hours } = await one('JD00002')
  const exceptions = [{ date: '2026-12-24', ranges: [{ from: '22:00', to: '23:00' }], note: '夜间服务' }]
  await withDatabase(database =>
    database
      .collection('stations')
      .doc('JD00002')
      .update({ hours: database.command.set({ ...hours, exceptions }) }),
  )
  expect(await imported(retold(rows, 1, { 座位数: '30' }), '--confirm')).toContain('更新 1')
  const written = await one('JD00002')
  expect(written).toMatchObject({ capacity: { seats: 30 }, hours: { exceptions } })
  expect(written.tags).toContain('open:2026-12-24:22')
})

it('does not write over what staff do while it runs', async () => {
  await imported(streetList(1), '--confirm')
  const loaded = loadDistrict()
  const [community] = loaded.areas.filter(({ level }) => level === 'community')
  const area = areaChains(loaded.areas).get(community?.code ?? '')
  if (!community || !area) throw new Error('the district has no community')
  const row = {
    record: aStation({ code: 'JD00001', area: community.code }),
    unsaid: [],
    apart: { facilities: [], holidays: false },
    area,
    chainOf: () => area,
  }
  const { made } = await withDatabase(async database => {
    const before = await storedStations(database, ['JD00001'])
    // Somebody edits between the look and the writing.
    await database
      .collection('stations')
      .doc('JD00001')
      .update({
        phone: '0755 9999',
        fingerprint: 'as staff have it',
        edited: database.command.set({ at: new Date('2026-11-20T02:00:00Z'), fields: ['phone'] }),
        updatedAt: new Date('2026-11-20T02:00:00Z'),
      })
    return writeStations(database, [row], before, {
      now: new Date(),
      overEdits: false,
      importer: { ...operator, importId: 'i1' },
    })
  })
  expect([...made]).toEqual([['JD00001', { change: 'edited', fields: [] }]])
  expect((await one('JD00001')).phone).toBe('0755 9999')
})

it('tells which rows it did not write, for their area was closed while the command ran', async () => {
  await imported(streetList(3), '--confirm')
  const loaded = loadDistrict()
  const { area: closing } = await one('JD00001')
  const { area: open } = await one('JD00002')
  const chains = areaChains(loaded.areas)
  const aRow = (code: string, area: string) => ({
    record: aStation({ code, area }),
    unsaid: [],
    apart: { facilities: [], holidays: false },
    area: chains.get(area) ?? { path: [], names: [] },
    chainOf: (community: string) => chains.get(community),
  })
  const list = [aRow('NEW1', closing), aRow('NEW2', open), aRow('JD00003', closing)]
  const { made, closed } = await withDatabase(async database => {
    const before = await storedStations(database, ['JD00003'])
    await database.collection('areas').doc(closing).update({ closed: true })
    return writeStations(database, list, before, {
      now: new Date(),
      overEdits: false,
      importer: { ...operator, importId: 'i1' },
    })
  })
  expect([...made]).toEqual([['NEW2', { change: 'added', fields: [] }]])
  expect(Object.fromEntries(closed)).toEqual({ NEW1: closing, JD00003: closing })
  expect((await one('JD00003')).area).not.toBe(closing)
})

it('knows the services and communities that administrators added on a page, and those they renamed', async () => {
  const rows = streetList(3)
  await imported(rows, '--confirm')
  const community = (await one('JD00001')).areaPath.at(-1) ?? ''
  await withDatabase(async database => {
    const settings = database.collection('settings').doc('district')
    const [stored] = (await settings.get()).data as StoredSettings[]
    const model = stored?.services[0]
    if (!model) throw new Error('a district offers something')
    const bath = { ...model, code: 'bath', name: { zh: '淋浴间' }, aliases: [] }
    await settings.update({ services: database.command.set([...stored.services, bath]) })
    const [area] = (await database.collection('areas').doc(community).get()).data as AreaDocument[]
    if (!area) throw new Error(`no area ${community}`)
    await database
      .collection('areas')
      .doc(community)
      .update({ name: database.command.set({ zh: '新可园社区' }), renamed: true })
    await database
      .collection('areas')
      .add({ ...area, _id: `${String(area.parent)}-C01`, name: { zh: '晨光社区' }, added: true })
  })
  const next = rows.map((row, i) => ({
    ...row,
    服务内容: '淋浴间',
    所在社区: ['新可园社区', '晨光社区', row.所在社区 ?? ''][i] ?? '',
    ...(i === 1 ? { 所属街道: '布吉街道' } : {}),
  }))
  expect(await imported(next)).toContain('新增 0，更新 3，不变 0')
  expect(await imported(next, '--confirm')).toContain('新增 0，更新 3，不变 0')
  expect(await one('JD00001')).toMatchObject({ services: ['bath'], areaNames: [{}, { zh: '新可园社区' }] })
  expect(await one('JD00002')).toMatchObject({ services: ['bath'], areaNames: [{}, { zh: '晨光社区' }] })
})
