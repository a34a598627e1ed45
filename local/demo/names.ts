import type { Name } from '../../domain/contract/name'
import type { Dice } from './dice'
import { plain, type Community } from './places'

/** Roads that many towns have: which of them an invented address names means nothing. */
const ROADS: readonly Name[] = [
  { zh: '友谊路', en: 'Youyi Road' },
  { zh: '文明路', en: 'Wenming Road' },
  { zh: '新兴街', en: 'Xinxing Street' },
  { zh: '振兴路', en: 'Zhenxing Road' },
  { zh: '和平街', en: 'Heping Street' },
  { zh: '长青路', en: 'Changqing Road' },
  { zh: '榕树巷', en: 'Rongshu Lane' },
  { zh: '荔枝园路', en: 'Lizhiyuan Road' },
  { zh: '凤凰木街', en: 'Fenghuangmu Street' },
  { zh: '河畔路', en: 'Hepan Road' },
  { zh: '学前街', en: 'Xueqian Street' },
  { zh: '新市场路', en: 'Xinshichang Road' },
]

const SHOPS: readonly Name[] = [
  { zh: '邻里便利店', en: 'Neighbourhood Shop' },
  { zh: '糖水铺', en: 'Dessert Shop' },
  { zh: '车行', en: 'Bike Shop' },
  { zh: '老街面馆', en: 'Old Street Noodles' },
  { zh: '街坊药房', en: 'Neighbours’ Pharmacy' },
  { zh: '街角咖啡', en: 'Corner Coffee' },
  { zh: '洗衣店', en: 'Laundry' },
  { zh: '面包房', en: 'Bakery' },
  { zh: '果蔬店', en: 'Greengrocer' },
  { zh: '快餐店', en: 'Diner' },
  { zh: '文具店', en: 'Stationery Shop' },
  { zh: '五金店', en: 'Hardware Shop' },
  { zh: '肠粉店', en: 'Rice Roll Shop' },
  { zh: '茶饮店', en: 'Tea Shop' },
]
const HUBS: readonly Name[] = [
  { zh: '快递网点', en: 'Parcel Depot' },
  { zh: '物流中转站', en: 'Logistics Hub' },
  { zh: '快件分拨点', en: 'Sorting Depot' },
  { zh: '同城配送站', en: 'Delivery Depot' },
  { zh: '外卖配送站', en: 'Food Delivery Depot' },
]
const PICK_UPS: readonly Name[] = [
  { zh: '生鲜超市提货点', en: 'Supermarket Pick-up' },
  { zh: '社区团购提货点', en: 'Group-buying Pick-up' },
  { zh: '农贸市场提货点', en: 'Market Pick-up' },
  { zh: '商场提货点', en: 'Mall Pick-up' },
]
const U_PLACES: readonly Name[] = [
  { zh: '文化广场', en: 'Culture Square' },
  { zh: '公园', en: 'Park' },
  { zh: '公交总站', en: 'Bus Terminal' },
  { zh: '步行街', en: 'Pedestrian Street' },
]

export type RestHost = 'service_centre' | 'caring_shop' | 'logistics_hub' | 'pick_up_point' | 'u_station'

/** A name for a rest station, and whether it stands at the community's metro station. */
export function restStationName(
  dice: Dice,
  host: RestHost,
  { title, short, metro }: Community,
): { name: Name; atMetro: boolean } {
  const at = (place: Name): Name => ({
    zh: `${short.zh}${place.zh}暖蜂驿站`,
    en: `${short.en ?? ''} ${place.en ?? ''} Rest Station`,
  })
  switch (host) {
    case 'service_centre':
      return {
        name: { zh: `${title.zh}党群服务中心`, en: `${title.en ?? title.zh} Service Centre` },
        atMetro: false,
      }
    case 'caring_shop':
      return { name: at(dice.pick(SHOPS)), atMetro: false }
    case 'logistics_hub':
      return { name: at(dice.pick(HUBS)), atMetro: false }
    case 'pick_up_point':
      return { name: at(dice.pick(PICK_UPS)), atMetro: false }
    case 'u_station': {
      if (!metro || dice.chance(0.4)) {
        const place = dice.pick(U_PLACES)
        return {
          name: at({ zh: `${place.zh}志愿U站`, en: `${place.en ?? ''} U-station` }),
          atMetro: false,
        }
      }
      const exit = dice.pick(['A', 'B', 'C', 'D'])
      return {
        name: {
          zh: `${metro.name.zh}地铁站${exit}口志愿U站暖蜂驿站`,
          en: `${metro.name.en ?? ''} Metro Exit ${exit} U-station`,
        },
        atMetro: true,
      }
    }
  }
}

export function addressIn(dice: Dice, { name, street }: Community): Name {
  const road = dice.pick(ROADS)
  const number = dice.int(1, 298)
  const suffix = dice.weighted([
    [{ zh: '', en: '' }, 5],
    [{ zh: '一楼', en: ', ground floor' }, 3],
    [{ zh: '一楼临街', en: ', street side' }, 1],
    [{ zh: '二楼', en: ', first floor' }, 1],
  ])
  return {
    zh: `${street.name.zh}${name.zh}${road.zh}${number}号${suffix.zh}`,
    en: `${number} ${road.en ?? ''}${suffix.en}, ${plain(name)}, ${plain(street.name)}`,
  }
}
