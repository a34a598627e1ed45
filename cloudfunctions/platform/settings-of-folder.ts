import { createHash } from 'node:crypto'
import { settingsChanges } from '../../domain/district/changes'
import type { District } from '../../domain/district/district'
import {
  sectionOf,
  settingsSections,
  type SectionContent,
  type SettingsSection,
} from '../../domain/district/sections'
import { canonical } from './canonical'
import type { Database, Transaction } from './database'
import { inForceAt, standingOf, withStanding, type StoredSettings } from './district-settings'
import { addVersion, settingsIn, versionIn, withdrawVersion, writeSettings } from './settings-versions'

/** What the folder said when it was last taken over, beside the settings themselves. */
type FromFolder = StoredSettings & { readonly folder?: Readonly<Partial<Record<SettingsSection, string>>> }

/**
 * Takes over what a district's folder says. What stood there first is version 0; a folder that says something new of
 * a section is a new version of it, and takes the place of what waits. A folder that says what it said before leaves
 * alone what administrators have changed since. Services that it does not list any more are retired.
 */
export async function takeOverFolder(
  db: Database,
  district: District,
  more: Readonly<Record<string, unknown>>,
  now: Date,
): Promise<void> {
  const transaction = await db.startTransaction()
  try {
    await takeOver(transaction, district, more, now)
    await transaction.commit()
  } catch (error) {
    await transaction.rollback().catch(() => undefined)
    throw error
  }
}

async function takeOver(
  transaction: Transaction,
  district: District,
  more: Readonly<Record<string, unknown>>,
  now: Date,
): Promise<void> {
  const stored = await settingsIn(transaction)
  let settings: FromFolder = stored
    ? inForceAt(stored, now.getTime())
    : { ...district, createdAt: now, updatedAt: now, version: 0 }
  for (const section of settingsSections) {
    const said = sectionOf(section, district)
    const hash = hashOf(said)
    const standing = standingOf(settings, section)
    const first = !(await versionIn(transaction, section, 0))
    if (first) {
      const content = sectionOf(section, settings)
      const from = settings.createdAt
      await addVersion(
        transaction,
        { section, number: 0, content, by: null, reason: '', from, returnedTo: null, changes: [] },
        from,
      )
    }
    // Before there were versions the folder had the last word, so that what stands there is what it said.
    const known = settings.folder?.[section] ?? (first ? hashOf(sectionOf(section, settings)) : undefined)
    if (known !== hash) {
      const before = sectionOf(section, settings)
      const content = keepingRetired(said, before)
      const changes = settingsChanges(before, content)
      if (changes.length > 0) {
        const number = standing.newest + 1
        if (standing.waiting) await withdrawVersion(transaction, section, standing.waiting.number, now)
        await addVersion(
          transaction,
          { section, number, content, by: null, reason: '', from: now, returnedTo: null, changes },
          now,
        )
        settings = {
          ...settings,
          ...content,
          sections: withStanding(settings, section, { number, newest: number, waiting: null }),
        }
      }
    }
    settings = { ...settings, folder: { ...settings.folder, [section]: hash } }
  }
  const { code, name, centre, outline, messages } = district
  const { messages: _before, ...rest } = settings
  await writeSettings(transaction, {
    ...rest,
    sections: withStanding(settings, 'rules', standingOf(settings, 'rules')),
    code,
    name,
    centre,
    outline,
    ...(messages ? { messages } : {}),
    ...more,
    updatedAt: now,
    version: settings.version + 1,
  })
}

const hashOf = (content: SectionContent) => createHash('sha256').update(canonical(content)).digest('hex')

/** Services that stations may still use stay known. */
function keepingRetired(said: SectionContent, before: SectionContent): SectionContent {
  if (!('services' in said) || !('services' in before)) return said
  const dropped = before.services.filter(({ code }) => !said.services.some(one => one.code === code))
  return { ...said, services: [...said.services, ...dropped.map(one => ({ ...one, retired: true }))] }
}
