import type { District } from './district'

/** The parts of a district's settings that an administrator changes; each has versions of its own. */
export const settingsSections = ['rules', 'catalogue', 'calendar'] as const
export type SettingsSection = (typeof settingsSections)[number]

/** What stands in each section. */
export interface SectionContents {
  readonly rules: Pick<District, 'rules'>
  readonly catalogue: Pick<District, 'services' | 'chips'>
  readonly calendar: Pick<District, 'calendar'>
}
export type SectionContent = SectionContents[SettingsSection]

/** The part of a district that is one section. */
export function sectionOf<Section extends SettingsSection>(
  section: Section,
  district: Pick<District, 'rules' | 'services' | 'chips' | 'calendar'>,
): SectionContents[Section] {
  const { rules, services, chips, calendar } = district
  const contents: SectionContents = {
    rules: { rules },
    catalogue: { services, chips },
    calendar: { calendar },
  }
  return contents[section]
}
