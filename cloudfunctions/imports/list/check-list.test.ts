import { checkList, type ListDistrict } from './check-list'
import type { SheetRow } from './sheet-row'

const DISTRICT: ListDistrict = {
  district: {
    outline: [
      [114, 22.5],
      [114.5, 22.5],
      [114.5, 23],
      [114, 23],
    ],
    services: [],
    rules: { freshness: { freshMinutes: 15, staleMinutes: 120 } },
  },
  areas: [
    {
      code: '440307003001',
      name: { zh: '平湖社区' },
      level: 'community',
      parent: '440307003',
      centre: { lng: 114.12, lat: 22.69 },
      closed: false,
    },
  ],
}

async function* rowsOf(rows: readonly (readonly string[])[]): AsyncGenerator<SheetRow> {
  for (const [i, texts] of rows.entries())
    yield await Promise.resolve({
      number: i + 1,
      cells: texts.map(text => ({ text, formula: text.startsWith('=') })),
    })
}

const check = (...rows: readonly (readonly string[])[]) =>
  checkList(rowsOf(rows), DISTRICT, 'gcj02', Date.parse('2026-11-20T02:00:00Z'))

const TITLE = ['驿站台账']
const UPPER = ['编号', '名称', '地址', '坐标', '', '开放时间']

it('reads headings of two rows', async () => {
  const list = await check(
    TITLE,
    UPPER,
    ['', '', '', '经度', '纬度', ''],
    ['A-1', '可园驿站', '可园路 1 号', '114.12', '22.69', '9:00-18:00'],
  )
  expect(list.problems).toEqual([])
  expect(list.headingRow).toBe(2)
  expect(list.stations.map(({ row, record }) => [row, record.location])).toEqual([
    [4, { lng: 114.12, lat: 22.69 }],
  ])
})

it('does not take a lower heading that it does not know for the upper one', async () => {
  const below = ['', '', '', '经度', '纬度', '工作日']
  await expect(check(UPPER, below)).rejects.toThrow('columns are missing: hours')
})

it('does not take a station for a lower row of headings', async () => {
  const list = await check(UPPER, ['A-1', '可园驿站', '可园路 1 号', '114.12,22.69', '', '9:00-18:00'])
  expect(list.rows).toBe(1)
  expect(list.stations).toHaveLength(1)
})

it('passes over sums and signatures below a list, and nothing else', async () => {
  const headings = ['序号', '编号', '名称', '地址', '坐标', '开放时间', '座位']
  const list = await check(
    headings,
    ['1', 'A-1', '可园驿站', '可园路 1 号', '114.12,22.69', '9:00-18:00', '8'],
    ['合计', '', '', '', '', '', '8'],
    ['2', '', '', '可园路 2 号', '', '', ''],
    ['3', '=B2', '', '', '', '', ''],
    ['填表人：', '', '', '', '', '', ''],
  )
  expect(list.rows).toBe(3)
  expect([...list.badRows]).toEqual([4, 5])
})
