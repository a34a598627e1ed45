import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { extractKeys } from '../indexes/extract-keys'
import { temporaryCloud, temporaryFolder } from '../testing/temporary-cloud'
import { openDataFolder } from './data-folder'
import { FORMAT } from './formats'
import { Sqlite } from './sqlite'
import { verifyDataFolder } from './verify-data-folder'

let folder: string

beforeEach(() => {
  folder = temporaryFolder()
  const sqlite = new Sqlite(join(folder, 'cloud.db'))
  sqlite.execute(readFileSync(join(__dirname, 'fixtures', 'format-1.sql'), 'utf8'))
  sqlite.execute('PRAGMA journal_mode=WAL')
  sqlite.close()
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const formatOf = (dataFolder: string) => {
  const sqlite = new Sqlite(join(dataFolder, 'cloud.db'))
  const format = sqlite.statement('PRAGMA user_version').all()[0]?.[0]
  sqlite.close()
  return format
}

const whole = { collections: 3, documents: 14, entries: 12 * 2 + 12 + 12 + 2, damage: [] }

// Four processes start and are killed.
jest.setTimeout(120_000)

describe('a data folder of format 1', () => {
  it('keeps its documents, and its indexes find them', async () => {
    const here = await temporaryCloud({ dataDir: folder })
    try {
      const { database: db, cloud } = here
      const area = await db
        .collection('stations')
        .where({ area: '布吉', tags: 'k1' })
        .orderBy('code', 'asc')
        .get()
      expect(area.data.map(({ _id }) => _id)).toEqual(['s1', 's7'])
      expect(area.data[0]).toMatchObject({ opened: new Date(1_700_000_000_001), half: 0.5, nothing: null })
      expect(cloud.queries().at(-1)).toMatchObject({ index: 'area_tags', examined: 2 })
      await expect(db.collection('stations').add({ code: 'C3' })).rejects.toThrow('E11000')
    } finally {
      await here.cloud.stop()
      rmSync(here.folder, { recursive: true, force: true })
    }
    expect(formatOf(folder)).toBe(FORMAT)
    expect(verifyDataFolder(folder)).toEqual(whole)
  })

  it('gets the right keys for documents without a field that every object inherits', () => {
    const keyOf = () => {
      const sqlite = new Sqlite(join(folder, 'cloud.db'))
      const key = sqlite.statement('SELECT key FROM entries_4 WHERE row = 2').all()[0]?.[0]
      sqlite.close()
      return key
    }
    const [key] = extractKeys(
      { name: 'constructor', keys: [{ field: 'constructor', direction: 1 }] },
      { _id: 'w2', name: 'without' },
    ).keys
    expect(keyOf()).not.toEqual(key)
    verifyDataFolder(folder)
    expect(keyOf()).toEqual(key)
  })

  it('is whole again at the next start, wherever a migration was killed', () => {
    const script = join(__dirname, '..', 'testing', 'killed-while-migrating.cjs')
    const formats = new Set<unknown>()
    for (const statements of [4, 5, 8, 14]) {
      const copy = temporaryFolder()
      try {
        mkdirSync(copy, { recursive: true })
        copyFileSync(join(folder, 'cloud.db'), join(copy, 'cloud.db'))
        const { signal, stderr } = spawnSync(
          process.execPath,
          ['--import', 'tsx', script, copy, String(statements)],
          { encoding: 'utf8' },
        )
        expect({ signal, stderr }).toEqual({ signal: 'SIGKILL', stderr: '' })
        formats.add(formatOf(copy))
        expect(verifyDataFolder(copy)).toEqual(whole)
        expect(formatOf(copy)).toBe(FORMAT)
      } finally {
        rmSync(copy, { recursive: true, force: true })
      }
    }
    // Some were killed before any new format was there, and some after the last.
    expect([...formats]).toEqual(expect.arrayContaining([1, FORMAT]))
  })

  it('stays as it is when a step cannot be done', () => {
    const sqlite = new Sqlite(join(folder, 'cloud.db'))
    sqlite.execute('ALTER TABLE indexes ADD COLUMN rules')
    sqlite.close()
    expect(() => openDataFolder(folder)).toThrow(/duplicate column/)
    expect(formatOf(folder)).toBe(1)
  })
})
