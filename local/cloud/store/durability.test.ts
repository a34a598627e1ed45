import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { rmSync } from 'node:fs'
import { startCloud } from '../start-cloud'
import { temporaryCloud, temporaryFolder } from '../testing/temporary-cloud'
import { openDataFolder } from './data-folder'

const collections = [{ name: 'kept', indexes: [] }]

/** Runs the writer until it has acknowledged so much, kills it, and returns what it had acknowledged. */
async function killAfter(folder: string, acknowledgements: number): Promise<string[]> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(__dirname, '..', 'testing', 'run-writer.cjs'), folder],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let output = ''
  let errors = ''
  child.stderr.on('data', chunk => (errors += String(chunk)))
  child.stdout.on('data', chunk => {
    output += String(chunk)
    if (output.split('\n').length > acknowledgements) child.kill('SIGKILL')
  })
  const signal = await new Promise<NodeJS.Signals | null>(resolve =>
    child.once('exit', (_code, by) => resolve(by)),
  )
  if (signal !== 'SIGKILL') throw new Error(`The writer ended by itself: ${errors}`)
  // The last line may be cut off in the middle of its number.
  return output.split('\n').slice(0, -1)
}

// Two processes start, are killed, and everything they wrote is read again.
jest.setTimeout(180_000)

describe('the data folder', () => {
  it('keeps what was acknowledged through kill -9, and no half of a transaction', async () => {
    const folder = temporaryFolder()
    const acknowledged: string[] = []
    for (const round of [100, 150]) acknowledged.push(...(await killAfter(folder, round)))
    const here = await temporaryCloud({ dataDir: folder, collections })
    try {
      const ids = new Set<string>()
      for (let after = ''; ;) {
        const page = await here.database
          .collection('kept')
          .where({ _id: here.database.command.gt(after) })
          .orderBy('_id', 'asc')
          .limit(1000)
          .get()
        const found = page.data as { _id: string }[]
        for (const { _id } of found) ids.add(_id)
        const last = found.at(-1)
        if (last === undefined) break
        after = last._id
      }
      expect(acknowledged.length).toBeGreaterThan(200)
      for (const line of acknowledged) {
        const [id = '', kind] = line.split(' ')
        const wanted = kind === 'one' ? [id] : [`${id}-left`, `${id}-right`]
        expect(wanted.filter(name => !ids.has(name))).toEqual([])
      }
      const other = (id: string) =>
        id.endsWith('-left') ? id.replace(/left$/, 'right') : id.replace(/right$/, 'left')
      expect([...ids].filter(id => !ids.has(other(id)))).toEqual([])
    } finally {
      await here.remove()
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
      const child = spawn(process.execPath, [
        '--import',
        'tsx',
        join(__dirname, '..', 'main.ts'),
        '--data',
        here.folder,
        '--port',
        '0',
      ])
      let errors = ''
      child.stderr.on('data', chunk => (errors += String(chunk)))
      const code = await new Promise(resolve => child.once('exit', resolve))
      expect(code).toBe(1)
      expect(errors).toContain('in use by another process')
    } finally {
      await here.remove()
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
