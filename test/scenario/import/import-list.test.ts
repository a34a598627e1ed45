import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import gcoord from 'gcoord'
import iconv from 'iconv-lite'
import { pointFrom } from '../../../cloudfunctions/platform/geo-point'
import type { StationDocument } from '../../../cloudfunctions/station/document'
import { walk } from '../../../cloudfunctions/platform/walk'
import { collections } from '../../../config/cloudbase/collections'
import { loadDistrict } from '../../../config/district/load-district'
import { startCloud, type Cloud } from '../../../local/cloud/start-cloud'
import { fillDataFolder } from '../../../local/server/district-data'
import { localDatabase } from '../../../local/server/local-database'
import { announce } from '../../../local/server/presence'
import { readArguments } from '../../../tools/stations-import/arguments'
import { runImport } from '../../../tools/stations-import/run-import'
import { csvOf, streetList, type ListRow } from './street-list'

const root = join(__dirname, '../../..')
let folder: string
let dataDir: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nuanlin-import-'))
  dataDir = join(folder, 'data')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

/** Runs the import as the command does, and gathers what it says. */
async function run(path: string, ...more: string[]) {
  const lines: string[] = []
  const options = readArguments([path, '--data-dir', dataDir, ...more], dataDir)
  const code = await runImport(
    options,
    line => void lines.push(line),
    () => false,
  )
  return { code, said: lines.join('\n') }
}

/** Looks at what is stored, with nobody else on the data folder. */
async function stored(): Promise<Map<string, StationDocument>> {
  const cloud = await startCloud({ dataDir, env: 'local-nuanlin', collections })
  try {
    const found = new Map<string, StationDocument>()
    for await (const page of walk<StationDocument>(localDatabase(cloud), 'stations'))
      for (const station of page) found.set(station._id, station)
    return found
  } finally {
    await cloud.stop()
  }
}

/** What the log of the district says. */
async function logged(): Promise<unknown> {
  const cloud = await startCloud({ dataDir, env: 'local-nuanlin', collections })
  try {
    const lines = localDatabase(cloud).collection('audit').where({ chain: 'area:440307' })
    return (await lines.orderBy('seq', 'asc').get()).data
  } finally {
    await cloud.stop()
  }
}

const changed = (rows: readonly ListRow[], index: number, changes: ListRow) =>
  rows.map((row, i) => (i === index ? { ...row, ...changes } : row))

/** The list with its datum in the headings, or with none. */
const headed = (rows: readonly ListRow[], datum: string) =>
  rows.map(row => {
    const { '经度(东经)': lng = '', '纬度(北纬)': lat = '', ...rest } = row
    return { ...rest, [`经度${datum}`]: lng, [`纬度${datum}`]: lat }
  })

it('asks for the datum where nobody names it, after it has said everything else', async () => {
  const list = file('a.csv', csvOf(streetList(3)))
  const { code, said } = await run(list, '--confirm')
  expect(code).toBe(1)
  expect(said).toContain('新增 3，更新 0')
  expect(said).toMatch(/没有写入：表里没写明坐标系。.*--gcj02/u)
  expect(existsSync(dataDir)).toBe(false)
})

it('takes the datum from the headings where they name it, and refuses another', async () => {
  const list = file('a.csv', csvOf(headed(streetList(3), '（WGS84）')))
  expect((await run(list, '--confirm')).code).toBe(0)
  const station = (await stored()).get('JD00001')
  const [lng, lat] = gcoord.transform<[number, number]>([114.133, 22.617], gcoord.WGS84, gcoord.GCJ02)
  expect(station && pointFrom(station.location).lng).toBeCloseTo(lng, 4)
  expect(station && pointFrom(station.location).lat).toBeCloseTo(lat, 4)
  await expect(run(list, '--gcj02', '--lang', 'en')).rejects.toThrow(
    'The headings say that the datum is WGS-84, but GCJ-02 was chosen',
  )
  expect((await run(list, '--wgs84', '--confirm')).said).toContain('不变 3')
})

it('previews without touching anything, then brings 500 stations of an unknown style into an empty district', async () => {
  const list = file('街道台账.csv', csvOf(streetList(500)))
  const preview = await run(list, '--gcj02')
  expect(preview.said).toContain('新增 500，更新 0，不变 0，表中没有 0，有错的行 0')
  expect(preview.said).toContain('不认识、没有使用的列：A「序号」、P「负责人」')
  expect(preview.code).toBe(0)
  expect(existsSync(dataDir)).toBe(false)

  const confirmed = await run(list, '--gcj02', '--confirm')
  expect(confirmed.said).toContain('新增 500，更新 0，不变 0，表中没有 0，有错的行 0')
  expect(confirmed.code).toBe(0)
  const stations = await stored()
  expect(stations.size).toBe(500)
  expect(stations.get('JD00003')).toMatchObject({
    name: { zh: '凤凰社区第3小哥驿站' },
    kinds: ['rest_station'],
    hostType: 'pick_up_point',
    areaNames: [{ zh: '平湖街道' }, { zh: '凤凰社区' }],
    phone: '0755 0000 1002',
    services: ['charging', 'hot_water', 'microwave'],
    capacity: { seats: 2, chargers: 0 },
    stepFree: true,
    demo: false,
    live: null,
  })

  const again = await run(list, '--gcj02', '--confirm')
  expect(again.said).toContain('新增 0，更新 0，不变 500')
  expect(await logged()).toMatchObject([
    {
      seq: 1,
      actor: 'operator',
      procedure: 'imports.write',
      after: expect.stringContaining('"added":500') as string,
    },
    { seq: 2, after: expect.stringContaining('"unchanged":500') as string },
  ])
  expect((await stored()).get('JD00003')?.version).toBe(1)
})

it('updates by code, keeps what a station lives through, and lists what the file no longer names', async () => {
  const rows = streetList(6)
  await run(file('a.csv', csvOf(rows)), '--gcj02', '--confirm')
  const cloud = await startCloud({ dataDir, env: 'local-nuanlin', collections })
  const live = { seatsFree: 1, chargersFree: null, updatedAt: '2026-11-20T02:00:00.000Z' }
  const station = localDatabase(cloud).collection('stations').doc('JD00002')
  const [before] = (await station.get()).data as StationDocument[]
  const { _id, ...document } = before ?? { _id: '' }
  await station.set({ ...document, live, closedByStaff: true })
  await cloud.stop()

  const next = changed(rows, 1, { 座位数: '30', 驿站名称: '新名字' }).slice(0, 5)
  const report = join(folder, 'report.csv')
  const { said } = await run(file('b.csv', csvOf(next)), '--gcj02', '--confirm', '--report', report)
  expect(said).toContain('新增 0，更新 1，不变 4，表中没有 1，有错的行 0')
  expect(said).toContain('JD00006')
  const stations = await stored()
  expect(stations.get('JD00002')).toMatchObject({
    name: { zh: '新名字' },
    capacity: { seats: 30, chargers: 0 },
    live,
    closedByStaff: true,
    version: 2,
  })
  expect(stations.has('JD00006')).toBe(true)
  const table = readFileSync(report, 'utf8')
  expect(table).toContain('JD00002,新名字,更新')
  expect(table).toContain('JD00006,可园社区第6小哥驿站')
  expect(table).toContain('表中没有')

  const told = next.map(row => ({ ...row, 空座: '', 更新时间: '' }))
  const withLive = changed(told, 0, { 座位数: '8', 空座: '3', 更新时间: '2026-11-20 11:00' })
  await run(file('c.csv', csvOf(withLive)), '--gcj02', '--confirm')
  const after = await stored()
  expect(after.get('JD00001')?.live).toEqual({
    seatsFree: 3,
    chargersFree: null,
    updatedAt: '2026-11-20T03:00:00.000Z',
  })
  expect(after.get('JD00002')?.live).toEqual(live)
})

it('names every error by cell, both rows of a duplicate, and writes nothing unless told to skip them', async () => {
  const rows = streetList(6).map((row, i) => {
    if (i === 1) return { ...row, 营业时间: '看情况', 服务内容: '休息、桑拿' }
    if (i === 2) return { ...row, '经度(东经)': '22.6', '纬度(北纬)': '114.1' }
    return i === 4 ? { ...row, 站点编码: 'JD00001' } : row
  })
  const list = file('a.csv', csvOf(rows))
  const refused = await run(list, '--gcj02', '--confirm')
  expect(refused.code).toBe(1)
  expect(refused.said).toContain('4 行有错，共 5 处')
  expect(refused.said).toContain('D3（营业时间）看不懂「看情况」')
  expect(refused.said).toContain('M3（服务内容）服务目录里没有「桑拿」')
  expect(refused.said).toContain('E4（经度(东经)）经度和纬度好像写反了')
  expect(refused.said).toContain('C2（站点编码）编号重复，另见第 6 行')
  expect(refused.said).toContain('C6（站点编码）编号重复，另见第 2 行')
  expect(refused.said).toContain('没有写入')
  expect(existsSync(dataDir)).toBe(false)

  const skipped = await run(list, '--gcj02', '--confirm', '--skip-bad-rows', '--lang', 'en')
  expect(skipped.code).toBe(0)
  expect(skipped.said).toContain('added 2, changed 0, unchanged 0, not in the list 0, rows with errors 4')
  expect([...(await stored()).keys()]).toEqual(['JD00004', 'JD00006'])
})

it('tells equal errors once, at most 50, and puts all of them into the report', async () => {
  const rows = streetList(82).map((row, i) => ({ ...row, 营业时间: `看情况${i < 3 ? '' : i}` }))
  const report = join(folder, 'report.csv')
  const { said } = await run(file('a.csv', csvOf(rows)), '--gcj02', '--report', report)
  expect(said.match(/看不懂/gu)).toHaveLength(50)
  expect(said).toContain('D2（营业时间）看不懂「看情况」')
  expect(said).toContain('共 3 行：D2、D3、D4')
  expect(said).toContain('还有 30 处')
  expect(readFileSync(report, 'utf8').match(/看不懂/gu)).toHaveLength(82)
})

it('leaves services out that the catalogue does not have, where somebody says so', async () => {
  const rows = streetList(4).map((row, i) => (i < 2 ? { ...row, 服务内容: '休息、磨刀' } : row))
  const list = file('a.csv', csvOf(rows))
  const refused = await run(list, '--gcj02', '--confirm')
  expect(refused.code).toBe(1)
  expect(refused.said).toContain('可加进本区的 services.json')
  expect(refused.said).toContain('--leave-out-services')
  const { code, said } = await run(list, '--gcj02', '--confirm', '--leave-out-services')
  expect(code).toBe(0)
  expect(said).toContain('2 行有服务目录里没有的服务（磨刀）')
  expect(said).toContain('导入完成：写入 4 个（新增 4、更新 0），不变 0 个。')
  expect((await stored()).get('JD00001')?.services).toEqual(['rest'])
  expect(await logged()).toMatchObject([
    { after: expect.stringContaining('"servicesLeftOut":["磨刀 2"]') as string },
  ])
})

it.each(['站点编码', '详细地址', '营业时间', '经度(东经)'])(
  'says in one sentence that %s is missing',
  async heading => {
    const rows = streetList(2).map(row =>
      Object.fromEntries(Object.entries(row).filter(([name]) => name !== heading)),
    )
    await expect(run(file('a.csv', csvOf(rows)), '--gcj02', '--lang', 'en')).rejects.toThrow(
      /These columns are missing: (code|address|hours|longitude)$/u,
    )
  },
)

it('reads GB18030, a byte order mark and XLSX to the same stations', async () => {
  const rows = streetList(5)
  await run(file('utf8.csv', `\uFEFF${csvOf(rows)}`), '--gcj02', '--confirm')
  const gb = await run(file('gb.csv', iconv.encode(csvOf(rows), 'gb18030')), '--gcj02', '--confirm')
  expect(gb.said).toContain('不变 5')
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('台账')
  sheet.addRow(['某街道驿站台账'])
  const headings = Object.keys(rows[0] ?? {})
  sheet.addRow(headings)
  for (const row of rows)
    sheet.addRow(headings.map(h => (h.includes('度(') ? Number(row[h]) : (row[h] ?? ''))))
  const xlsx = join(folder, 'list.xlsx')
  await workbook.xlsx.writeFile(xlsx)
  const same = await run(xlsx, '--gcj02')
  expect(same.said).toContain('标题在第 2 行')
  expect(same.said).toContain('新增 0，更新 0，不变 5')

  sheet.getCell('B4').value = { formula: 'B3&"2"', result: '公式名' }
  await workbook.xlsx.writeFile(xlsx)
  const formula = await run(xlsx, '--gcj02')
  expect(formula.said).toContain('B4（驿站名称）是公式')
})

it.each([
  ['wgs84', gcoord.WGS84],
  ['bd09', gcoord.BD09],
] as const)('places stations told in %s where the map shows them', async (datum, system) => {
  const rows = streetList(5).map(row => {
    const at: [number, number] = [Number(row['经度(东经)']), Number(row['纬度(北纬)'])]
    const [lng, lat] = gcoord.transform(at, gcoord.GCJ02, system)
    return { ...row, '经度(东经)': String(lng), '纬度(北纬)': String(lat) }
  })
  await run(file('a.csv', csvOf(rows)), `--${datum}`, '--confirm')
  const station = (await stored()).get('JD00001')
  if (!station) throw new Error('nothing was stored')
  const { lng, lat } = pointFrom(station.location)
  expect(lng).toBeCloseTo(114.133, 4)
  expect(lat).toBeCloseTo(22.617, 4)
})

it('imports the sample, which says that it is a demonstration', async () => {
  const sample = join(root, 'config/district/longgang/sample-stations.csv')
  const { code, said } = await run(sample, '--gcj02', '--confirm')
  expect(said).toContain('新增 20，更新 0，不变 0，表中没有 0，有错的行 0')
  expect(code).toBe(0)
  for (const station of (await stored()).values()) expect(station.demo).toBe(true)
})

it('talks to the server that runs on the data folder', async () => {
  const cloud: Cloud = await startCloud({ dataDir, env: 'local-nuanlin', collections })
  const server = createServer((_, response) => response.end('{}'))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const note = { pid: process.pid, cloudUrl: cloud.url, env: cloud.env }
  try {
    const list = file('a.csv', csvOf(streetList(3)))
    // A note left behind by a server that is gone leads nowhere: the folder itself is in use then.
    await announce(dataDir, { ...note, url: 'http://127.0.0.1:9' })
    await expect(run(list, '--gcj02', '--confirm')).rejects.toThrow('in use')
    const { port } = server.address() as AddressInfo
    await announce(dataDir, { ...note, url: `http://127.0.0.1:${port}` })
    const { said } = await run(list, '--gcj02', '--confirm')
    expect(said).toContain('新增 3')
    expect((await localDatabase(cloud).collection('stations').doc('JD00001').get()).data).toHaveLength(1)
  } finally {
    server.closeAllConnections()
    server.close()
    await cloud.stop()
  }
})

it('keeps the demonstration out of a folder that began with a list, and the district’s areas are there', async () => {
  await run(file('a.csv', csvOf(streetList(20))), '--gcj02', '--confirm')
  const cloud = await startCloud({ dataDir, env: 'local-nuanlin', collections })
  try {
    // As npm start does.
    await fillDataFolder(cloud, { district: undefined, demo: 'load', say: () => undefined })
    const database = localDatabase(cloud)
    const all = async (name: string) =>
      (await database.collection(name).where({}).limit(1000).get()).data as object[]
    expect((await all('areas')).length).toBe(loadDistrict().areas.length)
  } finally {
    await cloud.stop()
  }
  const stations = [...(await stored()).values()]
  expect(stations.length).toBe(20)
  expect(stations.filter(({ demo }) => demo)).toEqual([])
})

it('goes on where it was asked to stop', async () => {
  const list = file('a.csv', csvOf(streetList(500)))
  const lines: string[] = []
  const options = readArguments([list, '--gcj02', '--confirm', '--data-dir', dataDir], dataDir)
  const stop = () => lines.some(line => line.startsWith('已写入 200'))
  expect(await runImport(options, line => void lines.push(line), stop)).toBe(130)
  expect(lines.at(-1)).toContain('停在 200 / 500')
  expect((await stored()).size).toBe(200)

  const { said } = await run(list, '--gcj02', '--confirm')
  expect(said).toContain('其中 200 个上次已经写入')
  expect(said).toContain('新增 500，更新 0，不变 0，表中没有 0')
})

it('survives kill -9: every station is whole, old or new, and the next run goes on', async () => {
  const rows = streetList(600)
  await run(file('old.csv', csvOf(rows)), '--gcj02', '--confirm')
  const renamed = rows.map(row => ({ ...row, 驿站名称: `新${row.驿站名称 ?? ''}`, 座位数: '77' }))
  const list = file('new.csv', csvOf(renamed))

  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'tools/stations-import/main.ts', list, '--gcj02', '--confirm', '--data-dir', dataDir],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] },
  )
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
    if (said.includes('已写入 200 / 600')) child.kill('SIGKILL')
  })
  await once(child, 'close')
  expect(child.signalCode).toBe('SIGKILL')

  const torn = await stored()
  expect(torn.size).toBe(600)
  let fresh = 0
  for (const station of torn.values()) {
    const isNew = station.name.zh.startsWith('新')
    if (isNew) fresh++
    // Name, seats, words and version belong together.
    expect([
      station.capacity.seats === 77,
      station.words.some(w => w.startsWith('新')),
      station.version,
    ]).toEqual(isNew ? [true, true, 2] : [false, false, 1])
  }
  expect(fresh).toBeGreaterThanOrEqual(200)
  expect(fresh).toBeLessThan(600)

  const resumed = await run(list, '--gcj02', '--confirm')
  expect(resumed.said).toContain(`其中 ${fresh} 个上次已经写入`)
  expect(resumed.said).toContain('新增 0，更新 600，不变 0')
  for (const station of (await stored()).values()) expect(station.version).toBe(2)
}, 120_000)
