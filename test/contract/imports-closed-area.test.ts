import { row } from '../../cloudfunctions/platform/database'
import type { AreaDocument } from '../../cloudfunctions/platform/areas'
import type { StationDocument } from '../../cloudfunctions/station/document'
import type { Client } from '../helpers/client'
import { clearStations } from '../helpers/clear-stations'
import { aStation } from '../helpers/factories'
import { startTestCloud, type TestCloud } from '../helpers/test-cloud'

const CLOSING = '990001001002'
let test: TestCloud
let importer: Client
let other: Client
let tests = 0
beforeAll(async () => {
  test = await startTestCloud()
})
afterAll(() => test.stop())
beforeEach(async () => {
  await clearStations(test)
  importer = await test.asStaff(`importer-${tests}`, 'administrator', 'area:990001')
  other = await test.asStaff(`other-${tests++}`, 'administrator', 'area:990001')
})

const aRow = (code: string, community: string) =>
  `${code},${code}驿站,测试路 1 号,114.1001,22.6001,${community},每天 9:00-18:00`

async function looked(...list: readonly string[]): Promise<string> {
  const file = Buffer.from(['编号,名称,地址,经度,纬度,社区,开放时间', ...list].join('\n'))
  const about = { name: 'list.csv', bytes: file.length, parts: 1, datum: 'gcj02' } as const
  const { importId } = await importer.imports.begin(about)
  await importer.imports.addPart({ importId, number: 1, data: file.toString('base64') })
  expect((await importer.imports.preview({ importId })).badRows).toBe(0)
  return importId
}
const stationOf = (code: string) => row<StationDocument>(test.database.collection('stations').doc(code).get())
/** While the other administrator has closed the community. */
async function whileClosed(work: () => Promise<void>) {
  const area = await row<AreaDocument>(test.database.collection('areas').doc(CLOSING).get())
  const change = { area: CLOSING, reason: '并入木棉社区' }
  const { version } = await other.area.close({ ...change, version: area?.version ?? 0 })
  try {
    await work()
  } finally {
    await other.area.reopen({ ...change, version })
  }
}

it('brings no station into a community that somebody else closed after the list was looked at', async () => {
  const importId = await looked(aRow('N1', CLOSING), aRow('N2', '990001001001'), aRow('N3', CLOSING))
  await whileClosed(async () => {
    await expect(importer.imports.write({ importId })).rejects.toMatchObject({ code: 'LIST_CHANGED' })
    expect(await stationOf('N1')).toBeNull()
    expect(await stationOf('N3')).toBeNull()
    expect((await stationOf('N2'))?.area).toBe('990001001001')
    // Whoever looks again sees why.
    expect(await importer.imports.preview({ importId })).toMatchObject({ badRows: 2, problemCount: 2 })
  })
})

it('moves no station into it either, until it is open again', async () => {
  await test.addStations([aStation({ code: 'N1' })])
  const importId = await looked(aRow('N1', CLOSING))
  await whileClosed(async () => {
    await expect(importer.imports.write({ importId })).rejects.toMatchObject({ code: 'LIST_CHANGED' })
    expect(await stationOf('N1')).toMatchObject({ area: '990001001001', version: 1 })
  })
  const again = await looked(aRow('N1', CLOSING))
  expect(await importer.imports.write({ importId: again })).toMatchObject({ counts: { changed: 1 } })
  expect((await stationOf('N1'))?.areaPath.at(-1)).toBe(CLOSING)
})
