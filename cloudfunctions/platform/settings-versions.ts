import type { SettingsChange } from '../../domain/district/changes'
import { completed, type SectionContent, type SettingsSection } from '../../domain/district/sections'
import { row, type Database, type Transaction } from './database'
import { completedSettings, type StoredSettings } from './district-settings'

/** One version of a section, as stored in `settings_versions`. */
export interface VersionDocument {
  /** `rules-12`. */
  readonly _id: string
  readonly section: SettingsSection
  readonly number: number
  readonly content: SectionContent
  /** Subject of who made it; null where it came with the district's folder. */
  readonly by: string | null
  readonly reason: string
  /** When it came, or comes, into force. */
  readonly from: Date
  readonly withdrawnAt: Date | null
  readonly returnedTo: number | null
  /** Against what was in force when it was made. */
  readonly changes: readonly SettingsChange[]
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly version: number
}

export const SETTINGS = 'settings'
export const VERSIONS = 'settings_versions'

export const versionId = (section: SettingsSection, number: number): string => `${section}-${number}`

type Reader = Pick<Database, 'collection'> | Pick<Transaction, 'collection'>

/** The district's settings; what the release that wrote them did not know yet is what is usual. */
export async function settingsIn(db: Reader): Promise<StoredSettings | null> {
  const stored = await storedSettingsIn(db)
  return stored && completedSettings(stored)
}

/** The same as they are stored, by whatever release. */
export async function storedSettingsIn(db: Reader): Promise<StoredSettings | null> {
  return row<StoredSettings>(db.collection(SETTINGS).doc('district').get())
}

export async function versionIn(
  db: Reader,
  section: SettingsSection,
  number: number,
): Promise<VersionDocument | null> {
  const stored = await row<VersionDocument>(db.collection(VERSIONS).doc(versionId(section, number)).get())
  return stored && { ...stored, content: completed(stored.content) }
}

export async function addVersion(
  transaction: Transaction,
  version: Omit<VersionDocument, '_id' | 'createdAt' | 'updatedAt' | 'version' | 'withdrawnAt'>,
  at: Date,
): Promise<void> {
  const { section, number } = version
  await transaction.collection(VERSIONS).add({
    _id: versionId(section, number),
    ...version,
    withdrawnAt: null,
    createdAt: at,
    updatedAt: at,
    version: 1,
  })
}

/** Says something else of a version that is not in force yet. */
export async function rewriteVersion(
  transaction: Transaction,
  { _id, ...version }: VersionDocument,
  at: Date,
): Promise<void> {
  const document = { ...version, updatedAt: at, version: version.version + 1 }
  await transaction.collection(VERSIONS).doc(_id).set(document)
}

/** Says of a version that it never came into force. */
export async function withdrawVersion(
  transaction: Transaction,
  section: SettingsSection,
  number: number,
  at: Date,
): Promise<void> {
  const document = transaction.collection(VERSIONS).doc(versionId(section, number))
  await document.update({ withdrawnAt: at, updatedAt: at })
}

export async function writeSettings(transaction: Transaction, settings: StoredSettings): Promise<void> {
  const { _id, ...rest } = settings as StoredSettings & { readonly _id?: string }
  await transaction.collection(SETTINGS).doc('district').set(rest)
}
