import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { whileLocked } from './build-lock'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nuanlin-lock-'))
  file = path.join(folder, '.lock')
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

const never = () => {
  throw new Error('it waits for a lock that is nobody’s')
}
const work = () => Promise.resolve('done')
/** What a lock that is held says. */
const held = () =>
  whileLocked(file, never, () => Promise.resolve(JSON.parse(readFileSync(file, 'utf8')) as object))

it('is let go of after the work, also when the work fails', async () => {
  expect(await whileLocked(file, never, work)).toBe('done')
  await expect(whileLocked(file, never, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(existsSync(file)).toBe(false)
})

it('of a process of before that had our own number is nobody’s', async () => {
  writeFileSync(file, JSON.stringify({ ...(await held()), run: 'before' }))
  expect(await whileLocked(file, never, work)).toBe('done')
})

it('of a process whose number another has by now is nobody’s', async () => {
  const mine = await held()
  writeFileSync(file, JSON.stringify({ ...mine, pid: process.ppid, run: 'another', started: '1' }))
  // Where the system does not tell when a process began, the number must do.
  const known = existsSync('/proc/self/stat')
  const waits = () => rmSync(file)
  expect(await whileLocked(file, known ? never : waits, work)).toBe('done')
})

it.each(['', 'no lock', '0', '{}'])('that says %j is nobody’s', async text => {
  writeFileSync(file, text)
  expect(await whileLocked(file, never, work)).toBe('done')
})

it('of a process that runs is waited for', async () => {
  writeFileSync(file, JSON.stringify({ pid: process.ppid, run: 'another', started: null }))
  const waited: number[] = []
  const end = (pid: number) => {
    waited.push(pid)
    rmSync(file)
  }
  expect(await whileLocked(file, end, work)).toBe('done')
  expect(waited).toEqual([process.ppid])
})

it('keeps two of one process apart', async () => {
  let inside = 0
  const alone = async () => {
    expect(++inside).toBe(1)
    await new Promise(resolve => setImmediate(resolve))
    inside--
  }
  await Promise.all([1, 2, 3].map(() => whileLocked(file, () => undefined, alone)))
  expect(existsSync(file)).toBe(false)
})
