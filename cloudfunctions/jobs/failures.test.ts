import { LeaseLost } from '../platform/lease'
import { Failures } from './failures'

it('what fails keeps nothing else waiting, and the first failure is told at the end', async () => {
  const failures = new Failures()
  const done: number[] = []
  for (const n of [1, 2, 3, 4])
    await failures.apart(() => {
      if (n % 2 === 0) return Promise.reject(new Error(`no ${n}`))
      done.push(n)
      return Promise.resolve()
    })
  expect(done).toEqual([1, 3])
  expect(() => {
    failures.tell()
  }).toThrow('no 2')
})

it('tells nothing where all went well, and what it came to', async () => {
  const failures = new Failures()
  expect(await failures.tried(() => Promise.resolve(7))).toBe(7)
  expect(await failures.apart(() => Promise.resolve())).toBe(true)
  failures.tell()
})

it('a run that has lost its lease does nothing more', async () => {
  const failures = new Failures()
  await expect(failures.apart(() => Promise.reject(new LeaseLost()))).rejects.toBeInstanceOf(LeaseLost)
})
