import type { CatalogueItem } from '../../district/district'
import type { HostType, StationKind } from '../kinds'
import { key } from './plain-text'

const kindWords: Readonly<Record<StationKind, string>> = {
  party_service_centre:
    '党群服务中心 党群中心 社区党群服务中心 街道党群服务中心 党群服务站 partyservicecentre partyservicecenter servicecentre',
  rest_station:
    '暖蜂驿站 驿站 休息驿站 骑手驿站 快递驿站 小哥驿站 户外劳动者驿站 户外劳动者服务站 爱心驿站 歇脚点 reststation rest courierstation',
  food_test_room: '食品快检室 快检室 快检站 食品检测室 foodtestroom foodtest',
  food_test_vehicle: '食品快检车 快检车 foodtestvehicle',
  health_centre:
    '社康 社康中心 社康站 社区健康服务中心 健康服务中心 社区卫生服务中心 healthcentre healthcenter clinic',
  canteen: '食堂 长者食堂 社区食堂 长者饭堂 社区饭堂 助餐点 长者助餐点 canteen',
}
const hostWords: Readonly<Record<HostType, string>> = {
  service_centre: '党群服务中心 服务中心 党群中心 servicecentre servicecenter',
  caring_shop: '爱心商铺 爱心商家 爱心商户 商铺 商家 商户 店铺 caringshop shop',
  logistics_hub: '物流中转站 物流站 物流网点 快递网点 物流园 快递站点 中转站 logisticshub logistics depot',
  pick_up_point: '商超提货点 提货点 商超 超市 超市提货点 自提点 pickuppoint pickup supermarket',
  u_station: '志愿服务u站 u站 志愿u站 志愿者u站 志愿服务站 ustation volunteerstation',
  own_premises: '自有场所 自有 自建 独立场所 自有场地 其他 ownpremises own other',
}

function lookup<Value extends string>(words: Readonly<Record<Value, string>>): Map<string, Value> {
  const found = new Map<string, Value>()
  for (const value of Object.keys(words) as Value[]) {
    for (const word of [value, ...words[value].split(' ')]) found.set(key(word), value)
  }
  return found
}
const kinds = lookup(kindWords)
const hosts = lookup(hostWords)

/** Something a cell lists, and the words in it that mean nothing. */
export interface ReadList<Value> {
  readonly found: readonly Value[]
  readonly unknown: readonly string[]
}

export function readKinds(text: string): ReadList<StationKind> {
  return readList(text, word => kinds.get(key(word)))
}

/** `undefined` for a host that we do not know. */
export function readHost(text: string): HostType | undefined {
  return hosts.get(key(text))
}

/** Reads services by name, code or alias; 无 and - mean none. */
export function serviceReader(
  catalogue: readonly Pick<CatalogueItem, 'code' | 'name' | 'aliases'>[],
): (text: string) => ReadList<string> {
  const byKey = new Map<string, string>()
  for (const { code, name, aliases } of catalogue) {
    for (const word of [...aliases, name.en ?? code, name.zh, code]) byKey.set(key(word), code)
  }
  return text => (isNothing(text) ? { found: [], unknown: [] } : readList(text, word => byKey.get(key(word))))
}

/** Splits at separators; a piece that means nothing as a whole is tried word by word. */
function readList<Value>(text: string, of: (word: string) => Value | undefined): ReadList<Value> {
  const found = new Set<Value>()
  const unknown: string[] = []
  for (const piece of text.split(/[、，,;；/|\n\r]+/u).map(p => p.trim())) {
    if (piece === '') continue
    const whole = of(piece)
    const words = whole === undefined ? piece.split(/\s+/u) : []
    if (whole !== undefined) found.add(whole)
    for (const word of words) {
      const value = of(word)
      if (value === undefined) unknown.push(word)
      else found.add(value)
    }
  }
  return { found: [...found], unknown }
}

const YES = new Set(['是', '有', '√', '✓', '✔', '1', 'y', 'yes', 'true', '可', '具备', '已设', '支持'])
const NO = new Set(['否', '无', '×', '✗', 'x', '0', 'n', 'no', 'false', '不可', '没有', '不具备', '未设'])

/** `undefined` for a word that is neither; an empty cell is a no. */
export function readYesNo(text: string): boolean | undefined {
  const word = text.normalize('NFKC').trim().toLowerCase()
  if (YES.has(word)) return true
  return NO.has(word) || isNothing(word) ? false : undefined
}

/** A cell that says there is nothing to say. */
export function isNothing(text: string): boolean {
  return /^(?:|[-—–/\\]+|无|没有|暂无|n\/?a|none|null)$/iu.test(text.normalize('NFKC').trim())
}
