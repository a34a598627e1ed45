import { NuanlinError } from '../../domain/contract/errors'
import { areaPath } from '../../domain/role/place'
import { changeInWords, settingsChanges, side } from '../../domain/district/changes'
import { sectionOf, type SectionContent, type SettingsSection } from '../../domain/district/sections'
import { DAY } from '../../domain/time/china-time'
import type { Acted, StaffCall } from '../platform/call'
import type { Transaction } from '../platform/database'
import { inForceAt, standingOf, withStanding, type StoredSettings } from '../platform/district-settings'
import { addVersion, settingsIn, versionIn, writeSettings } from '../platform/settings-versions'

/** A time to come into force that is further off than this is a slip. */
const FURTHEST = 366 * DAY

export interface Wish {
  /** The version in force that the change began from. */
  readonly version: number
  readonly from?: string | undefined
  readonly reason: string
}

/** The settings in force, in the transaction that changes them. */
export async function standingSettings(
  transaction: Transaction,
  call: Pick<StaffCall, 'now'>,
): Promise<StoredSettings> {
  const stored = await settingsIn(transaction)
  if (!stored) throw new NuanlinError('UNAVAILABLE', { cause: 'the district has no settings yet' })
  return inForceAt(stored, call.now)
}

/**
 * Makes a new version of a section: in force at once, or from a moment on. Who writes the settings' one document wins;
 * who began from an older version is told what is different now.
 *
 * @param content what it is to say, made of what stands there
 */
export async function changeSection(
  transaction: Transaction,
  call: StaffCall,
  section: SettingsSection,
  { version, from, reason }: Wish,
  content: SectionContent,
  returnedTo: number | null = null,
): Promise<Acted> {
  const settings = await standingSettings(transaction, call)
  const { number, newest, waiting } = standingOf(settings, section)
  if (number !== version) throw await changedMeanwhile(transaction, settings, section, version, call)
  if (waiting) throw new NuanlinError('ALREADY_WAITING')
  const at = new Date(call.now)
  const starts = from === undefined ? at : new Date(from)
  if (from !== undefined && (starts <= at || starts.getTime() > call.now + FURTHEST))
    throw new NuanlinError('NOT_IN_FUTURE')
  const before = sectionOf(section, settings)
  const changes = settingsChanges(before, content)
  if (changes.length === 0) throw new NuanlinError('NOTHING_CHANGED')
  const next = newest + 1
  await addVersion(
    transaction,
    { section, number: next, content, by: call.caller.subject, reason, from: starts, returnedTo, changes },
    at,
  )
  const later = from !== undefined
  await writeSettings(transaction, {
    ...settings,
    ...(later ? {} : content),
    sections: withStanding(
      settings,
      section,
      later
        ? { number, newest: next, waiting: { number: next, from: starts, content } }
        : { number: next, newest: next, waiting: null },
    ),
    updatedAt: at,
    version: settings.version + 1,
  })
  return {
    reference: null,
    path: areaPath([settings.code]),
    act: {
      target: { kind: 'setting', id: section },
      before: { version: number, ...side(changes, 'before') },
      after: {
        version: next,
        ...(later ? { from: starts.toISOString() } : {}),
        ...side(changes, 'after'),
      },
      reason,
    },
  }
}

async function changedMeanwhile(
  transaction: Transaction,
  settings: StoredSettings,
  section: SettingsSection,
  since: number,
  { locale }: StaffCall,
): Promise<NuanlinError> {
  const seen = await versionIn(transaction, section, since)
  const changes = seen ? settingsChanges(seen.content, sectionOf(section, settings)) : []
  const { number } = standingOf(settings, section)
  return new NuanlinError('CHANGED_MEANWHILE', {
    details: [
      { path: 'version', message: String(number) },
      ...changes.slice(0, 20).map(change => {
        const { label, before, after } = changeInWords(change, locale)
        const nothing = locale === 'zh-CN' ? '无' : 'nothing'
        return { path: change.key, message: `${label}：${before ?? nothing} → ${after ?? nothing}` }
      }),
    ],
  })
}
