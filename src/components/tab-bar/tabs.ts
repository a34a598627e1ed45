import type { TabName } from '../../api/go'
import type { IconName } from '../icon/names'

/** A tab appears only with its capability. */
export const tabs: readonly { readonly name: TabName; readonly icon: IconName }[] = [
  { name: 'home', icon: 'house' },
  { name: 'stations', icon: 'map' },
  { name: 'me', icon: 'user' },
]
