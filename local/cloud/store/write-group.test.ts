import { rmSync } from 'node:fs'
import { createClock } from '../clock/movable-clock'
import { Database } from '../database/database'
import { QueryLog } from '../query/query-log'
import { databaseActions, Gateway } from '../server/gateway'
import { temporaryFolder } from '../testing/temporary-cloud'
import { type DataFolder, openDataFolder } from './data-folder'

let folder: string
let data: DataFolder

beforeEach(() => {
  folder = temporaryFolder()
  data = openDataFolder(folder)
})

afterEach(() => {
  data.close()
  rmSync(folder, { recursive: true, force: true })
})

function open() {
  const database = new Database(data.sqlite, createClock('local-test'))
  const log: unknown[] = []
  const gateway = new Gateway(
    databaseActions(database),
    new QueryLog(),
    () => database.group.pending(),
    entry => log.push(entry),
  )
  const ask = (action: string, parameters: object) =>
    gateway.answer(JSON.stringify({ action: `database.${action}`, collectionName: 'kept', ...parameters }))
  return { database, ask, log }
}

const stored = () => data.sqlite.statement('SELECT body FROM documents_1 ORDER BY id').all().flat()

it('answers nobody, not even with "there already", before what they heard of is on disk', async () => {
  const { database, ask } = open()
  await ask('addCollection', {})
  const first = ask('insertDocument', { data: ['{"_id":"a"}'] })
  const second = ask('insertDocument', { data: ['{"_id":"a"}'] })
  const writing = database.group.pending()
  let onDisk = false
  void writing?.then(() => (onDisk = true))
  expect(await second).toMatchObject({ message: expect.stringContaining('E11000') as string })
  expect(onDisk).toBe(true)
  expect(await first).toMatchObject({ data: { insertedIds: ['a'] } })
})

it('takes a commit back as a whole when a part of it cannot be written, and writes no more', async () => {
  const { database, ask, log } = open()
  database.catalog.declare([
    { name: 'kept', indexes: [{ name: 'n', keys: [{ field: 'n', direction: 1 }] }] },
    { name: 'other', indexes: [] },
  ])
  await ask('insertDocument', { data: ['{"_id":"a","n":1}'] })
  const { transactionId } = await ask('startTransaction', {})
  await ask('insertDocument', { collectionName: 'other', data: ['{"_id":"b"}'], transactionId })
  await ask('insertDocument', { data: ['{"_id":"c","n":2}'], transactionId })
  // As a disk does that fails between two documents.
  data.sqlite.execute("CREATE TRIGGER fail BEFORE INSERT ON entries_1 BEGIN SELECT RAISE(FAIL, 'disk'); END")
  expect(await ask('commitTransaction', { transactionId })).toMatchObject({ code: 'SYS_ERR' })
  expect(await ask('insertDocument', { data: ['{"_id":"d"}'] })).toMatchObject({ code: 'SYS_ERR' })
  expect(log).toHaveLength(2)
  expect(stored()).toEqual(['{"_id":"a","n":1}'])
  expect(data.sqlite.statement('SELECT count(*) FROM documents_2').all()).toEqual([[0]])
})
