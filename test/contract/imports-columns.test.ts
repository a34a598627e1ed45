import { row } from '../../cloudfunctions/platform/database'
import { listedOf } from '../../cloudfunctions/station/build-document'
import type { StationDocument } from '../../cloudfunctions/station/document'
import { recordOf } from '../../cloudfunctions/station/record-of'
import type { Client } from '../helpers/client'
import { clearStations } from '../helpers/clear-stations'
import { startTestCloud, type TestCloud } from '../helpers/test-cloud'

let test: TestCloud
let admin: Client
let admins = 0
beforeAll(async () => {
  test = await startTestCloud()
})
afterAll(() => test.stop())
beforeEach(async () => {
  await clearStations(test)
  admin = await test.asStaff(`admin-${admins++}`, 'administrator', 'area:990001')
})

type Row = Readonly<Record<string, string>>
/** What an office once said in full, nothing of it what a station gets for want of a column. */
const full: Row = {
  编号: 'Z1',
  名称: '一号驿站',
  英文名称: 'Station One',
  类型: '食堂',
  依托单位类型: '党群服务中心',
  地址: '测试路 1 号',
  英文地址: '1 Test Road',
  经度: '114.1001',
  纬度: '22.6001',
  街道: '东风街道',
  社区: '990001001001',
  电话: '0755-00000001',
  开放时间: '每天 9:00-18:00',
  节假日: '休息',
  服务: '歇脚、法律援助',
  设施: '充电',
  座位: '10',
  充电位: '4',
  无障碍: '是',
  卫生间: '是',
  演示数据: '是',
}
const without = (said: Row, ...columns: readonly string[]): Row =>
  Object.fromEntries(Object.entries(said).filter(([column]) => !columns.includes(column)))

async function sent(...list: readonly Row[]): Promise<string> {
  const headings = Object.keys(list[0] ?? {})
  const lines = [headings, ...list.map(said => headings.map(heading => said[heading] ?? ''))]
  const file = Buffer.from(lines.map(cells => cells.map(cell => `"${cell}"`).join(',')).join('\r\n'))
  const about = { name: 'list.csv', bytes: file.length, parts: 1, datum: 'gcj02' } as const
  const { importId } = await admin.imports.begin(about)
  await admin.imports.addPart({ importId, number: 1, data: file.toString('base64') })
  return importId
}
async function written(list: readonly Row[], overEdits = false) {
  const importId = await sent(...list)
  const preview = await admin.imports.preview({ importId, overEdits })
  const { counts } = await admin.imports.write({ importId, overEdits })
  expect(counts).toEqual(preview.counts)
  return preview
}
async function standing(): Promise<StationDocument> {
  const found = await row<StationDocument>(test.database.collection('stations').doc('Z1').get())
  if (!found) throw new Error('no station Z1')
  return found
}
/** Of a station what a list may say, hours of the week apart. */
async function said() {
  const {
    name,
    kinds,
    hostType,
    address,
    area,
    areaPath,
    phone,
    hours,
    services,
    capacity,
    stepFree,
    ...rest
  } = await standing()
  const { toilet, demo } = rest
  const { holidays } = hours
  return {
    name,
    kinds,
    hostType,
    address,
    area,
    areaPath,
    phone,
    holidays,
    services,
    capacity,
    stepFree,
    toilet,
    demo,
  }
}

it('a list of hours alone changes the hours and nothing else, says so, and is idempotent', async () => {
  await written([full])
  const before = await said()
  expect(before).toMatchObject({ kinds: ['canteen'], hostType: 'service_centre', demo: true })
  const least: Row = {
    编号: 'Z1',
    名称: '一号驿站',
    地址: '测试路 1 号',
    // Nearer to the centre of another community than to that of its own.
    经度: '114.0501',
    纬度: '22.6001',
    开放时间: '每天 8:00-20:00',
  }
  const preview = await written([least])
  expect(preview).toMatchObject({
    counts: { changed: 1 },
    changes: [{ code: 'Z1', change: 'changed', fields: ['地图位置', '开放时间'] }],
    changedFields: [
      { field: '地图位置', count: 1 },
      { field: '开放时间', count: 1 },
    ],
    notes: [],
    nearestCommunity: 0,
    kindAssumed: false,
  })
  expect(await said()).toEqual(before)
  expect((await standing()).hours.weekly[0]?.ranges).toEqual([{ from: '08:00', to: '20:00' }])
  expect((await written([least])).counts).toMatchObject({ unchanged: 1, changed: 0 })
  // The full list is as it was: only what the short one said differs.
  expect((await written([full])).changes[0]?.fields).toEqual(['地图位置', '开放时间'])
})

it.each([
  '英文名称',
  '类型',
  '依托单位类型',
  '英文地址',
  '街道',
  '社区',
  '街道、社区',
  '电话',
  '节假日',
  '服务',
  '设施',
  '服务、设施',
  '座位',
  '充电位',
  '无障碍',
  '卫生间',
  '演示数据',
])('a list without %s leaves it as it stands', async columns => {
  await written([full])
  const before = await standing()
  const short = without(full, ...columns.split('、'))
  expect((await written([{ ...short, 名称: '新名字' }])).changes[0]?.fields).toEqual(['名称'])
  const after = await standing()
  expect(after).toMatchObject({ name: { ...before.name, zh: '新名字' }, areaPath: before.areaPath })
  const { name: _was, ...rest } = before
  const { name: _is, ...others } = after
  for (const field of ['kinds', 'hostType', 'address', 'phone', 'hours', 'services', 'capacity'] as const)
    expect(others[field]).toEqual(rest[field])
  for (const field of ['area', 'stepFree', 'toilet', 'demo', 'apart'] as const)
    expect(others[field]).toEqual(rest[field])
})

it('an empty cell of a column that is there means empty', async () => {
  await written([full])
  const blank = { 电话: '', 服务: '', 设施: '', 座位: '', 充电位: '', 无障碍: '', 卫生间: '', 英文名称: '' }
  const preview = await written([{ ...full, ...blank, 节假日: '' }])
  expect(preview.changes[0]?.fields).toEqual([
    '名称',
    '电话',
    '开放时间',
    '服务',
    '座位和充电位数',
    '无障碍',
    '卫生间',
  ])
  expect(await said()).toMatchObject({
    name: { zh: '一号驿站' },
    phone: null,
    holidays: 'unknown',
    services: [],
    capacity: { seats: 0, chargers: 0 },
    stepFree: null,
    toilet: null,
  })
})

const BASIC = ['编号', '名称', '地址', '经度', '纬度', '开放时间']
/** What a resident reads of it. */
const shown = () => test.asVisitor().station.detail({ id: 'Z1' })

it('publishes nothing that the list does not say, and counts it', async () => {
  const basic = without(full, ...Object.keys(full).filter(column => !BASIC.includes(column)))
  const preview = await written([basic])
  expect(preview.notes).toEqual([
    '表里没说的，记为「还没登记」，不当成没有：依托单位类型 1 行，节假日 1 行，无障碍 1 行，卫生间 1 行',
    '1 行没有写社区：按社区中心点取了最近的，只用来找，不写进地址。请核对',
  ])
  expect(await standing()).toMatchObject({
    hostType: null,
    stepFree: null,
    toilet: null,
    hours: { holidays: 'unknown' },
    areaGuessed: 'street',
  })
  expect(await shown()).toMatchObject({
    unknown: ['hostType', 'stepFree', 'toilet', 'holidays'],
    stepFree: false,
    toilet: false,
    areaNames: [],
    // Who cannot read what is not known is promised nothing.
    hours: { holidays: 'closed' },
  })
  const origin = { point: { lng: 114.1001, lat: 22.6001 } }
  const { items } = await test.asVisitor().station.nearby({ origin, filters: { stepFree: true } })
  expect(items).toEqual([])
  expect((await written([basic])).counts).toMatchObject({ unchanged: 1 })

  // A list that says it is believed, with the community that was guessed.
  const told = await written([{ ...basic, 社区: '990001001001', 无障碍: '否', 卫生间: '有', 节假日: '照常' }])
  expect(told.changes[0]?.fields).toEqual(['社区', '开放时间', '无障碍', '卫生间'])
  expect(await shown()).toMatchObject({ unknown: ['hostType'], stepFree: false, toilet: true })
  expect((await shown()).areaNames).toHaveLength(2)
})

it('staff say what a list did not, and no list takes it back', async () => {
  const basic = without(full, ...Object.keys(full).filter(column => !BASIC.includes(column)))
  await written([basic])
  const keeper = await test.asStaff(`keeper-of-${admins}`, 'station_staff', 'station:Z1')
  const { version, office } = await keeper.station.forEdit({ stationId: 'Z1' })
  expect(office).toMatchObject({ hostType: null, stepFree: null, toilet: null, areaGuessed: 'street' })
  // What they do not touch stays not known.
  await keeper.station.edit({
    stationId: 'Z1',
    version,
    changes: { toilet: false, areaGuessed: null, hours: { ...office.hours, holidays: 'closed' } },
  })
  const known = { toilet: false, stepFree: null, areaGuessed: null, hours: { holidays: 'closed' } }
  expect(await standing()).toMatchObject(known)
  expect((await shown()).unknown).toEqual(['hostType', 'stepFree'])
  await written([{ ...basic, 名称: '新名字' }], true)
  expect(await standing()).toMatchObject({ name: { zh: '新名字' }, ...known })
})

it('what staff said of holidays outlives a list that wins with other hours, and the same list again', async () => {
  const silent = without(full, '节假日')
  await written([silent])
  const { version, office } = await admin.station.forEdit({ stationId: 'Z1' })
  await admin.station.edit({
    stationId: 'Z1',
    version,
    changes: { hours: { ...office.hours, holidays: 'closed' } },
  })
  const other = { ...silent, 开放时间: '每天 8:00-20:00' }
  expect((await written([other], true)).counts).toMatchObject({ changed: 1 })
  const kept = { holidays: 'closed', weekly: [{ ranges: [{ from: '08:00', to: '20:00' }] }] }
  expect((await standing()).hours).toMatchObject(kept)
  expect((await written([other])).counts).toMatchObject({ unchanged: 1, changed: 0 })
  await written([{ ...other, 电话: '0755-00000002' }])
  expect(await standing()).toMatchObject({ phone: '0755-00000002', hours: kept })
})

it('a list that says what it said to an earlier release is no conflict with what staff changed', async () => {
  const basic = without(full, ...Object.keys(full).filter(column => !BASIC.includes(column)))
  const list = [{ ...basic, 名称: '一号驿站（东门）' }]
  await written(list)
  const record = recordOf(await standing())
  expect(record).toMatchObject({ hostType: null, stepFree: null, toilet: null, areaGuessed: 'street' })
  // As it was stored then: silence was the usual, and signs of a name were plain ones.
  const listed = listedOf({
    ...record,
    name: { zh: '一号驿站(东门)' },
    hostType: 'own_premises',
    areaGuessed: null,
    hours: { ...record.hours, holidays: 'as_usual' },
    stepFree: false,
    toilet: false,
  })
  await test.database.collection('stations').doc('Z1').update({ listed })
  const { version } = await admin.station.forEdit({ stationId: 'Z1' })
  await admin.station.edit({ stationId: 'Z1', version, changes: { phone: '0755-00000009' } })
  expect((await standing()).listed).toBe(listed)
  expect((await written(list)).counts).toMatchObject({ unchanged: 1, edited: 0 })
  expect((await standing()).phone).toBe('0755-00000009')
  expect((await written(list.map(said => ({ ...said, 无障碍: '是' })))).counts).toMatchObject({ edited: 1 })
})

it('one of two free counts does not clear the other, unless that is stale, and older news changes nothing', async () => {
  // The clock of the test stands at 10:00 of 20 November in China.
  const timed = (空座: string, 空充电位: string, 更新时间: string): Row => ({
    ...full,
    空座,
    空充电位,
    更新时间,
  })
  await written([timed('5', '2', '2026-11-20 09:00')])
  await written([timed('3', '', '2026-11-20 09:30')])
  const live = { seatsFree: 3, chargersFree: 2, updatedAt: '2026-11-20T01:00:00.000Z' }
  expect((await standing()).live).toEqual(live)
  expect((await written([timed('3', '', '2026-11-20 09:30')])).counts).toMatchObject({ unchanged: 1 })
  expect((await written([timed('9', '4', '2026-11-20 08:00')])).counts).toMatchObject({ unchanged: 1 })
  expect((await standing()).live).toEqual(live)

  await written(
    [timed('1', '1', '2026-11-19 09:00')].map(said => ({ ...said, 编号: 'Z9', 名称: '九号驿站' })),
  )
  await written([{ ...timed('4', '', '2026-11-20 09:00'), 编号: 'Z9', 名称: '九号驿站' }])
  expect((await test.asVisitor().station.detail({ id: 'Z9' })).live).toMatchObject({
    seatsFree: 4,
    chargersFree: null,
  })
})

it('tells of two codes with one name in one community', async () => {
  const other = { ...full, 编号: 'Z2', 名称: '一号（驿站）' }
  const preview = await written([
    { ...full, 名称: '一号驿站' },
    { ...full, 编号: 'Z3', 名称: '三号驿站' },
    other,
  ])
  expect(preview.notes).toEqual([
    '2 行同名、同社区，编号却不同（一号驿站、一号（驿站））：请核对是不是同一个驿站',
  ])
})

it('what one column told before stays beside what another tells now, and goes when its own says so', async () => {
  await written([full])
  await written([{ ...without(full, '设施'), 服务: '歇脚' }])
  expect((await standing()).services).toEqual(['rest', 'charging'])
  await written([{ ...without(full, '服务'), 设施: '法律援助' }])
  expect((await standing()).services).toEqual(['rest', 'legal_aid'])
  // Without a column of its own the hours alone say what holds on holidays.
  const one = without(full, '节假日', '设施')
  await written([{ ...one, 节假日: '' }])
  await written([{ ...one, 开放时间: '每天 9:00-18:00，法定节假日休息' }])
  await written([one])
  expect((await standing()).hours.holidays).toBe('unknown')
})

it('a street that the station does not stand in takes it there, without a community too', async () => {
  await written([full])
  const { area } = await standing()
  const preview = await written([{ ...without(full, '社区'), 街道: '西城街道' }])
  expect(preview.changes[0]?.fields).toEqual(['社区'])
  expect(preview.nearestCommunity).toBe(1)
  expect((await standing()).area).not.toBe(area)
})

it('what staff changed and the list does not say is theirs, also where the list wins', async () => {
  await written([full])
  const { version } = await admin.station.forEdit({ stationId: 'Z1' })
  await admin.station.edit({
    stationId: 'Z1',
    version,
    changes: { phone: '0755-00000009', name: { zh: '改过的驿站', en: 'Station One' } },
  })
  const short = { ...without(full, '电话'), 座位: '12' }
  expect((await written([short])).counts).toMatchObject({ edited: 1 })
  await written([short], true)
  expect(await standing()).toMatchObject({
    name: { zh: '一号驿站' },
    phone: '0755-00000009',
    capacity: { seats: 12 },
    edited: { fields: ['phone'] },
  })
  // So the next full list does not undo it unasked.
  expect((await written([full])).counts).toMatchObject({ edited: 1, changed: 0 })
})

it('takes codes as offices write them, shows them as they are, and finds the station by them again', async () => {
  const codes = ['龙岗-001', 'LG.001', 'LG/001', 'LG 001', '（龙）№7', 'LG-001']
  const list = codes.map((code, i) => ({ ...full, 编号: code, 名称: `${i}号驿站` }))
  const first = await written(list)
  expect(first).toMatchObject({ counts: { added: 6 }, badRows: 0 })
  expect(first.changes.map(({ code }) => code)).toEqual([...codes.slice(0, 4), '(龙)No7', 'LG-001'])
  expect((await written(list)).counts).toMatchObject({ added: 0, unchanged: 6 })

  const id = 'x--_9F99_5C97-001'
  expect((await test.asVisitor().station.detail({ id })).name).toBe('0号驿站')
  const keeper = await test.asStaff(`keeper-${admins}`, 'station_staff', `station:${id}`)
  const { version } = await keeper.station.forEdit({ stationId: id })
  await keeper.station.edit({ stationId: id, version, changes: { phone: '0755-00000002' } })
  const place = { kind: 'station', id } as const
  const { items } = await keeper.audit.list({ place })
  expect(items[0]).toMatchObject({ id: `station:${id}#1`, target: place })
  expect((await admin.audit.verify({ place })).problem).toBeNull()

  const again = await written([{ ...full, 编号: '龙岗-001', 名称: '新名字' }], true)
  expect(again).toMatchObject({ counts: { changed: 1 }, unseen: 5 })
  expect(again.unseenSome.map(({ code }) => code)).toContain('LG 001')
})

it('refuses two codes that are the same station, and what is no code', async () => {
  const importId = await sent(
    { ...full, 编号: 'LG 001' },
    { ...full, 编号: 'LG　001' },
    { ...full, 编号: '<一>' },
  )
  const { problems } = await admin.imports.preview({ importId })
  expect(problems.map(({ cell }) => cell)).toEqual(['A2', 'A3', 'A4'])
  expect(problems[1]?.message).toBe('编号重复，另见第 2 行')
  expect(problems[2]?.message).toContain('「<一>」不能作编号')
})
