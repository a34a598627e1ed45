import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runCloudProgram, startCloudProcess } from '../testing/cloud-process'
import { temporaryCloud, temporaryFolder } from '../testing/temporary-cloud'
import { readCollections } from './collections-file'
import { readFunctions } from './functions-file'
import { readJsonFile } from './json-file'
import { readOptions } from './options'
import { sayWhy } from './say-why'

// Clouds start in processes of their own.
jest.setTimeout(180_000)

let folder: string

beforeAll(() => {
  folder = temporaryFolder()
})

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe('the options', () => {
  it('have defaults', () => {
    expect(readOptions(['--data', 'd'])).toEqual({ data: 'd', port: 9801, env: 'local-dev' })
    expect(readOptions(['-h', '--data', 'd'])).toBe('help')
  })

  it.each<[string[], string]>([
    [[], '--data DIR is missing'],
    [['--dta', 'd'], "Unknown option '--dta'. See npm run cloud -- --help."],
    [['d'], "Unexpected argument 'd'"],
    [['--data'], "Option '--data <value>' argument missing. See"],
    [['--data', 'd', '--port', '70000'], '--port must be a number from 0 to 65535, not "70000".'],
    [['--data', 'd', '--port', '98o1'], 'not "98o1"'],
    [['--data', 'd', '--functions', '/nothing/here'], 'There is no folder of functions /nothing/here.'],
    [['--data', 'd', '--config', 'rc.json'], '--config is about functions'],
    [['--data', 'd', '--message-push', 'hear'], '--message-push is about functions'],
    [['--data', 'd', '--functions', __dirname, '--message-push', 'hear'], 'There is no function hear in'],
  ])('%j say: %s', (args, sentence) => {
    expect(() => readOptions(args)).toThrow(sentence)
  })
})

describe('a file of collections', () => {
  const read = (value: unknown) => readCollections({ file: 'c.json', value })

  it('may leave out what goes without saying', () => {
    const at = { name: 'at', keys: [{ field: 'location', direction: '2dsphere' }] }
    expect(read([{ name: 'notes' }, { name: 'places', indexes: [at] }])).toEqual([
      { name: 'notes', indexes: [] },
      { name: 'places', indexes: [{ ...at, unique: false }] },
    ])
  })

  it('may say who reaches a collection, in the words of the service', () => {
    const owned = { read: 'auth != null', create: true, delete: false }
    expect(
      read([
        { name: 'closed', rule: 'ADMINONLY' },
        { name: 'owned', rule: owned },
      ]),
    ).toEqual([
      { name: 'closed', indexes: [], rule: 'ADMINONLY' },
      { name: 'owned', indexes: [], rule: owned },
    ])
  })

  const key = (more: object) => [{ name: 'a', indexes: [{ name: 'i', keys: [{ field: 'f', ...more }] }] }]

  it.each<[unknown, string]>([
    [{}, 'c.json: the file must be a list, not {}.'],
    [['a'], 'c.json: [0] must be an object, not "a".'],
    [[{ indexes: [] }], 'c.json: [0].name must be a name, not nothing.'],
    [[{ name: 'a', index: [] }], 'c.json: [0] has a field "index"; it may have name, indexes, rule.'],
    [[{ name: 'a' }, { name: 'a' }], 'c.json: [1].name is there twice, not "a".'],
    [
      [{ name: 'a', indexes: [{ name: 'i', keys: [] }] }],
      '[0].indexes[0].keys must name at least one field.',
    ],
    [
      [{ name: 'a', rule: 'CUSTOM' }],
      'c.json: [0].rule must be READONLY, PRIVATE, ADMINWRITE, ADMINONLY, or ',
    ],
    [[{ name: 'a', rule: {} }], '[0].rule must rule read, write, create, update, delete.'],
    [[{ name: 'a', rule: { get: true } }], '[0].rule has a field "get"; it may have read, write,'],
    [[{ name: 'a', rule: { read: 1 } }], '[0].rule.read must be true, false or a condition, not 1.'],
    [key({ direction: 'up' }), '[0].indexes[0].keys[0].direction must be 1, -1 or "2dsphere", not "up".'],
    [key({ field: 7, direction: 1 }), '[0].indexes[0].keys[0].field must be a name, not 7.'],
    [
      [{ name: 'a', indexes: [{ name: 'i', unique: 'yes', keys: [{ field: 'f', direction: 1 }] }] }],
      '[0].indexes[0].unique must be true or false, not "yes".',
    ],
  ])('%j is refused: %s', (value, sentence) => {
    expect(() => read(value)).toThrow(sentence)
  })

  it('that is no JSON, or not there, is named with the line', () => {
    const file = join(folder, 'broken.json')
    writeFileSync(file, '[\n  { "name": "a"\n    "indexes": [] }\n]')
    expect(() => readJsonFile(file)).toThrow(`${file} is not JSON: line 3, column 5: `)
    writeFileSync(file, '[\n  {')
    expect(() => readJsonFile(file)).toThrow('is not JSON: line 2, column 4: ')
    expect(() => readJsonFile(join(folder, 'none.json'))).toThrow(/^There is no file .*none\.json\.$/)
    expect(() => readJsonFile(folder)).toThrow('cannot be read')
  })
})

describe('a file of functions', () => {
  const read = (value: unknown) => readFunctions({ file: 'rc.json', value })

  it('is that with which they are deployed', () => {
    const hello = {
      name: 'hello',
      timeout: 5,
      triggers: [{ name: 't', type: 'timer', config: '0 0 3 * * * *' }],
    }
    expect(read({ envId: 'x', functionRoot: 'f', functions: [hello] })).toEqual({ functions: [hello] })
  })

  it.each<[unknown, string]>([
    [[], 'rc.json: functions must be a list, not nothing.'],
    [{ functions: [{ timeout: 3 }] }, 'functions[0].name must be a string, not nothing.'],
    [{ functions: [{ name: 'a', timeout: '3' }] }, 'functions[0].timeout must be a number, not "3".'],
    [
      { functions: [{ name: 'a', triggers: [{ name: 't', config: 'daily' }] }] },
      'functions[0].triggers[0].config: ',
    ],
  ])('%j is refused: %s', (value, sentence) => {
    expect(() => read(value)).toThrow(sentence)
  })
})

it.each<[object, string]>([
  [{ code: 'EACCES', syscall: 'mkdir' }, 'The data folder d cannot be used: this user may not write there.'],
  [{ code: 'EROFS' }, 'The data folder d cannot be used: the disk can only be read.'],
  [{ code: 'SQLITE_CANTOPEN' }, 'The data folder d cannot be used: its database cannot be opened or made.'],
  [{ code: 'EACCES', syscall: 'listen' }, 'This user may not listen on port 80.'],
  [{ code: 'EADDRINUSE', syscall: 'listen' }, 'Port 80 is in use.'],
  [{}, 'something else'],
])('a start that fails with %j is explained: %s', (error, sentence) => {
  expect(sayWhy(Object.assign(new Error('something else'), error), { data: 'd', port: 80 })).toContain(
    sentence,
  )
})

describe('the program', () => {
  const failed = (sentence: string) => ({ code: 1, output: `${sentence}\n` })

  it('explains itself', async () => {
    const { code, output } = await runCloudProgram(['--help'])
    expect(code).toBe(0)
    for (const option of [
      '--data',
      '--port',
      '--collections',
      '--functions',
      '--config',
      '--env',
      '--message-push',
    ])
      expect(output).toContain(`  ${option} `)
  })

  it('says in one sentence why it does not start', async () => {
    const here = await temporaryCloud()
    try {
      const file = join(folder, 'a-file')
      writeFileSync(file, '')
      const under = join(file, 'data')
      expect(await runCloudProgram(['--data', under, '--port', '0'])).toEqual(
        failed(`The data folder ${under} cannot be used: part of its path is a file.`),
      )
      const taken = String(here.cloud.port)
      expect(await runCloudProgram(['--data', join(folder, 'data'), '--port', taken])).toEqual(
        failed(`Port ${taken} is in use. Choose another with --port, or a free one with --port 0.`),
      )
    } finally {
      await here.remove()
    }
  })

  it('says where everything is, and stops at Ctrl-C with its data on disk', async () => {
    const data = join(folder, 'stopped')
    const collections = [{ name: 'notes', indexes: [] }]
    const first = await startCloudProcess(data, collections)
    await first.database.collection('notes').add({ _id: 'n' })
    const { code, output } = await first.interrupt()
    expect(code).toBe(0)
    for (const words of [
      'answers at http://127.0.0.1:',
      join(data, 'admin-token'),
      '/admin/open-api#',
      'TCB_CONTEXT_CNFG=',
      'The local cloud has stopped.',
    ])
      expect(output).toContain(words)
    const second = await startCloudProcess(data, collections)
    expect((await second.database.collection('notes').doc('n').get()).data).toEqual([{ _id: 'n' }])
    expect((await second.interrupt()).code).toBe(0)
  })
})
