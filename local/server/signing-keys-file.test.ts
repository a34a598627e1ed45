import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { localSigningKeys } from './signing-keys-file'

const DAY = 24 * 60 * 60 * 1000
const start = new Date('2026-03-02T00:00:00Z')
const later = (days: number) => new Date(start.getTime() + days * DAY)

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nuanlin-keys-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

it('makes a random key once, readable by its owner only', async () => {
  const [key, ...others] = await localSigningKeys(folder, start)
  expect(others).toEqual([])
  expect(Buffer.from(key?.key ?? '', 'base64url')).toHaveLength(32)
  expect(statSync(path.join(folder, 'signing-keys.json')).mode & 0o777).toBe(0o600)
  expect(await localSigningKeys(folder, later(1))).toEqual([key])
})

it('puts a new key before the old after 90 days, and keeps those it had', async () => {
  const [first] = await localSigningKeys(folder, start)
  const two = await localSigningKeys(folder, later(91))
  expect(two).toHaveLength(2)
  expect(two[1]).toEqual(first)
  const next = await localSigningKeys(folder, later(200))
  expect(next).toHaveLength(3)
  expect(next[1]).toEqual(two[0])
})

it('gives two folders different keys', async () => {
  const other = path.join(folder, 'other')
  expect(await localSigningKeys(other, start)).not.toEqual(await localSigningKeys(folder, start))
})
