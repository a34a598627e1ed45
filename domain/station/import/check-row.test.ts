import type { Point } from '../../geo/geo'
import { checkRow, type RowContext } from './check-row'
import { communityFinder, type ImportArea } from './communities'
import { readHeadings, type Column } from './headings'
import { serviceReader } from './known-words'
import { notesInWords } from './notes'
import { problemWords } from './problems'

const area = (
  code: string,
  zh: string,
  level: ImportArea['level'],
  parent: string | null,
  centre: Point,
) => ({
  code,
  name: { zh },
  level,
  parent,
  centre,
})
const areas: ImportArea[] = [
  area('4403', '试验区', 'district', null, { lng: 114.1, lat: 22.6 }),
  area('4403-1', '东街道', 'street', '4403', { lng: 114.15, lat: 22.6 }),
  area('4403-2', '西街道', 'street', '4403', { lng: 114.05, lat: 22.6 }),
  area('4403-1-1', '凤凰社区', 'community', '4403-1', { lng: 114.15, lat: 22.6 }),
  area('4403-2-1', '凤凰社区', 'community', '4403-2', { lng: 114.05, lat: 22.6 }),
  area('4403-2-2', '可园社区', 'community', '4403-2', { lng: 114.06, lat: 22.65 }),
  { ...area('4403-1-9', '旧社区', 'community', '4403-1', { lng: 114.149, lat: 22.601 }), closed: true },
  { ...area('4403-2-9', '可园社区', 'community', '4403-2', { lng: 114.149, lat: 22.601 }), closed: true },
  area('4403-1-1-E1', '凤凰苑', 'estate', '4403-1-1', { lng: 114.149, lat: 22.601 }),
]
const context: RowContext = {
  outline: [
    [114, 22.5],
    [114.2, 22.5],
    [114.2, 22.7],
    [114, 22.7],
  ],
  services: serviceReader([
    { code: 'rest', name: { zh: '歇脚休息', en: 'Rest' }, aliases: ['休息'] },
    { code: 'hot_water', name: { zh: '热水', en: 'Hot water' }, aliases: ['开水'] },
    { code: 'toilet', name: { zh: '卫生间', en: 'Toilet' }, aliases: [] },
    { code: 'fax', name: { zh: '传真' }, aliases: [], retired: true },
  ]),
  community: communityFinder(areas),
  retired: new Map([['fax', '传真']]),
  toMapDatum: point => point,
  leaveOutServices: false,
  usual: { kinds: ['rest_station'] },
  phoneArea: '0755',
  now: Date.parse('2026-11-20T10:00:00+08:00'),
}
const good: Record<string, string> = {
  编号: 'A-1',
  名称: '小站',
  类型: '暖蜂驿站',
  依托单位类型: '爱心商铺',
  地址: '某路1号',
  经度: '114.149',
  纬度: '22.601',
  街道: '',
  社区: '',
  电话: '0755-0000-0001',
  开放时间: '每天 9:00-21:00',
  服务: '休息、Hot water',
  座位: '8个',
  充电位: '2',
  无障碍: '是',
}

function check(changes: Record<string, string>, formula?: string) {
  const row = { ...good, ...changes }
  const headings = readHeadings(Object.keys(row).map(text => ({ text, formula: false })))
  const cells = Object.entries(row).map(([heading, text]) => ({ text, formula: heading === formula }))
  const checked = checkRow(7, cells, headings, context)
  return 'problems' in checked
    ? { problems: checked.problems.map(p => `${p.column} ${p.code} ${p.detail}`.trim()) }
    : checked
}
const record = (changes: Record<string, string> = {}) => {
  const checked = check(changes)
  if ('problems' in checked) throw new Error(checked.problems.join('; '))
  return checked.record
}

it('makes a record of a good row', () => {
  expect(record()).toEqual({
    code: 'A-1',
    name: { zh: '小站' },
    kinds: ['rest_station'],
    hostType: 'caring_shop',
    address: { zh: '某路1号' },
    location: { lng: 114.149, lat: 22.601 },
    area: '4403-1-1',
    areaGuessed: 'street',
    phone: '0755-0000-0001',
    hours: {
      weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], ranges: [{ from: '09:00', to: '21:00' }] }],
      holidays: 'unknown',
      exceptions: [],
    },
    services: ['rest', 'hot_water'],
    capacity: { seats: 8, chargers: 2 },
    stepFree: true,
    toilet: null,
    live: null,
    closedByStaff: false,
    demo: false,
  })
})

it.each<[string, Record<string, string>, string]>([
  ['an empty name', { 名称: ' ' }, 'name empty'],
  ['a code with a quote', { 编号: 'A"1' }, 'code code A"1'],
  ['an overlong address', { 地址: '路'.repeat(101) }, 'address too_long 100'],
  ['an unknown kind', { 类型: '暖蜂驿站、游泳池' }, 'kinds kind 游泳池'],
  ['an unknown host', { 依托单位类型: '某某' }, 'host host 某某'],
  ['a place elsewhere', { 经度: '113.2' }, 'lng outside 113.2,22.601'],
  ['swapped coordinates', { 经度: '22.601', 纬度: '114.149' }, 'lng swapped'],
  ['a coordinate that is no number', { 经度: '一百一十四' }, 'lng number 一百一十四'],
  ['an unknown street', { 街道: '南街道' }, 'street street 南街道'],
  ['an unknown community', { 社区: '没有社区' }, 'community community 没有社区'],
  ['a community of another street', { 街道: '东街道', 社区: '可园' }, 'community community 可园'],
  ['a name that calculates', { 名称: '@SUM(1+1)' }, 'name formula'],
  ['an address that calculates', { 地址: '-2+3' }, 'address formula'],
  ['a name that adds', { 名称: '+1+2' }, 'name formula'],
  ['no phone', { 电话: '问门卫' }, 'phone phone 问门卫'],
  ['a closed community', { 社区: '旧社区' }, 'community community_closed 旧社区'],
  ['an estate', { 社区: '4403-1-1-E1' }, 'community community 4403-1-1-E1'],
  ['hours of a season', { 开放时间: '夏季 9:00-18:00' }, 'hours hours_season 夏季'],
  ['unreadable hours', { 开放时间: '看情况' }, 'hours hours 看情况'],
  ['hours the wrong way round', { 开放时间: '9:00-6:00' }, 'hours hours_reversed 09:00-06:00'],
  ['an unknown word on holidays', { 节假日: '再说' }, 'holidays holidays 再说'],
  ['an unknown service', { 服务: '休息、桑拿' }, 'services service 桑拿'],
  ['half a seat', { 座位: '1.5' }, 'seats count 1.5'],
  ['seats from some to others', { 座位: '10-15' }, 'seats count 10-15'],
  ['neither yes nor no', { 无障碍: '大概' }, 'stepFree yes_no 大概'],
  ['more free than there are', { 空座: '9', 更新时间: '2026-11-20 09:30' }, 'seatsFree more_than_capacity 8'],
  ['free seats without a time', { 空座: '3', 更新时间: '' }, 'updatedAt time_needed'],
  ['a time to come', { 空座: '3', 更新时间: '2026-11-20 11:00' }, 'updatedAt time_ahead 2026-11-20 11:00'],
])('refuses %s', (_, changes, problem) => {
  expect(check(changes)).toEqual({ problems: [problem] })
})

it.each([
  ['约20', 20],
  ['~20', 20],
  ['20+', 20],
  ['约 20 个左右', 20],
  ['20张', 20],
])('counts %s seats', (座位, seats) => {
  expect(record({ 座位 }).capacity.seats).toBe(seats)
})

it('reads coordinates as maps write them', () => {
  const { location } = record({ 经度: '东经114°8′56.4″', 纬度: "22°36'3.6''N" })
  expect(location).toEqual({ lng: 114.149, lat: 22.601 })
})

it('tells every problem of a row, and a formula as one', () => {
  expect(check({ 编号: '', 开放时间: '看情况', 服务: '桑拿' }, '名称')).toEqual({
    problems: ['code empty', 'name formula', 'hours hours 看情况', 'services service 桑拿'],
  })
})

it('finds the community by code, by name within the street, by nearness, or from its place', () => {
  expect(record({ 社区: '4403-2-2' }).area).toBe('4403-2-2')
  expect(record({ 社区: '可园' }).area).toBe('4403-2-2')
  expect(record({ 社区: '可园社区居委会' }).area).toBe('4403-2-2')
  expect(record({ 社区: '西街道可园社区' }).area).toBe('4403-2-2')
  expect(record({ 社区: '凤凰社区' }).area).toBe('4403-1-1')
  expect(record({ 社区: '凤凰社区', 街道: '西街道' }).area).toBe('4403-2-1')
  expect(record({ 街道: '西街道办事处' }).area).toBe('4403-2-1')
  // The nearest of those that are open; one that is closed gives its name to another of it.
  expect(record().area).toBe('4403-1-1')
  expect(decided({})).toEqual(['community nearest_community'])
  expect(record({ 街道: '东街道' }).areaGuessed).toBe('community')
  expect(decided({ 社区: '可园' })).toEqual([])
  expect(record({ 社区: '可园' })).not.toHaveProperty('areaGuessed')
})

/** What was decided for a row, without what is not known of it. */
function decided(changes: Record<string, string>) {
  const checked = check(changes)
  if ('problems' in checked) throw new Error(checked.problems.join('; '))
  return checked.notes
    .filter(n => n.code !== 'not_known')
    .map(n => `${n.column} ${n.code} ${n.detail}`.trim())
}

it.each<[string, Record<string, string>, object, readonly string[]]>([
  ['no word at all', {}, { hostType: 'caring_shop', toilet: null }, ['toilet', 'holidays']],
  ['empty cells', { 依托单位类型: '', 无障碍: '' }, { hostType: null, stepFree: null }, ['host', 'stepFree']],
  ['a dash', { 无障碍: '—', 卫生间: '/' }, { stepFree: null, toilet: null }, ['stepFree', 'toilet']],
  ['that it is not known', { 卫生间: '不详' }, { toilet: null }, ['toilet']],
  ['a no', { 无障碍: '无', 卫生间: '没有' }, { stepFree: false, toilet: false }, []],
  ['a toilet among the services', { 服务: '卫生间' }, { toilet: true }, []],
  ['a word on holidays', { 节假日: '照常' }, { hours: { holidays: 'as_usual' } }, []],
  ['a yes on holidays', { 节假日是否开放: '是' }, { hours: { holidays: 'as_usual' } }, []],
  ['an empty cell on holidays', { 节假日: '' }, { hours: { holidays: 'unknown' } }, ['holidays']],
  ['the whole year', { 开放时间: '全年无休 9:00-21:00' }, { hours: { holidays: 'as_usual' } }, []],
])('takes %s for what it is, and makes no fact of silence', (_, changes, expected, silent) => {
  const checked = check(changes)
  if ('problems' in checked) throw new Error(checked.problems.join('; '))
  expect(checked.record).toMatchObject(expected)
  const notKnown = checked.notes.filter(({ code }) => code === 'not_known').map(({ column }) => column)
  expect(notKnown).toEqual(expect.arrayContaining([...silent]))
})

it('keeps names as they are written', () => {
  expect(record({ 名称: '　小站（东门）Ａ　座 ', 地址: '某路１号（近地铁）' })).toMatchObject({
    name: { zh: '小站（东门）Ａ 座' },
    address: { zh: '某路１号（近地铁）' },
  })
})

it('leaves services out that the catalogue does not have, where that was decided', () => {
  const row = { ...good, 服务: '休息、磨刀、热水' }
  const headings = readHeadings(Object.keys(row).map(text => ({ text, formula: false })))
  const cells = Object.values(row).map(text => ({ text, formula: false }))
  const checked = checkRow(7, cells, headings, { ...context, leaveOutServices: true })
  expect(checked).toMatchObject({
    record: { services: ['rest', 'hot_water'] },
    notes: expect.arrayContaining([
      { row: 7, column: 'services', code: 'service_left_out', detail: '磨刀' },
    ]) as unknown,
  })
})

it.each<[string, Record<string, string>, object, string]>([
  [
    'a landline of the district',
    { 电话: '28260001' },
    { phone: '0755-28260001' },
    'phone phone_completed 0755',
  ],
  ['an extension', { 电话: '0755-0000-0001转802' }, { phone: '0755-0000-0001-802' }, ''],
  [
    'the first of two phones',
    { 电话: '0755-0000-0001/0755-0000-0002' },
    { phone: '0755-0000-0001' },
    'phone phone_more 0755-0000-0001/0755-0000-0002',
  ],
  [
    'a unit by its name',
    { 依托单位类型: '', 依托单位: '凤凰社区党群服务中心' },
    { hostType: 'service_centre' },
    '',
  ],
  [
    'a unit that tells no type',
    { 依托单位类型: '', 依托单位: '某某物业公司' },
    { hostType: null },
    'hostUnit host_unit 某某物业公司',
  ],
  ['no free seats without a time', { 空座: '3' }, { live: null }, 'seatsFree live_untimed'],
  [
    'hours but for a festival',
    { 开放时间: '9:00-18:00，春节除外' },
    { hours: { weekly: [{ days: [1, 2, 3, 4, 5, 6, 7] }] } },
    'hours hours_left_out 春节除外',
  ],
  ['that it is shut', { 开放时间: '暂停开放' }, { hours: { weekly: [] } }, 'hours hours_shut 暂停开放'],
  [
    'a retired service, to be kept where it is',
    { 服务: '休息、传真' },
    { services: ['rest', 'fax'] },
    'services service_retired 传真',
  ],
  [
    'facilities beside services',
    { 服务: '休息', 设施: '热水、卫生间、休息' },
    { services: ['rest', 'hot_water', 'toilet'], toilet: true },
    '',
  ],
])('takes %s', (_, changes, expected, note) => {
  const checked = check({ 社区: '凤凰社区', ...changes })
  if ('problems' in checked) throw new Error(checked.problems.join('; '))
  expect(checked.record).toMatchObject(expected)
  expect(decided({ 社区: '凤凰社区', ...changes }).join('; ')).toBe(note)
})

it('takes a live state with its time in China, and both coordinates from one column', () => {
  expect(record({ 空座: '3', 空充电位: '', 更新时间: '2026年11月20日 9:30' }).live).toEqual({
    seatsFree: 3,
    chargersFree: null,
    updatedAt: '2026-11-20T01:30:00.000Z',
  })
  const { 经度: _lng, 纬度: _lat, ...rest } = good
  const row = { ...rest, 坐标: '114.149，22.601' }
  const headings = readHeadings(Object.keys(row).map(text => ({ text, formula: false })))
  const cells = Object.values(row).map(text => ({ text, formula: false }))
  expect(checkRow(2, cells, headings, context)).toMatchObject({
    record: { location: { lng: 114.149, lat: 22.601 } },
  })
})

it('understands headings in both languages, in any order, and says what it leaves out', () => {
  const read = (...texts: string[]) => readHeadings(texts.map(text => ({ text, formula: false })))
  const english = read('Opening Hours', 'Station Code', 'LNG', 'lat (GCJ-02)', 'Address*', 'Name', 'Manager')
  expect([...english.at]).toEqual<[Column, number][]>([
    ['hours', 0],
    ['code', 1],
    ['lng', 2],
    ['lat', 3],
    ['address', 4],
    ['name', 5],
  ])
  expect(english).toMatchObject({ ignored: [6], missing: [], repeated: [] })
  expect(read('编号', '驿站名称', '经纬度', '营业时间').missing).toEqual(['address'])
  expect(read('编号', '经度').missing).toEqual(['name', 'address', 'hours', 'lat'])
  expect(read('编号', '站点编号').repeated).toEqual([{ column: 'code', first: 0, second: 1 }])
})

it('says what is wrong in Chinese and in English', () => {
  const problem = { row: 3, column: 'services', code: 'service', detail: '桑拿' } as const
  expect(problemWords(problem, 'command')).toEqual({
    'zh-CN': '服务目录里没有「桑拿」。若是某项服务的另一种叫法，可加进本区的 services.json',
    en: 'the catalogue has no service “桑拿”. If it is another word for one, add it to services.json',
  })
  expect(problemWords(problem, 'page')).toEqual({
    'zh-CN': '服务目录里没有「桑拿」。若是某项服务的另一种叫法，可在「本区设置 › 服务目录」里给它加上',
    en: 'the catalogue has no service “桑拿”. If it is another word for one, add it there: District settings › Service catalogue',
  })
})

it('tells decisions once for all rows, with how often and what stood there', () => {
  const units = ['甲公司', '乙公司', '丙公司', '丁公司'].map((detail, i) => ({
    row: i + 2,
    column: 'hostUnit' as const,
    code: 'host_unit' as const,
    detail,
  }))
  const nearest = { row: 9, column: 'community', code: 'nearest_community', detail: '' } as const
  expect(notesInWords([...units, nearest])).toEqual([
    {
      'zh-CN': '1 行没有写社区：按社区中心点取了最近的，只用来找，不写进地址。请核对',
      en: 'no community in 1 row: the one with the nearest centre was taken, to be found by and not shown as part of the address. Please check',
    },
    {
      'zh-CN': '4 行的依托单位看不出类型（甲公司、乙公司、丙公司 …）：记为没登记',
      en: 'hosts of no known type in 4 rows (甲公司、乙公司、丙公司 …): left as not known',
    },
  ])
})
