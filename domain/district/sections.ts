import type { District } from './district'
import { rulesOf, ruleValue, type StoredRules } from './rule-fields'

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

/**
 * What a release stored of a section, as this one reads it: a rule that it did not know is what is usual, and one that
 * is no more is left out. What a section gains later gets its usual value here.
 */
export function completed<Content extends object>(content: Content): Content {
  if (!('rules' in content)) return content
  const rules = content.rules as StoredRules
  return { ...content, rules: rulesOf(rule => ruleValue(rules, rule)) }
}
