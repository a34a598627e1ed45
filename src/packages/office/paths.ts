import type { SettingsSection } from '../../../domain/district/sections'

/** Addresses of the pages that only pages of the office lead to. */
export const officePaths = {
  jobs: '/packages/office/jobs/index',
  rules: '/packages/office/rules/index',
  catalogue: '/packages/office/catalogue/index',
  calendar: '/packages/office/calendar/index',
  settingsHistory: (section: SettingsSection) => `/packages/office/settings-history/index?section=${section}`,
} as const
