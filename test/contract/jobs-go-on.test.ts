import { rows } from '../../cloudfunctions/platform/database'
import { aStation } from '../helpers/factories'
import { NOW, startTestCloud, type TestCloud } from '../helpers/test-cloud'

/** More than one run looks at. */
const MANY = 25

let test: TestCloud
beforeAll(async () => {
  test = await startTestCloud([aStation({ code: 'S1' })], { timers: false })
})
afterAll(() => test.stop())

const run = (job: string) =>
  test.cloud.invoke('jobs', { Type: 'Timer', TriggerName: job, Time: '', Message: '' })
const ids = async (collection: string) =>
  (await rows<{ _id: string }>(test.database.collection(collection).where({}).limit(100).get())).map(
    ({ _id }) => _id,
  )
const add = async (collection: string, documents: readonly object[]) => {
  for (const document of documents) await test.database.collection(collection).add(document)
}
const many = <Made>(make: (number: number) => Made): Made[] => Array.from({ length: MANY }, (_, i) => make(i))

/** The clock goes on by itself too, so it is never put to a moment that may be over. */
const aMinuteLater = () => {
  test.cloud.clock.set(test.cloud.clock.now() + 60_000)
}

describe('what fails every time keeps nothing behind it waiting', () => {
  it('accounts', async () => {
    const deletion = { subject: 'wx:o-nobody', nickname: '', source: 1000, again: true, version: 1 }
    await add('deletions', [
      // No moment: the job stumbles over it.
      ...many(i => ({
        ...deletion,
        _id: `stuck-${i}`,
        again: false,
        createdAt: 'never',
        updatedAt: new Date(NOW - 100_000 + i),
      })),
      { ...deletion, _id: 'behind', createdAt: new Date(NOW), updatedAt: new Date(NOW) },
    ])
    aMinuteLater()
    expect(await run('delete-accounts')).not.toHaveProperty('result')
    aMinuteLater()
    expect(await run('delete-accounts')).not.toHaveProperty('result')
    expect((await ids('deletions')).sort()).toEqual(many(i => `stuck-${i}`).sort())
  })

  it('copies', async () => {
    const at = new Date(NOW - 100_000)
    await add(
      'exports',
      // In no language that there is: the job stumbles over it.
      many(i => ({
        _id: `stuck-${i}`,
        person: 'wx:o-nobody',
        locale: 'none',
        state: 'working',
        source: 1000,
        after: '',
        parts: 0,
        filePath: `exports/stuck-${i}.json`,
        fileId: null,
        bytes: null,
        expiresAt: new Date(NOW + 24 * 3_600_000),
        createdAt: at,
        updatedAt: at,
        version: 1,
      })),
    )
    const person = test.asResident('behind')
    await person.privacy.startExport({})
    for (const _time of ['first', 'second']) {
      aMinuteLater()
      expect(await run('make-exports')).not.toHaveProperty('result')
    }
    expect((await person.privacy.exportState({})).export).toMatchObject({ state: 'ready' })
    // It failed, and what it did all the same is counted.
    const admin = await test.asStaff('chief', 'administrator', 'area:990001')
    const { items } = await admin.operations.runs({ job: 'make-exports' })
    expect(items.map(({ state }) => state)).toEqual(['failed', 'failed'])
    expect(Math.max(...items.map(({ done }) => done))).toBeGreaterThan(0)
  })
})
