import { Catalog } from './catalog'
import { openDataFolder } from './data-folder'
import { verifyCollection } from './verify-collection'

/** What was looked at, and what is wrong with it, in words. */
export interface FolderReport {
  collections: number
  documents: number
  /** Entries of declared indexes. */
  entries: number
  damage: string[]
}

/**
 * Opens a data folder and compares everything in it with everything else: SQLite's own pages, and every
 * declared index with the documents, in both directions.
 * @throws Error when the folder cannot be opened: another process uses it, or a newer program wrote it
 */
export function verifyDataFolder(folder: string): FolderReport {
  const data = openDataFolder(folder)
  try {
    const pages = data.sqlite.statement('PRAGMA integrity_check').all().flat().map(String)
    const report: FolderReport = {
      collections: 0,
      documents: 0,
      entries: 0,
      damage: pages.filter(line => line !== 'ok'),
    }
    const catalog = new Catalog(data.sqlite)
    for (const name of catalog.names()) {
      const { documents, entries, damage } = verifyCollection(data.sqlite, catalog.collection(name))
      report.collections++
      report.documents += documents
      report.entries += entries
      report.damage.push(...damage)
    }
    return report
  } finally {
    data.close()
  }
}
