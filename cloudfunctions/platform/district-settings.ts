import type { District } from '../../domain/district/district'
import {
  completed,
  settingsSections,
  type SectionContent,
  type SettingsSection,
} from '../../domain/district/sections'
import type { Instant } from '../../domain/time/china-time'

/** A version that comes into force later. */
export interface WaitingVersion {
  readonly number: number
  readonly from: Date
  readonly content: SectionContent
}

/** Of one section: the version that stands in the settings, the newest that was ever made, and the one that waits. */
interface Standing {
  readonly number: number
  readonly newest: number
  readonly waiting: WaitingVersion | null
}

/** The district as stored in `settings/district`: what is in force, and what waits to be. */
export interface StoredSettings extends District {
  /** Absent in what the first release wrote. */
  readonly sections?: Readonly<Record<SettingsSection, Standing>>
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly version: number
}

const FIRST: Standing = { number: 0, newest: 0, waiting: null }

export function standingOf({ sections }: StoredSettings, section: SettingsSection): Standing {
  return sections?.[section] ?? FIRST
}

/** Settings that another release stored, as this one reads them; what waits too. */
export function completedSettings(stored: StoredSettings): StoredSettings {
  const { sections } = stored
  if (!sections) return completed(stored)
  return settingsSections.reduce((settings, section) => {
    const standing = standingOf(settings, section)
    const { waiting } = standing
    if (!waiting) return settings
    const content = completed(waiting.content)
    return {
      ...settings,
      sections: withStanding(settings, section, { ...standing, waiting: { ...waiting, content } }),
    }
  }, completed(stored))
}

/** The settings at a moment: what waits counts from its time on, to the millisecond and without anybody's doing. */
export function inForceAt(stored: StoredSettings, now: Instant): StoredSettings {
  return settingsSections.reduce((settings, section) => {
    const { newest, waiting } = standingOf(settings, section)
    if (!waiting || waiting.from.getTime() > now) return settings
    return {
      ...settings,
      ...waiting.content,
      sections: withStanding(settings, section, { number: waiting.number, newest, waiting: null }),
    }
  }, stored)
}

/** All sections, one of them anew. */
export function withStanding(
  settings: StoredSettings,
  section: SettingsSection,
  standing: Standing,
): Readonly<Record<SettingsSection, Standing>> {
  const { rules, catalogue, calendar } = {
    rules: standingOf(settings, 'rules'),
    catalogue: standingOf(settings, 'catalogue'),
    calendar: standingOf(settings, 'calendar'),
  }
  return { rules, catalogue, calendar, [section]: standing }
}
