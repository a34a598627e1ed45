import type { District } from '../../domain/district/district'
import type { SettingsSection } from '../../domain/district/sections'
import type { Instant } from '../../domain/time/china-time'

/** What stands in each section. */
export interface SectionContents {
  readonly rules: Pick<District, 'rules'>
  readonly catalogue: Pick<District, 'services' | 'chips'>
  readonly calendar: Pick<District, 'calendar'>
}

/** A version that comes into force later. */
export interface WaitingVersion {
  readonly number: number
  readonly from: Date
  readonly content: SectionContents[SettingsSection]
}

/** The district as stored in `settings/district`: what is in force, and what waits to be. */
export interface StoredSettings extends District {
  /** Of each section, the version that stands here; absent where nobody has changed anything yet. */
  readonly versions?: Readonly<Record<SettingsSection, number>>
  /** At most one of each section. */
  readonly waiting?: Readonly<Partial<Record<SettingsSection, WaitingVersion | null>>>
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly version: number
}

/** The settings at a moment: what waits counts from its time on, to the millisecond and without anybody's doing. */
export function inForceAt(stored: StoredSettings, now: Instant): StoredSettings {
  const due = Object.values(stored.waiting ?? {}).filter(
    (waiting): waiting is WaitingVersion => waiting != null && waiting.from.getTime() <= now,
  )
  return due.reduce<StoredSettings>((settings, { content }) => ({ ...settings, ...content }), stored)
}
