import { createHash } from 'node:crypto'
import { join } from 'node:path'
import Database from 'libsql'

/** Looks at all that a local cloud keeps, beside it and without a word to it. */
export interface StoredContent {
  /** The same for the same documents, byte by byte, in the collections that are looked at. */
  fingerprint(): string
  close(): void
}

/** @param except collections that are not looked at */
export function storedContent(dataDir: string, except: readonly string[]): StoredContent {
  const database = new Database(join(dataDir, 'cloud.db'), { readonly: true })
  const version = database.prepare('PRAGMA data_version').raw()
  let seen: unknown
  let known = ''
  return {
    fingerprint() {
      // Another number as soon as anything at all was written by anybody else.
      const [now] = version.get() as [number]
      if (now === seen) return known
      seen = now
      const hash = createHash('sha256')
      const collections = database.prepare('SELECT id, name FROM collections ORDER BY name').all() as {
        id: number
        name: string
      }[]
      for (const { id, name } of collections.filter(({ name }) => !except.includes(name))) {
        const rows = database.prepare(`SELECT body FROM documents_${id} ORDER BY id`).raw().all()
        hash.update(JSON.stringify([name, rows]))
      }
      return (known = hash.digest('base64url'))
    },
    close: () => void database.close(),
  }
}
