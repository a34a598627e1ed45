import type { Words } from '../../domain/contract/locale'
import { roleNames } from '../../domain/role/role-names'
import type { PlaceLevel, Role } from '../../domain/role/roles'

/** Somebody of this machine's making, to look at the product as them. */
export interface Persona {
  readonly id: string
  readonly name: Words
  /** What they may do, in a word. */
  readonly does: Words
  /** The role they hold, on the first place of a level; null for somebody who holds none. */
  readonly holds: { readonly role: Role; readonly on: PlaceLevel } | null
}

/** A new one each time, beside those who stay. */
export const someone: Persona = {
  id: 'resident',
  name: { 'zh-CN': '居民', en: 'Resident' },
  does: { 'zh-CN': '一位新居民，什么也没选过', en: 'Somebody new who has chosen nothing yet' },
  holds: null,
}

/** Until couriers enrol, a courier is a resident of that name: what they may do is what every resident may. */
const courier: Persona = {
  id: 'courier',
  name: { 'zh-CN': '骑手', en: 'Courier' },
  does: { 'zh-CN': '一位骑手，现在和居民能做的一样', en: 'A courier; may do what residents may, for now' },
  holds: null,
}

/** Called what their role is called everywhere. */
const staff = (id: string, role: Role, on: PlaceLevel, doesZh: string, doesEn: string): Persona => ({
  id,
  name: { 'zh-CN': roleNames['zh-CN'][role], en: roleNames.en[role] },
  does: { 'zh-CN': doesZh, en: doesEn },
  holds: { role, on },
})

/** One of each who works with the product; the same people at every start. */
export const personas: readonly Persona[] = [
  someone,
  courier,
  staff('station-staff', 'station_staff', 'station', '管一个驿站', 'One station'),
  staff('food-tester', 'food_tester', 'street', '一个街道的快检', 'Tests of a street'),
  staff('food-verifier', 'food_verifier', 'street', '复核快检结果', 'Verifies results'),
  staff('grid-officer', 'grid_officer', 'community', '一个社区', 'One community'),
  staff('dispatcher', 'dispatcher', 'street', '一个街道的分拨', 'Dispatch of a street'),
  staff('supervisor', 'supervisor', 'street', '一个街道的督办', 'Oversees a street'),
  staff('convener', 'convener', 'community', '一个社区的议事', 'Consultations of a community'),
  staff('property-manager', 'property_manager', 'estate', '一个小区', 'One estate'),
  staff('owners-committee', 'owners_committee', 'estate', '一个小区的业委会', 'Owners of one estate'),
  staff('administrator', 'administrator', 'district', '全区', 'The whole district'),
]
