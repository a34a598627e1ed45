import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AuditDocument } from '../../../cloudfunctions/platform/audit'
import { row, rows, type Database } from '../../../cloudfunctions/platform/database'
import type { StationDocument } from '../../../cloudfunctions/station/document'
import { collections } from '../../../config/cloudbase/collections'
import { startCloud } from '../../../local/cloud/start-cloud'
import { localDatabase } from '../../../local/server/local-database'
import { readArguments } from '../../../tools/stations-import/arguments'
import { runImport } from '../../../tools/stations-import/run-import'
import type * as WriteList from '../../../tools/stations-import/write-list'
import { csvOf, streetList, type ListRow } from './street-list'

/** What somebody else does after the list was checked, and before it is written. */
let meanwhile: ((database: Database) => Promise<unknown>) | null = null
jest.mock('../../../tools/stations-import/write-list', () => {
  const actual = jest.requireActual<typeof WriteList>('../../../tools/stations-import/write-list')
  const writeList: typeof actual.writeList = async (database, ...rest) => {
    await meanwhile?.(database)
    return actual.writeList(database, ...rest)
  }
  return { ...actual, writeList }
})

let folder: string
let dataDir: string
beforeEach(() => {
  meanwhile = null
  folder = mkdtempSync(join(tmpdir(), 'nuanlin-import-closed-'))
  dataDir = join(folder, 'data')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function run(list: readonly ListRow[]) {
  const path = join(folder, 'list.csv')
  writeFileSync(path, csvOf(list))
  const lines: string[] = []
  const options = readArguments([path, '--gcj02', '--confirm', '--data-dir', dataDir], dataDir)
  const code = await runImport(
    options,
    line => void lines.push(line),
    () => false,
  )
  return { code, said: lines.join('\n') }
}

async function withDatabase<Result>(work: (database: Database) => Promise<Result>): Promise<Result> {
  const cloud = await startCloud({ dataDir, env: 'local-nuanlin', collections })
  try {
    return await work(localDatabase(cloud))
  } finally {
    await cloud.stop()
  }
}
const station = (database: Database, code: string) =>
  row<StationDocument>(database.collection('stations').doc(code).get())

it('writes the other rows where an area is closed while the command runs, says which it left and why, and brings them when it is open again', async () => {
  const first = streetList(2)
  await run(first)
  const closing = await withDatabase(async database => (await station(database, 'JD00001'))?.area ?? '')
  const close = (closed: boolean) => (database: Database) =>
    database.collection('areas').doc(closing).update({ closed })

  // The sixth row stands in the community of the first, the others elsewhere.
  meanwhile = close(true)
  const { code, said } = await run(streetList(6))
  expect(code).toBe(1)
  expect(said).toContain('1 行没有写入：社区刚刚撤销了。其余的已经写好。')
  expect(said).toMatch(/（所在社区）社区「.*」已经撤销，请写现在的社区/u)
  expect(said).not.toContain('导入完成')
  await withDatabase(async database => {
    expect(await station(database, 'JD00006')).toBeNull()
    expect(await station(database, 'JD00005')).not.toBeNull()
    const lines = await rows<AuditDocument>(
      database.collection('audit').where({ chain: 'area:440307' }).orderBy('seq', 'asc').get(),
    )
    expect(JSON.parse(lines.at(-1)?.after ?? '')).toMatchObject({ added: 3, unchanged: 2, skipped: 1 })
  })

  meanwhile = null
  await withDatabase(close(false))
  const again = await run(streetList(6))
  expect(again.code).toBe(0)
  expect(again.said).toContain('导入完成：写入 1 个（新增 1、更新 0），不变 5 个。')
})
