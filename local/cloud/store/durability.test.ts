import { rmSync } from 'node:fs'
import { startCloud } from '../start-cloud'
import { temporaryCloud, temporaryFolder } from '../testing/temporary-cloud'
import { runCloudProgram, startCloudProcess } from '../testing/cloud-process'
import { seededDice } from '../testing/histories/dice'
import { killRounds } from '../testing/kill-rounds'
import { openDataFolder } from './data-folder'

const collections = [{ name: 'kept', indexes: [] }]

// Clouds start in processes of their own.
jest.setTimeout(180_000)

describe('the data folder', () => {
  it('keeps what was acknowledged through kill -9, and no half of a commit', async () => {
    // The SDK goes on counting the seconds of requests whose cloud is gone.
    jest.spyOn(console, 'warn').mockImplementation(() => undefined)
    const folder = temporaryFolder()
    try {
      const figures = await killRounds(folder, 2, seededDice(3))
      expect(figures.damage).toEqual([])
      expect(figures.kills).toBe(2)
      expect(figures.leastUnderWay).toBeGreaterThanOrEqual(20)
      expect(figures.leastCommitsUnderWay).toBeGreaterThanOrEqual(10)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  it('writes every commit through to the disk', () => {
    const folder = temporaryFolder()
    const { sqlite, close } = openDataFolder(folder)
    try {
      // 2 is FULL.
      expect(sqlite.statement('PRAGMA synchronous').all()).toEqual([[2]])
      expect(sqlite.statement('PRAGMA journal_mode').all()).toEqual([['wal']])
    } finally {
      close()
      rmSync(folder, { recursive: true, force: true })
    }
  })

  it('is used by one cloud at a time', async () => {
    const here = await temporaryCloud({ collections })
    try {
      await expect(startCloud({ dataDir: here.folder, env: 'local-test' })).rejects.toThrow(
        /in use by another process/,
      )
      const second = await runCloudProgram(['--data', here.folder, '--port', '0'])
      expect(second).toEqual({
        code: 1,
        output: expect.stringContaining('in use by another process') as string,
      })
    } finally {
      await here.remove()
    }
  })

  it('goes to one of several clouds that start at the same moment, and on to the next after kill -9', async () => {
    const folder = temporaryFolder()
    try {
      const starts = await Promise.allSettled([1, 2, 3].map(() => startCloudProcess(folder, collections)))
      const winners = starts.flatMap(start => (start.status === 'fulfilled' ? [start.value] : []))
      const losers = starts.flatMap(start => (start.status === 'rejected' ? [String(start.reason)] : []))
      await Promise.all(winners.map(({ kill }) => kill()))
      expect(winners).toHaveLength(1)
      for (const reason of losers)
        expect(reason).toContain(`The data folder ${folder} is in use by another process`)
      await (await startCloudProcess(folder, collections)).kill()
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  it('of a newer format is refused', () => {
    const folder = temporaryFolder()
    const { sqlite, close } = openDataFolder(folder)
    sqlite.execute('PRAGMA user_version=99')
    close()
    try {
      expect(() => openDataFolder(folder)).toThrow(/format 99, newer than this program knows/)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  it('follows the declared indexes from start to start', async () => {
    const spec = (field: string, unique = false) => [
      { name: 'kept', indexes: [{ name: 'one', unique, keys: [{ field, direction: 1 as const }] }] },
    ]
    let here = await temporaryCloud({ collections: spec('a') })
    try {
      await here.database.collection('kept').add([
        { a: 1, b: 5 },
        { a: 2, b: 6 },
        { a: [3, 4], b: 6 },
      ])
      here = await here.restart({ collections: spec('b') })
      await here.database.collection('kept').where({ b: 6 }).get()
      expect(here.cloud.queries().at(-1)).toMatchObject({ index: 'one', examined: 2, returned: 2 })
      await here.database.collection('kept').where({ a: 1 }).get()
      expect(here.cloud.queries().at(-1)).toMatchObject({ index: 'COLLSCAN' })
      await expect(here.restart({ collections: spec('b', true) })).rejects.toThrow(/cannot be unique/)
      here = await here.restart({ collections: spec('a') })
      await here.database.collection('kept').where({ a: 4 }).get()
      expect(here.cloud.queries().at(-1)).toMatchObject({ index: 'one', examined: 1, returned: 1 })
    } finally {
      await here.remove()
    }
  })

  it('may only belong to a local environment', async () => {
    await expect(startCloud({ dataDir: temporaryFolder(), env: 'prod-1' })).rejects.toThrow(
      /must be named local-/,
    )
  })
})
