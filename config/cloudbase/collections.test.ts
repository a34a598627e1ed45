import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readCollections } from '../../local/cloud/program/collections-file'
import { startCloud } from '../../local/cloud/start-cloud'
import { collections } from './collections'

it('is a file with which the local cloud starts alone, and which says it all', async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'nuanlin-collections-'))
  // As the build writes dist/collections.json.
  const value: unknown = JSON.parse(JSON.stringify(collections))
  const cloud = await startCloud({
    dataDir,
    env: 'local-test',
    collections: readCollections({ file: 'collections.json', value }),
  })
  try {
    const answer = (await (await fetch(`${cloud.url}/collections`)).json()) as { collections: unknown }
    const expected = collections
      .map(({ indexes, ...more }) => ({
        ...more,
        indexes: indexes.map(index => expect.objectContaining({ ...index }) as unknown),
      }))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
    expect(expected.length).toBeGreaterThan(20)
    expect(answer.collections).toEqual(
      expected.map(one => ({ ...one, indexes: expect.arrayContaining(one.indexes) as unknown })),
    )
  } finally {
    await cloud.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
})
