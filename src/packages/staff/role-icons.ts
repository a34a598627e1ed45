import type { Role } from '../../../domain/role/roles'
import type { IconName } from '../../components/icon/names'

/** One picture for each role, so that a list of them is read at a glance. */
export const roleIcons: Readonly<Record<Role, IconName>> = {
  station_staff: 'armchair',
  food_tester: 'flask-conical',
  food_verifier: 'shield-check',
  grid_officer: 'map',
  dispatcher: 'package',
  supervisor: 'scale',
  convener: 'megaphone',
  property_manager: 'wrench',
  owners_committee: 'building-2',
  administrator: 'briefcase',
}
