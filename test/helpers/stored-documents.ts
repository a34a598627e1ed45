import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from '../../cloudfunctions/platform/database'
import { walk } from '../../cloudfunctions/platform/walk'
import { collections } from '../../config/cloudbase/collections'

/** One text in one stored document: `people.nickname`, what it says, and of which document. */
export interface StoredText {
  readonly collection: string
  /** Names of fields, without the positions in lists. */
  readonly field: string
  readonly text: string
  readonly id: string
}

/** Every text in every document of every collection there is, ids among them. */
export async function storedTexts(database: Database): Promise<StoredText[]> {
  const found: StoredText[] = []
  const look = (collection: string, id: string, value: unknown, field: string): void => {
    if (typeof value === 'string') found.push({ collection, field, text: value, id })
    else if (Array.isArray(value)) for (const item of value) look(collection, id, item, field)
    else if (value !== null && typeof value === 'object' && !(value instanceof Date))
      for (const [name, part] of Object.entries(value))
        look(collection, id, part, field === '' ? name : `${field}.${name}`)
  }
  for (const { name } of collections)
    for await (const page of walk<{ readonly _id: string }>(database, name))
      for (const document of page) look(name, document._id, document, '')
  return found
}

/** The content of every file below a folder that holds one of these words, by its path. */
export function filesWith(folder: string, words: readonly string[]): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .filter(file => {
      const content = readFileSync(file)
      return words.some(word => content.includes(word))
    })
}
