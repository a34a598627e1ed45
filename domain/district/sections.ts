/** The parts of a district's settings that an administrator changes; each has versions of its own. */
export const settingsSections = ['rules', 'catalogue', 'calendar'] as const
export type SettingsSection = (typeof settingsSections)[number]
