import type { Words } from '../contract/locale'

/** What people call the parts of what an office says of a station. */
export const officeFields = {
  name: { 'zh-CN': '名称', en: 'name' },
  kinds: { 'zh-CN': '驿站类型', en: 'kinds of station' },
  hostType: { 'zh-CN': '依托单位类型', en: 'host type' },
  address: { 'zh-CN': '地址', en: 'address' },
  location: { 'zh-CN': '地图位置', en: 'place on the map' },
  area: { 'zh-CN': '社区', en: 'community' },
  areaGuessed: { 'zh-CN': '社区是否核实', en: 'whether the community is certain' },
  phone: { 'zh-CN': '电话', en: 'phone' },
  hours: { 'zh-CN': '开放时间', en: 'opening hours' },
  services: { 'zh-CN': '服务', en: 'services' },
  capacity: { 'zh-CN': '座位和充电位数', en: 'seats and chargers' },
  stepFree: { 'zh-CN': '无障碍', en: 'step-free access' },
  toilet: { 'zh-CN': '卫生间', en: 'toilet' },
} as const satisfies Record<string, Words>
export type OfficeField = keyof typeof officeFields

/** The same for a name that was stored; one that is no longer among them stands for itself. */
export function officeField(name: string): Words {
  return Object.hasOwn(officeFields, name) ? officeFields[name as OfficeField] : { 'zh-CN': name, en: name }
}
