import type { CatalogueItem } from '../../district/district'
import type { HostType, StationKind } from '../kinds'
import { key } from './plain-text'

/** Alternatives are parted by |, and compared without spaces and signs. */
const kindWords: Readonly<Record<StationKind, string>> = {
  party_service_centre:
    '党群服务中心|党群中心|社区党群服务中心|街道党群服务中心|园区党群服务中心|商圈党群服务中心|区党群服务中心|党群服务站|党群服务点|党群驿站|党建服务中心|party-mass service centre|party mass service center|party-masses service centre|party-masses service center|party service centre|party service center|service centre|service center',
  rest_station:
    '暖蜂驿站|驿站|休息驿站|骑手驿站|快递驿站|快递员驿站|小哥驿站|小蜜蜂驿站|蜂驿站|新业态驿站|户外劳动者驿站|户外劳动者服务站|户外劳动者服务站点|户外劳动者爱心驿站|爱心驿站|工会驿站|职工驿站|劳动者港湾|司机之家|骑手之家|歇脚点|courier rest station|rest station|rest stop|rest|courier station|rider station|nuanfeng station|workers rest station',
  food_test_room:
    '食品快检室|快检室|快检站|快检点|食品快检站|食品检测室|食品安全快检室|农产品快检室|food-test room|food test room|food testing room|food test lab|food test',
  food_test_vehicle:
    '食品快检车|快检车|流动快检车|食品安全快检车|food-test vehicle|food test vehicle|food test van|mobile food test|food testing vehicle',
  health_centre:
    '社康|社康中心|社康站|社康机构|社区健康服务中心|社区健康服务站|健康服务中心|社区卫生服务中心|社区卫生服务站|社区医院|community health centre|community health center|health centre|health center|community clinic|clinic|CHC',
  canteen:
    '食堂|长者食堂|社区食堂|长者饭堂|社区饭堂|助餐点|长者助餐点|社区长者食堂|老年食堂|老年助餐点|饭堂|餐厅|canteen|community canteen|senior canteen|dining hall',
}
const hostWords: Readonly<Record<HostType, string>> = {
  service_centre:
    '党群服务中心|服务中心|党群中心|社区党群服务中心|街道党群服务中心|党群服务站|党群|service centre|service center|party-mass service centre|party-mass service center|inside a service centre|设在服务中心里',
  caring_shop:
    '爱心商铺|爱心商家|爱心商户|爱心店铺|商铺|商家|商户|店铺|门店|爱心企业|沿街商铺|餐饮店|药店|银行网点|caring shop|caring store|shop|store|hosted by a caring shop|爱心商铺提供',
  logistics_hub:
    '物流中转站|物流站|物流网点|快递网点|快递站点|快递站|物流园|物流园区|物流企业|快递企业|分拨中心|中转站|物流中转场|物流|快递|logistics hub|logistics depot|logistics|depot|courier depot|at a logistics hub|设在物流中转站',
  pick_up_point:
    '商超提货点|提货点|商超|超市|超市提货点|自提点|社区团购自提点|便利店|supermarket pick-up point|supermarket pickup point|pick-up point|pickup point|pickup|supermarket|convenience store|at a supermarket pick-up point|设在商超提货点',
  u_station:
    '志愿服务U站|U站|志愿U站|志愿者U站|志愿者服务U站|志愿者服务站|志愿服务站|城市U站|义工站|义工U站|volunteer U-station|U-station|volunteer station|volunteer service station|at a volunteer U-station|设在志愿服务U站',
  own_premises:
    '自有场所|自有|自建|自营|自有场地|自有物业|独立场所|独立|独立建设|独立设置|单独设置|街道自建|社区自建|政府自建|其他|其它|own premises|own|standalone|self-built|other|others|独立场所',
}

function lookup<Value extends string>(words: Readonly<Record<Value, string>>): Map<string, Value> {
  const found = new Map<string, Value>()
  for (const value of Object.keys(words) as Value[]) {
    for (const word of [value, ...words[value].split('|')]) found.set(key(word), value)
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

/** How the names of units end that tell their type: 平湖街道党群服务中心, 顺丰速运快递网点. */
const UNITS: readonly (readonly [RegExp, HostType])[] = [
  [/党群服务(?:中心|站)$/u, 'service_centre'],
  [/u站$/u, 'u_station'],
  [/(?:提货点|自提点|超市|便利店)$/u, 'pick_up_point'],
  [/(?:快递|物流)(?:网点|站点?|园区?|中转站|中转场|分拨中心)$/u, 'logistics_hub'],
]

/** The type of a host that is told by its own name; `undefined` where the name does not say. */
export function hostOf(unit: string): HostType | undefined {
  return readHost(unit) ?? UNITS.find(([ending]) => ending.test(key(unit)))?.[1]
}

/** Reads services by name, code or alias; 无 and - mean none. A name beats an alias, what is offered what is retired. */
export function serviceReader(
  catalogue: readonly Pick<CatalogueItem, 'code' | 'name' | 'aliases' | 'retired'>[],
): (text: string) => ReadList<string> {
  const byKey = new Map<string, string>()
  const weakestFirst = [...catalogue].sort((a, b) => Number(b.retired ?? false) - Number(a.retired ?? false))
  for (const { code, aliases } of weakestFirst) for (const word of aliases) byKey.set(key(word), code)
  for (const { code, name } of weakestFirst)
    for (const word of [name.en ?? code, name.zh, code]) byKey.set(key(word), code)
  return text => (isNothing(text) ? { found: [], unknown: [] } : readList(text, word => byKey.get(key(word))))
}

/** What numbers the things of a list: 1.休息 2.充电, （1）休息（2）充电. */
const NUMBERS = /(?<!\d)[（(]?\d{1,2}\s*[.．、:：)）](?=\s*\p{L})/gu

/** Splits at separators; a piece that means nothing as a whole is tried word by word. */
function readList<Value>(text: string, of: (word: string) => Value | undefined): ReadList<Value> {
  const found = new Set<Value>()
  const unknown: string[] = []
  for (const piece of text
    .replace(NUMBERS, '、')
    .split(/[、，,;；/|+＋\n\r]+/u)
    .map(p => p.trim())) {
    if (piece === '') continue
    const whole = plainly(piece, of)
    const words = whole === undefined ? piece.split(/\s+/u) : []
    if (whole !== undefined) found.add(whole)
    for (const word of words) {
      const value = plainly(word, of)
      if (value === undefined) unknown.push(word)
      else found.add(value)
    }
  }
  return { found: [...found], unknown }
}

/** A word, or what is left of it without what offers it or ends a list: 提供饮用水, 阅读等. */
function plainly<Value>(word: string, of: (word: string) => Value | undefined): Value | undefined {
  const bare = word
    .replace(/^(?:免费)?(?:提供|配有|配备|设有)(?:免费)?|^免费/u, '')
    .replace(/(?:等等|等服务|等)$/u, '')
  return of(word) ?? (bare === '' || bare === word ? undefined : of(bare))
}

const YES = new Set([
  '是',
  '有',
  '√',
  '✓',
  '✔',
  '1',
  'y',
  'yes',
  'true',
  '可',
  '可以',
  '具备',
  '已设',
  '已有',
  '已配备',
  '配备',
  '配有',
  '设有',
  '支持',
  '●',
])
const NO = new Set([
  '否',
  '无',
  '暂无',
  'none',
  '×',
  '✗',
  'x',
  '0',
  'n',
  'no',
  'false',
  '不可',
  '没有',
  '不具备',
  '未设',
  '未配备',
  '不支持',
  '○',
])

/** Null for a cell that says nothing, `undefined` for a word that is neither yes nor no. */
export function readYesNo(text: string): boolean | null | undefined {
  const word = text.normalize('NFKC').trim().toLowerCase()
  if (YES.has(word)) return true
  if (NO.has(word)) return false
  return isNothing(word) || NOT_KNOWN.test(word) ? null : undefined
}

const NOT_KNOWN = /^(?:\?+|不详|不明|未知|不清楚|不确定|待定|待核实|待确认|unknown|not known|tb[cd])$/u

/** A cell that says there is nothing to say. */
export function isNothing(text: string): boolean {
  return /^(?:|[-—–/\\]+|无|没有|暂无|n\/?a|none|null)$/iu.test(text.normalize('NFKC').trim())
}
