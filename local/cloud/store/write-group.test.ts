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
    () => database.group.watch(),
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
  const writing = database.group.watch()()
  let onDisk = false
  void writing?.then(() => (onDisk = true))
  expect(await second).toMatchObject({ message: expect.stringContaining('E11000') as string })
  expect(onDisk).toBe(true)
  expect(await first).toMatchObject({ data: { insertedIds: ['a'] } })
})

const outcome = (answer: Record<string, unknown>) => answer['code'] ?? 'done'

it('takes a commit back as a whole when a part of it cannot be written, and goes on with what is on disk', async () => {
  const { database, ask, log } = open()
  database.catalog.declare([
    { name: 'kept', indexes: [{ name: 'n', keys: [{ field: 'n', direction: 1 }] }] },
    { name: 'other', indexes: [] },
  ])
  await ask('insertDocument', { data: ['{"_id":"a","n":1}'] })
  const { transactionId } = await ask('startTransaction', {})
  await ask('insertDocument', { collectionName: 'other', data: ['{"_id":"b"}'], transactionId })
  await ask('insertDocument', { data: ['{"_id":"c","n":[2]}'], transactionId })
  // As a disk does that fails between two documents.
  data.sqlite.execute("CREATE TRIGGER fail BEFORE INSERT ON entries_1 BEGIN SELECT RAISE(FAIL, 'disk'); END")
  expect(await ask('commitTransaction', { transactionId })).toMatchObject({ code: 'SYS_ERR' })
  expect(await ask('insertDocument', { data: ['{"_id":"d","n":4}'] })).toMatchObject({ code: 'SYS_ERR' })
  expect(log).toHaveLength(2)
  expect(await ask('commitTransaction', { transactionId })).toMatchObject({
    code: 'DATABASE_TRANSACTION_FAIL',
  })
  expect(stored()).toEqual(['{"_id":"a","n":1}'])
  expect(data.sqlite.statement('SELECT count(*) FROM documents_2').all()).toEqual([[0]])
  data.sqlite.execute('DROP TRIGGER fail')
  expect(outcome(await ask('insertDocument', { data: ['{"_id":"e","n":[5]}'] }))).toBe('done')
  expect(await ask('calculateDocument', { query: '{}' })).toMatchObject({ data: { total: 2 } })
  // That the index holds arrays was taken back with the first of them, and must be on disk with the second.
  expect(data.sqlite.statement("SELECT arrays FROM indexes WHERE name = 'n'").all()).toEqual([[1]])
})

/** Lets the next COMMIT fail that has a document in it whose text has a word in it. */
function failCommitsWith(word: string): void {
  data.sqlite.execute(
    'PRAGMA foreign_keys=ON; CREATE TABLE there(id INTEGER PRIMARY KEY);' +
      'CREATE TABLE missing(id INTEGER REFERENCES there(id) DEFERRABLE INITIALLY DEFERRED);' +
      `CREATE TRIGGER spoil AFTER INSERT ON documents_1 WHEN instr(NEW.body, '${word}') BEGIN INSERT INTO missing VALUES (7); END`,
  )
}

it('answers everybody who wrote or read in a commit that fails with the failure, and serves those who come then', async () => {
  const { ask } = open()
  await ask('addCollection', {})
  await ask('insertDocument', { data: ['{"_id":"a"}'] })
  expect(await ask('calculateDocument', { query: '{}' })).toMatchObject({ data: { total: 1 } })
  failCommitsWith('spoilt')
  const { transactionId } = await ask('startTransaction', {})
  await ask('getDocument', { query: '{"_id":"a"}', transactionId })
  const together = await Promise.all([
    ask('insertDocument', { data: ['{"_id":"b"}'] }),
    ask('insertDocument', { data: ['{"_id":"c","text":"spoilt"}'] }),
    ask('addCollection', { collectionName: 'new' }),
    ask('calculateDocument', { query: '{}' }),
  ])
  expect(together.map(outcome)).toEqual(['SYS_ERR', 'SYS_ERR', 'SYS_ERR', 'SYS_ERR'])
  expect(stored()).toEqual(['{"_id":"a"}'])
  expect(await ask('calculateDocument', { query: '{}' })).toMatchObject({ data: { total: 1 } })
  expect(outcome(await ask('insertDocument', { data: ['{"_id":"b"}'] }))).toBe('done')
  expect(outcome(await ask('commitTransaction', { transactionId }))).toBe('DATABASE_TRANSACTION_FAIL')
  expect(outcome(await ask('addCollection', { collectionName: 'new' }))).toBe('done')
  expect(outcome(await ask('insertDocument', { collectionName: 'new', data: ['{"_id":"z"}'] }))).toBe('done')
  expect(stored()).toHaveLength(2)
})

it('makes a collection as a whole or not at all', async () => {
  const { ask } = open()
  // Its number is that of the table of documents.
  data.sqlite.execute('CREATE TABLE documents_1(x)')
  expect(outcome(await ask('addCollection', {}))).toBe('SYS_ERR')
  expect(data.sqlite.statement('SELECT count(*) FROM collections').all()).toEqual([[0]])
  data.sqlite.execute('DROP TABLE documents_1')
  expect(outcome(await ask('addCollection', {}))).toBe('done')
})
