import type { Words } from '../../contract/locale'
import { key, type Cell } from './plain-text'

/** Headings that a list may use, in Chinese and English; the first of each is what we call it ourselves. */
const synonyms = {
  code: '编号 站点编号 驿站编号 站点编码 驿站编码 编码 代码 站点代码 code stationcode id stationid',
  name: '名称 站点名称 驿站名称 驿站名 站点名 站名 阵地名称 name stationname',
  nameEn: '英文名称 英文名 englishname nameen enname',
  kinds: '类型 站点类型 驿站类型 类别 站点类别 种类 kind kinds type stationtype category',
  host: '依托单位类型 依托类型 依托单位 依托 建设类型 承建单位类型 承建类型 建站类型 主体类型 host hosttype hostedby',
  address: '地址 详细地址 站点地址 驿站地址 具体地址 地点 address fulladdress streetaddress',
  addressEn: '英文地址 englishaddress addressen',
  lng: '经度 东经 lng lon long longitude x',
  lat: '纬度 北纬 lat latitude y',
  coordinates: '坐标 经纬度 位置坐标 地理坐标 经纬度坐标 coordinates lnglat location position',
  street: '街道 所属街道 所在街道 镇街 街镇 街道名称 street subdistrict',
  community: '社区 所属社区 所在社区 社区名称 社区编码 社区代码 community communitycode area areacode',
  phone: '电话 联系电话 咨询电话 服务电话 站点电话 联系方式 phone telephone tel contact phonenumber',
  hours: '开放时间 营业时间 服务时间 开放时段 开放时间段 运营时间 hours openinghours openhours businesshours',
  holidays:
    '节假日 法定节假日 节假日安排 节假日开放时间 节假日开放 节假日时间 节假日是否开放 holidays publicholidays holidayhours',
  services:
    '服务 服务项目 服务内容 提供服务 服务功能 功能 配套服务 设施 服务设施 配套设施 services facilities amenities',
  seats: '座位 座位数 座位数量 座椅数 休息座位 座席 seats seatcount',
  chargers: '充电位 充电位数 充电位数量 充电口 充电口数 充电插座数 chargers chargingpoints sockets',
  stepFree: '无障碍 无障碍设施 无障碍通行 是否无障碍 stepfree accessible wheelchair barrierfree',
  toilet: '卫生间 厕所 洗手间 是否有卫生间 有无卫生间 toilet restroom wc',
  seatsFree: '空座 空座数 空闲座位 剩余座位 空余座位 seatsfree freeseats availableseats',
  chargersFree: '空充电位 空闲充电位 剩余充电位 空余充电位 chargersfree freechargers availablechargers',
  updatedAt: '更新时间 数据更新时间 状态更新时间 最后更新 updatedat updated lastupdated',
  demo: '演示数据 演示 demo demonstration',
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

/** The headings of a list, by the position of their column (0 is A). */
export interface Headings {
  readonly at: ReadonlyMap<Column, number>
  /** As they stand in the file, by position. */
  readonly texts: readonly string[]
  /** Positions of headings that mean nothing to us. */
  readonly ignored: readonly number[]
  /** Headings that mean the same as one before them: the list contradicts itself. */
  readonly repeated: readonly { readonly column: Column; readonly first: number; readonly second: number }[]
  /** What a list cannot do without. */
  readonly missing: readonly Column[]
}

/** Understands a row as headings. */
export function readHeadings(row: readonly Cell[]): Headings {
  const at = new Map<Column, number>()
  const ignored: number[] = []
  const repeated: { column: Column; first: number; second: number }[] = []
  const texts = row.map(cell => cell.text.trim())
  texts.forEach((text, position) => {
    if (text === '') return
    const column = byKey.get(key(text))
    const first = column && at.get(column)
    if (!column) ignored.push(position)
    else if (first !== undefined) repeated.push({ column, first, second: position })
    else at.set(column, position)
  })
  const missing = (['code', 'name', 'address', 'hours'] as const).filter(column => !at.has(column))
  const placed = at.has('coordinates') || (at.has('lng') && at.has('lat'))
  const lacks: Column[] = placed ? [] : at.has('lng') ? ['lat'] : at.has('lat') ? ['lng'] : ['lng', 'lat']
  return { at, texts, ignored, repeated, missing: [...missing, ...lacks] }
}

/** Whether a row looks like headings at all: lists often begin with a title. */
export function looksLikeHeadings(row: readonly Cell[]): boolean {
  const { at } = readHeadings(row)
  return at.size >= 3 && (at.has('code') || at.has('name'))
}
