import type { Locale } from '../contract/locale'
import type { Role } from './roles'

/** What roles are called. */
export const roleNames: Record<Locale, Record<Role, string>> = {
  'zh-CN': {
    station_staff: '驿站工作人员',
    food_tester: '快检员',
    food_verifier: '复核员',
    grid_officer: '网格员',
    dispatcher: '分拨员',
    supervisor: '督办',
    convener: '议事召集人',
    property_manager: '物业经理',
    owners_committee: '业委会成员',
    administrator: '管理员',
  },
  en: {
    station_staff: 'Station staff',
    food_tester: 'Food tester',
    food_verifier: 'Food verifier',
    grid_officer: 'Grid officer',
    dispatcher: 'Dispatcher',
    supervisor: 'Supervisor',
    convener: 'Convener',
    property_manager: 'Property manager',
    owners_committee: 'Owners’ committee member',
    administrator: 'Administrator',
  },
}
