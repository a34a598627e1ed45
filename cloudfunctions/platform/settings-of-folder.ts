import { createHash } from 'node:crypto'
import { changeInWords, settingsChanges, side } from '../../domain/district/changes'
import type { District } from '../../domain/district/district'
import { mergeFolder, withDropped } from '../../domain/district/merge-folder'
import { rulesOf, ruleValue } from '../../domain/district/rule-fields'
import {
  completed,
  sectionOf,
  settingsSections,
  type SectionContent,
  type SettingsSection,
} from '../../domain/district/sections'
import { areaPath } from '../../domain/role/place'
import { writeAct } from './audit'
import { canonical } from './canonical'
import { isConflict, isDuplicate, rows, type Database, type Transaction } from './database'
import {
  completedSettings,
  inForceAt,
  standingOf,
  withStanding,
  type StoredSettings,
} from './district-settings'
import { operator } from './operator'
import {
  addVersion,
  rewriteVersion,
  storedSettingsIn,
  versionIn,
  VERSIONS,
  writeSettings,
  type VersionDocument,
} from './settings-versions'

type Said = Readonly<Partial<Record<SettingsSection, SectionContent>>>

/** What the folder said when it was last taken over, beside the settings themselves. */
type FromFolder = StoredSettings & {
  readonly folder?: Readonly<Partial<Record<SettingsSection, string>>>
  /** The same in full, with the services that it has dropped; absent in what earlier releases wrote. */
  readonly folderSaid?: Said
}

const ATTEMPTS = 10

/**
 * Takes over what a district's folder says. What stood there first is version 0. Of a folder that says something new of
 * a section only what it changed itself is taken over, as a new version with a line in the log; what administrators
 * have changed since stays, also where the folder changed the same, and in what waits. Services that the folder does
 * not list any more are retired.
 */
export async function takeOverFolder(
  db: Database,
  district: District,
  more: Readonly<Record<string, unknown>>,
  now: Date,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const transaction = await db.startTransaction()
    try {
      await takeOver(transaction, district, more, now)
      await transaction.commit()
      return
    } catch (error) {
      await transaction.rollback().catch(() => undefined)
      // An administrator was at it in the same moment.
      if (attempt === ATTEMPTS || !(isConflict(error) || isDuplicate(error))) throw error
    }
  }
}

async function takeOver(
  transaction: Transaction,
  district: District,
  more: Readonly<Record<string, unknown>>,
  now: Date,
): Promise<void> {
  const stored = await storedSettingsIn(transaction)
  let settings: FromFolder = stored
    ? inForceAt(completedSettings(stored), now.getTime())
    : { ...district, createdAt: now, updatedAt: now, version: 0 }
  for (const section of settingsSections) {
    const said = sectionOf(section, district)
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
    const base = first
      ? sectionOf(section, settings)
      : await lastSaid(transaction, section, settings, said, stored)
    if (canonical(base) !== canonical(said))
      settings = await takeOverSection(transaction, section, settings, base, said, now)
    settings = {
      ...settings,
      folder: { ...settings.folder, [section]: hashOf(said) },
      folderSaid: { ...settings.folderSaid, [section]: withDropped(said, base) },
    }
  }
  const { code, name, centre, outline, phoneArea, foodTests } = district
  const { phoneArea: _before, foodTests: _tests, ...standing } = settings
  await writeSettings(transaction, {
    ...standing,
    sections: withStanding(settings, 'rules', standingOf(settings, 'rules')),
    code,
    name,
    centre,
    outline,
    ...(phoneArea === undefined ? {} : { phoneArea }),
    // Nobody edits them on a page: what the folder says counts.
    ...(foodTests === undefined ? {} : { foodTests }),
    ...more,
    updatedAt: now,
    version: settings.version + 1,
  })
}

/** What the folder changed since `base`, as a new version of a section that is in force at once. */
async function takeOverSection(
  transaction: Transaction,
  section: SettingsSection,
  settings: FromFolder,
  base: SectionContent,
  said: SectionContent,
  now: Date,
): Promise<FromFolder> {
  const before = sectionOf(section, settings)
  const standing = standingOf(settings, section)
  const { content, kept } = mergeFolder(base, before, said)
  const changes = settingsChanges(before, content)
  const newest = standing.newest + (changes.length > 0 ? 1 : 0)
  const number = changes.length > 0 ? newest : standing.number
  const reason = reasonOf(kept, [before, said])
  if (changes.length > 0)
    await addVersion(
      transaction,
      { section, number, content, by: null, reason, from: now, returnedTo: null, changes },
      now,
    )
  const waiting = standing.waiting && {
    ...standing.waiting,
    content: mergeFolder(base, standing.waiting.content, said).content,
  }
  if (waiting) {
    const version = await versionIn(transaction, section, waiting.number)
    if (version)
      await rewriteVersion(
        transaction,
        { ...version, content: waiting.content, changes: settingsChanges(content, waiting.content) },
        now,
      )
  }
  if (changes.length > 0 || kept.length > 0)
    await writeAct(
      transaction,
      'district.takeOver',
      { path: areaPath([settings.code]) },
      operator.actor,
      {
        target: { kind: 'setting', id: section },
        before: { version: standing.number, ...side(changes, 'before') },
        after: { version: number, ...side(changes, 'after') },
        reason,
      },
      now,
      operator.requestId,
    )
  return { ...settings, ...content, sections: withStanding(settings, section, { number, newest, waiting }) }
}

/** What the folder said when it was last taken over, with the services that it had dropped until then. */
async function lastSaid(
  transaction: Transaction,
  section: SettingsSection,
  settings: FromFolder,
  said: SectionContent,
  stored: StoredSettings | null,
): Promise<SectionContent> {
  const last = settings.folderSaid?.[section]
  if (last) return completed(last)
  const ofFolder = await rows<VersionDocument>(
    transaction.collection(VERSIONS).where({ section, by: null }).limit(100).get(),
  )
  const version = ofFolder.find(({ content }) => hashOf(content) === settings.folder?.[section])
  if (version) return completed(version.content)
  // Nobody knows: then it has changed nothing but what there was no place for.
  if (!('rules' in said) || !stored) return said
  const had = stored.rules as Readonly<Partial<Record<string, object>>>
  return {
    rules: rulesOf(one => (one.field in (had[one.group] ?? {}) ? ruleValue(said.rules, one) : one.usual)),
  }
}

const hashOf = (content: SectionContent) => createHash('sha256').update(canonical(content)).digest('hex')

/** Why, as the history and the log tell it. */
function reasonOf(kept: readonly string[], contents: readonly SectionContent[]): string {
  const names = new Map(
    contents
      .flatMap(content => ('services' in content ? content.services : []))
      .map(one => [one.code, one.name]),
  )
  const labels = kept.map(key => {
    const [kind, code = ''] = key.split('.')
    const service = kind === 'service' ? (names.get(code) ?? null) : null
    return changeInWords({ key, service, before: null, after: null }, 'zh-CN').label
  })
  const stays = labels.length > 0 ? `；管理员改过的不变：${[...new Set(labels)].join('、')}` : ''
  return `区划文件夹有改动${stays}`
}
