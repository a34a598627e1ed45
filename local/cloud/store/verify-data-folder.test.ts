import { rmSync } from 'node:fs'
import { collections } from '../testing/durable-writers'
import { temporaryCloud } from '../testing/temporary-cloud'
import { openDataFolder } from './data-folder'
import { type FolderReport, verifyDataFolder } from './verify-data-folder'

let folder: string

beforeAll(async () => {
  const here = await temporaryCloud({ collections })
  folder = here.folder
  await here.database.collection('states').add([
    { _id: 'a', writer: 'w', n: 1, tags: ['x', 'y'] },
    { _id: 'b', writer: 'w', n: 2, tags: [] },
  ])
  await here.database.collection('entries').add([{ _id: 'c', writer: 'w', n: 1, code: 'c1' }])
  await here.cloud.stop()
})

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** The report after a change that only a mistake of the engine could make, which is then taken back. */
function reportAfter(...damage: string[]): FolderReport {
  const { sqlite, close } = openDataFolder(folder)
  const tables = ['documents_1', 'documents_3', 'entries_2', 'entries_5']
  for (const table of tables) sqlite.execute(`CREATE TABLE kept_${table} AS SELECT * FROM ${table}`)
  for (const sql of damage) sqlite.execute(sql)
  close()
  const report = verifyDataFolder(folder)
  const again = openDataFolder(folder)
  for (const table of tables) {
    again.sqlite.execute(
      `DELETE FROM ${table}; INSERT INTO ${table} SELECT * FROM kept_${table}; DROP TABLE kept_${table}`,
    )
  }
  again.close()
  return report
}

describe('a data folder', () => {
  it('in which all agrees is found whole', () => {
    expect(verifyDataFolder(folder)).toEqual({ collections: 3, documents: 3, entries: 7, damage: [] })
  })

  it.each<[string, string, RegExp]>([
    ['an entry that is missing', 'DELETE FROM entries_2 WHERE row = 1', /a" is missing in index tags/],
    [
      'a document that is missing',
      'DELETE FROM documents_1 WHERE row = 1',
      /index tags of states has 3 entries instead of 1/,
    ],
    [
      'a document that changed alone',
      `UPDATE documents_1 SET body = '{"_id":"a","writer":"v","n":1,"tags":[]}' WHERE row = 1`,
      /a" is missing in index writer_n/,
    ],
    [
      'a document under the _id of another',
      `UPDATE documents_1 SET body = '{"_id":"z","writer":"w","n":1,"tags":["x","y"]}' WHERE row = 1`,
      /lies under another _id/,
    ],
  ])('shows %s', (_name, sql, message) => {
    expect(reportAfter(sql).damage.join('\n')).toMatch(message)
  })

  it('shows a unique index in which two documents share a key', () => {
    const report = reportAfter(
      `INSERT INTO documents_3(row, id, body) SELECT 99, x'00', body FROM documents_3 WHERE row = 1`,
      'INSERT INTO entries_5 SELECT key, 99 FROM entries_5',
    )
    expect(report.damage.join('\n')).toMatch(/index code of entries is not unique/)
  })
})
