import type { Settings } from '../../../domain/district/contract'
import { testDistrict } from '../../helpers/factories'

/** The settings of the test district as the service tells an administrator. */
export function aSettings(change: Partial<Settings> = {}): Settings {
  const { code, name, rules, services, chips, calendar } = testDistrict
  const standing = { version: 3, waiting: null }
  return {
    district: { code, name: name.zh },
    rules: { ...standing, rules },
    catalogue: { ...standing, services, chips },
    calendar: { ...standing, calendar },
    quiet: { from: '22:00', until: '08:00' },
    ...change,
  }
}
