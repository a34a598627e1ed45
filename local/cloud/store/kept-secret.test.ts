import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { keptSecret } from './kept-secret'

const folder = mkdtempSync(path.join(tmpdir(), 'nuanlin-secret-'))
afterAll(() => rmSync(folder, { recursive: true }))

const file = path.join(folder, 'key')
const of = (text: string) => keptSecret(file, 4, () => Buffer.from(text)).toString()

it('is made once, for its owner only', () => {
  expect([of('good'), of('next')]).toEqual(['good', 'good'])
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

it.each(['', 'go'])('is made anew when a crash left %j of it', left => {
  writeFileSync(file, left)
  expect(of('anew')).toBe('anew')
  expect(readFileSync(file, 'utf8')).toBe('anew')
})
