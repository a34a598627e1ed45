import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { collections } from '../../config/cloudbase/collections'
import { startCloud, type Cloud } from '../../local/cloud/start-cloud'
import { localDatabase } from '../../local/server/local-database'
import { applyCollections, type CollectionMaker } from './apply'
import { asTyped, commandsFor } from './commands'

let folder: string
let cloud: Cloud
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'nuanlin-deploy-'))
  cloud = await startCloud({ dataDir: folder, env: 'local-test' })
})
afterEach(async () => {
  await cloud.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** What an environment would have after these commands. */
function understood(commands: readonly (readonly string[])[]) {
  const rules: Record<string, string> = {}
  const indexes: Record<string, unknown> = {}
  let files = ''
  for (const [first, second, third = '', , value = '', flag, env] of commands) {
    expect([flag, env]).toEqual(['-e', 'some-env'])
    if (first === 'storage') {
      expect([second, third]).toEqual(['rules', 'update'])
      files = value
    } else if (first === 'permission' && second === 'set') rules[third.replace('collection:', '')] = value
    else {
      expect([first, second, third]).toEqual(['db', 'nosql', 'execute'])
      const { createIndexes, indexes: list } = JSON.parse(value) as {
        createIndexes: string
        indexes: unknown
      }
      indexes[createIndexes] = list
    }
  }
  return { rules, indexes, files }
}

it('makes the collections, also when some are there, and asks for every rule and index that is declared', async () => {
  const database = localDatabase(cloud) as unknown as CollectionMaker
  await database.createCollection('stations')
  const commands: (readonly string[])[] = []
  const said: string[] = []
  const run = (command: readonly string[]) => Promise.resolve(void commands.push(command))
  await applyCollections(collections, { env: 'some-env', database, run, say: line => void said.push(line) })

  const there = (await (await fetch(`${cloud.url}/collections`)).json()) as {
    collections: { name: string }[]
  }
  expect(there.collections.map(({ name }) => name)).toEqual(collections.map(({ name }) => name).sort())
  expect(said).toEqual(expect.arrayContaining(['= stations', '+ areas']))

  const { rules, indexes, files } = understood(commands)
  expect(files).toBe('ADMINONLY')
  expect(rules).toEqual(Object.fromEntries(collections.map(({ name }) => [name, 'adminonly'])))
  expect(indexes['stations']).toEqual([
    { key: { tags: 1, location: '2dsphere' }, name: 'tags_location' },
    { key: { words: 1 }, name: 'words' },
    { key: { areaPath: 1, _id: 1 }, name: 'area_path' },
  ])
  expect(indexes['people']).toContainEqual({ key: { subject: 1 }, name: 'subject', unique: true })
  const declared = collections.filter(collection => collection.indexes.length > 0)
  expect(Object.keys(indexes).sort()).toEqual(declared.map(({ name }) => name).sort())
})

it('stops where the command line fails, or the environment refuses', async () => {
  const database = localDatabase(cloud) as unknown as CollectionMaker
  const run = () => Promise.reject(new Error('tcb failed'))
  const settings = { env: 'some-env', database, run, say: () => undefined }
  await expect(applyCollections(collections, settings)).rejects.toThrow('tcb failed')
  const refuses = { createCollection: () => Promise.reject(new Error('SIGN_PARAM_INVALID')) }
  await expect(applyCollections(collections, { ...settings, database: refuses })).rejects.toThrow(
    'SIGN_PARAM',
  )
})

it('shows commands as they are typed', () => {
  const typed = commandsFor(collections, 'some-env').map(asTyped)
  expect(typed).toContain(
    'npx --package @cloudbase/cli tcb permission set collection:stations --level adminonly -e some-env',
  )
  expect(asTyped(['db', `{"a": "it's"}`])).toBe(`npx --package @cloudbase/cli tcb db '{"a": "it'\\''s"}'`)
})
