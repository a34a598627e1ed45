import type { Words } from '../../contract/locale'
import type { Datum } from './datum'
import { key, type Cell } from './plain-text'

/** Headings that a list may use, in Chinese and English; the first of each is what we call it ourselves. */
const synonyms = {
  code: '编号 编码 代码 站点代码 代号 站号 统一编码 统一编号 资源编码 设施编号 code stationcode id stationid no number stationno stationnumber ref uid',
  name: '名称 驿站名 站点名 站名 全称 中文名称 中文名 点名称 名字 驿站 站点 name stationname namezh namecn namechinese chinesename title station zhname',
  nameEn: '英文名称 英文名 英文 englishname nameen enname nameenglish',
  kinds: '类型 类别 种类 分类 性质 属性 kind kinds type stationtype category categories',
  host: '依托单位类型 依托类型 依托形式 建设类型 建设方式 建设形式 承建单位类型 承建类型 建站类型 主体类型 依托载体 host hosttype hostedby hostcategory',
  hostUnit:
    '依托单位 依托 依托主体 依托场所 依托阵地 承建单位 建设单位 主体单位 运营单位 管理单位 所属单位 hostunit hostname hostorganisation hostorganization operator operatedby',
  address:
    '地址 详细地址 具体地址 地点 所在地址 所在位置 具体位置 位置 中文地址 addr addrfull address fulladdress streetaddress addresszh addresscn addressline',
  addressEn: '英文地址 englishaddress addressen enaddress addressenglish',
  lng: '经度 东经 经度坐标 lng lon long longitude x xcoord',
  lat: '纬度 北纬 纬度坐标 lat latitude y ycoord',
  coordinates:
    '坐标 经纬度 位置坐标 地理坐标 经纬度坐标 定位 定位坐标 地图坐标 coordinates coordinate coords lnglat location position lonlat geolocation',
  street:
    '街道 镇街 街镇 街道名称 街道办 街道办事处 乡镇 乡镇街道 所属镇街 属地街道 street subdistrict streetname subdistrictname town township',
  community:
    '社区 社区名称 社区编码 社区代码 社区居委会 居委会 属地社区 社区村 community communitycode communityname area areacode neighbourhood neighborhood',
  phone:
    '电话 联系电话 咨询电话 服务电话 联系方式 电话号码 联系号码 固定电话 座机 热线 服务热线 负责人电话 联系人电话 值班电话 手机 手机号 手机号码 phone telephone tel contact phonenumber telephonenumber mobile hotline contactphone contactnumber',
  hours:
    '开放时间 营业时间 服务时间 开放时段 开放时间段 运营时间 工作时间 办公时间 对外开放时间 开放时长 日常开放时间 运行时间 开门时间 hours openinghours openhours businesshours openingtimes opentime opentimes openingtime openinghour servicehours servicetime workinghours officehours hoursofoperation operatinghours schedule',
  holidays:
    '节假日 法定节假日 节假日安排 节假日开放时间 法定节假日开放时间 节假日营业时间 节假日开放 节假日时间 节假日是否开放 holidays holiday publicholidays publicholiday holidayhours publicholidayhours openonholidays',
  services:
    '服务 服务项目 服务内容 提供服务 提供的服务 可提供服务 可提供的服务 服务功能 功能 服务清单 服务类型 服务事项 基本服务 基础服务 services service servicesoffered servicelist offers',
  facilities:
    '设施 服务设施 配套设施 配套服务 配套 设备 设备设施 设施设备 配备设施 配置设施 硬件设施 配备物品 配置 facilities facility amenities amenity equipment features',
  seats:
    '座位 座位数 座位数量 座椅数 座椅数量 休息座位 休息座位数 座席 座席数 座位总数 总座位数 可容纳人数 容纳人数 席位 座椅 seats seatcount seat seatcapacity seatscount numberofseats totalseats seating seatingcapacity capacity',
  chargers:
    '充电位 充电位数 充电位数量 充电口 充电口数 充电口数量 充电插座 充电插座数 充电插座数量 插座数 插座数量 充电桩 充电桩数 充电桩数量 充电桩个数 充电端口数 充电设备数 充电设备数量 充电点数 chargers charger chargercount chargerscount chargerpoints chargingpoints chargingports chargingport chargingpointcount numberofchargers sockets socketcount outlets poweroutlets',
  stepFree:
    '无障碍 无障碍设施 无障碍通行 无障碍通道 无障碍坡道 无障碍出入口 无障碍环境 轮椅通行 轮椅可达 stepfree stepfreeaccess accessible accessibility wheelchair wheelchairaccessible wheelchairaccess wheelchairfriendly barrierfree barrierfreeaccess ramp',
  toilet: '卫生间 厕所 洗手间 公厕 公共厕所 toilet toilets restroom restrooms wc washroom bathroom hastoilet',
  seatsFree:
    '空座 空座数 空座位 空座位数 空闲座位 空闲座位数 剩余座位 剩余座位数 空余座位 可用座位 seatsfree freeseats availableseats seatsavailable vacantseats',
  chargersFree:
    '空充电位 空充电位数 空闲充电位 剩余充电位 空余充电位 可用充电位 空闲充电口 剩余充电口 chargersfree freechargers availablechargers chargersavailable',
  updatedAt:
    '更新时间 数据更新时间 状态更新时间 最后更新 最后更新时间 最近更新 最近更新时间 更新日期 采集时间 updatedat updated lastupdated lastupdate updatetime updatedtime asof timestamp',
  demo: '演示数据 演示 是否演示 是否演示数据 demo demonstration isdemo demodata',
} as const satisfies Record<string, string>

/** What a column of the list says. */
export type Column = keyof typeof synonyms
export const columns = Object.keys(synonyms) as Column[]

/** The name of a column in messages. */
export const columnWords: Readonly<Record<Column, Words>> = {
  code: { 'zh-CN': '编号', en: 'code' },
  name: { 'zh-CN': '名称', en: 'name' },
  nameEn: { 'zh-CN': '英文名称', en: 'English name' },
  kinds: { 'zh-CN': '类型', en: 'kind' },
  host: { 'zh-CN': '依托单位类型', en: 'host type' },
  hostUnit: { 'zh-CN': '依托单位', en: 'host' },
  address: { 'zh-CN': '地址', en: 'address' },
  addressEn: { 'zh-CN': '英文地址', en: 'English address' },
  lng: { 'zh-CN': '经度', en: 'longitude' },
  lat: { 'zh-CN': '纬度', en: 'latitude' },
  coordinates: { 'zh-CN': '坐标', en: 'coordinates' },
  street: { 'zh-CN': '街道', en: 'street' },
  community: { 'zh-CN': '社区', en: 'community' },
  phone: { 'zh-CN': '电话', en: 'phone' },
  hours: { 'zh-CN': '开放时间', en: 'hours' },
  holidays: { 'zh-CN': '节假日', en: 'holidays' },
  services: { 'zh-CN': '服务', en: 'services' },
  facilities: { 'zh-CN': '设施', en: 'facilities' },
  seats: { 'zh-CN': '座位', en: 'seats' },
  chargers: { 'zh-CN': '充电位', en: 'chargers' },
  stepFree: { 'zh-CN': '无障碍', en: 'step-free' },
  toilet: { 'zh-CN': '卫生间', en: 'toilet' },
  seatsFree: { 'zh-CN': '空座', en: 'seats free' },
  chargersFree: { 'zh-CN': '空充电位', en: 'chargers free' },
  updatedAt: { 'zh-CN': '更新时间', en: 'updated at' },
  demo: { 'zh-CN': '演示数据', en: 'demonstration' },
}

const byKey = new Map(
  columns.flatMap(column => synonyms[column].split(' ').map(word => [key(word), column] as const)),
)

/** What a heading may say besides what stands below it. */
const ABOUT =
  /^(?:本?(?:暖蜂|户外劳动者|小哥|骑手|爱心)?(?:驿站|站点|阵地|网点|场所|点位|服务点|服务站|机构|设施点)(?:的)?|所属|所在|归属|是否(?:有|设有|设|具备|配备|提供|支持)?|有无|station|site)/u
const REMARK = /(?:信息|情况|必填|选填)$/u

/** How headings name the datum of coordinates; that of 天地图 is that of GPS for our purpose. */
const DATUMS: readonly (readonly [RegExp, Datum])[] = [
  [/wgs-?_?\s?(?:19)?84|gps|国际坐标|世界坐标|cgcs2000|国家2000|2000国家大地|天地图|大地2000/u, 'wgs84'],
  [/gcj-?_?\s?02|火星|国测局|高德|腾讯|微信|amap|tencent|qq/u, 'gcj02'],
  [/bd-?_?\s?09(?:ll|mc)?|百度|baidu/u, 'bd09'],
]
/** Words that mean a column only where no other heading does: beside 「Code」, 「No.」 counts the rows. */
const WEAK = new Set(
  (
    'no number ref uid id 驿站 站点 名字 station title 位置 地点 所在位置 具体位置 手机 手机号 手机号码 mobile 负责人电话 ' +
    '联系人电话 值班电话 联系方式 工作时间 办公时间 schedule capacity 容纳人数 可容纳人数 area 设备 配置 性质 属性'
  ).split(' '),
)
const COORDINATES: readonly Column[] = ['lng', 'lat', 'coordinates']

interface ReadHeading {
  readonly column: Column
  /** Of coordinates whose heading names it. */
  readonly datum: Datum | undefined
}

/** What a heading means: 「驿站经度（GCJ-02）」, `lng_wgs84`, 「名称 Name」, 「是否有卫生间*」. */
function readHeading(text: string): ReadHeading | undefined {
  const plain = text.normalize('NFKC').toLowerCase()
  const column = columnOf(plain)
  if (column && !COORDINATES.includes(column)) return { column, datum: undefined }
  const [pattern, datum] = DATUMS.find(([words]) => words.test(plain)) ?? []
  const named = column ?? (pattern && columnOf(plain.replace(pattern, ' ').replace(/坐标系?|地图/gu, ' ')))
  if (named) return COORDINATES.includes(named) ? { column: named, datum } : undefined
  return pattern && /坐标/u.test(plain) ? { column: 'coordinates', datum } : undefined
}

function columnOf(text: string): Column | undefined {
  const whole = key(text)
  const bare = whole.replace(REMARK, '')
  for (const word of [whole, bare, bare.replace(ABOUT, ''), bare.replace(ABOUT, '').replace(ABOUT, '')]) {
    const column = byKey.get(word)
    if (column) return column
  }
  // In both languages at once.
  const chinese = byKey.get(bare.replace(/[^\p{Script=Han}]+/gu, '').replace(ABOUT, ''))
  const english = byKey.get(bare.replace(/\p{Script=Han}+/gu, ''))
  return chinese === english ? chinese : undefined
}

/** The headings of a list, by the position of their column (0 is A). */
export interface Headings {
  readonly at: ReadonlyMap<Column, number>
  /** As they stand in the file, by position. */
  readonly texts: readonly string[]
  /** Positions of headings that mean nothing to us, or stand for the same place in another datum. */
  readonly ignored: readonly number[]
  /** Headings that mean the same as one before them: the list contradicts itself. */
  readonly repeated: readonly { readonly column: Column; readonly first: number; readonly second: number }[]
  /** What a list cannot do without. */
  readonly missing: readonly Column[]
  /** Datum that the headings of its coordinates name; `mixed` where they name several for one place. */
  readonly datum: Datum | 'mixed' | undefined
}

/**
 * Understands a row as headings.
 * @param wanted the datum whose coordinates are to be read where a list gives them in several
 */
export function readHeadings(row: readonly Cell[], wanted?: Datum): Headings {
  const at = new Map<Column, number>()
  const ignored: number[] = []
  const repeated: { column: Column; first: number; second: number }[] = []
  const texts = row.map(cell => cell.text.trim())
  const read = texts.map(text => (text === '' ? undefined : readHeading(text)))
  const chosen = chosenDatum(read, wanted)
  const isWeak = (position: number) => WEAK.has(key(texts[position] ?? ''))
  const strong = new Set(read.flatMap((heading, i) => (heading && !isWeak(i) ? [heading.column] : [])))
  read.forEach((heading, position) => {
    if (texts[position] === '') return
    const first = heading && at.get(heading.column)
    if (!heading || (isWeak(position) && strong.has(heading.column))) ignored.push(position)
    else if (chosen && heading.datum && heading.datum !== chosen) ignored.push(position)
    else if (first !== undefined) repeated.push({ column: heading.column, first, second: position })
    else at.set(heading.column, position)
  })
  const words = at.get('coordinates')
  // Beside coordinates of its own, a place in words is an address.
  if (words !== undefined && at.has('lng') && at.has('lat') && !at.has('address')) {
    if (/^(?:location|position)$/u.test(key(texts[words] ?? ''))) at.set('address', words)
    at.delete('coordinates')
  }
  const missing = (['code', 'name', 'address', 'hours'] as const).filter(column => !at.has(column))
  const pair = at.has('lng') && at.has('lat')
  const placed = at.has('coordinates') || pair
  const lacks: Column[] = placed ? [] : at.has('lng') ? ['lat'] : at.has('lat') ? ['lng'] : ['lng', 'lat']
  const used = (pair ? (['lng', 'lat'] as const) : (['coordinates'] as const)).map(
    column => read[at.get(column) ?? -1]?.datum,
  )
  const named = [...new Set(used.filter(datum => datum !== undefined))]
  const datum = named.length > 1 ? 'mixed' : named[0]
  return { at, texts, ignored, repeated, missing: [...missing, ...lacks], datum }
}

/** Of coordinates that stand there in several datums: those wanted, else those of the map. */
function chosenDatum(
  read: readonly (ReadHeading | undefined)[],
  wanted: Datum | undefined,
): Datum | undefined {
  const of = (column: Column) =>
    read.flatMap(heading => (heading?.column === column && heading.datum ? [heading.datum] : []))
  const whole = [...of('lng').filter(datum => of('lat').includes(datum)), ...of('coordinates')]
  const several = new Set(whole).size > 1
  if (!several) return undefined
  return [wanted, 'gcj02', 'wgs84', 'bd09'].find(datum => whole.includes(datum as Datum)) as Datum
}

/** Rows that are not empty among which the headings must be: a title or two may stand above them. */
export const HEADINGS_WITHIN = 10

/** Whether a row looks like headings at all: lists often begin with a title. */
export function looksLikeHeadings(row: readonly Cell[]): boolean {
  const { at } = readHeadings(row)
  return at.size >= 3 && (at.has('code') || at.has('name'))
}

/**
 * Headings of two rows, where the lower one says more of what the upper one groups: 坐标 above 经度 and 纬度.
 * `undefined` where the row below is one of the list.
 */
export function joinedHeadings(upper: readonly Cell[], below: readonly Cell[]): readonly Cell[] | undefined {
  const { at } = readHeadings(upper)
  const has = (row: readonly Cell[], position: number) => (row[position]?.text.trim() ?? '') !== ''
  const single = [at.get('code'), at.get('name')].filter(position => position !== undefined)
  const lower = readHeadings(below).at
  if (lower.size < 2 || lower.has('code') || lower.has('name')) return undefined
  if (single.some(position => has(below, position))) return undefined
  const known = new Set(lower.values())
  return Array.from({ length: Math.max(upper.length, below.length) }, (_, position) => {
    const [above = NO_CELL, under = NO_CELL] = [upper[position], below[position]]
    if (known.has(position)) return under
    if (!has(below, position)) return above
    return { text: `${above.text} ${under.text}`.trim(), formula: false }
  })
}

const NO_CELL: Cell = { text: '', formula: false }
