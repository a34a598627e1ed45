import { wordsOfAddresses } from '../../../cloudfunctions/migrations/0004-words-of-addresses'
import type { Migration } from '../../../cloudfunctions/migrations/migration'
import { recordOf } from '../../../cloudfunctions/migrations/records'
import { migrate } from '../../../cloudfunctions/migrations/run'
import { searchWords } from '../../../cloudfunctions/platform/search-words'
import type { StationDocument } from '../../../cloudfunctions/station/document'
import { clearStations } from '../../helpers/clear-stations'
import { NOW, startTestCloud, type TestCloud } from '../../helpers/test-cloud'
import { manyStations, previousRelease, putDocuments } from './previous-release'

const quiet = { now: () => new Date(NOW), say: () => undefined }

let test: TestCloud
beforeAll(async () => {
  test = await startTestCloud()
})
afterAll(() => test.stop())
beforeEach(async () => {
  await clearStations(test)
  const { database } = test
  await database
    .collection('migrations')
    .where({ _id: database.command.gt('') })
    .remove()
})

const stations = async () =>
  (await test.database.collection('stations').where({}).orderBy('_id', 'asc').limit(1000).get())
    .data as StationDocument[]

/** As the release before stored them: found by the sound of their names only. */
async function takeBackWords(): Promise<void> {
  const { command } = test.database
  for (const { _id, name, address } of await stations()) {
    const words = [...(await searchWords([name.zh])), address.zh]
    await test.database
      .collection('stations')
      .doc(_id)
      .update({ words: command.set(words), fingerprint: 'of the release before' })
  }
}

const again = async () => {
  await test.database.collection('migrations').doc('0004').remove()
  await migrate(test.database, { ...quiet, migrations: [wordsOfAddresses] })
}
const foundBy = async (text: string) =>
  (await test.asVisitor().station.nearby({ filters: { text } })).items.map(({ id }) => id)

it('stations are found by the sound of their address; nobody is said to have changed anything', async () => {
  await putDocuments(test.database, previousRelease())
  await migrate(test.database, quiet)
  const whole = await stations()
  await takeBackWords()
  const then = await stations()
  const sound = whole[0]?.words.find(word => /^[a-z]{6,}$/.test(word) && !then[0]?.words.includes(word)) ?? ''
  expect(sound).not.toBe('')
  expect(await foundBy(sound)).not.toContain(whole[0]?._id)
  await again()
  expect(await foundBy(sound)).toContain(whole[0]?._id)
  expect(await stations()).toEqual(whole)
  expect((await recordOf(test.database, 4))?.changed).toBe(whole.length)
  await again()
  expect((await recordOf(test.database, 4))?.changed).toBe(0)
})

it('goes on where it was broken off', async () => {
  await putDocuments(test.database, manyStations(120))
  await migrate(test.database, quiet)
  const whole = await stations()
  await takeBackWords()
  await test.database.collection('migrations').doc('0004').remove()
  let batches = 0
  const breaks: Migration = {
    ...wordsOfAddresses,
    async batch(...call) {
      const done = await wordsOfAddresses.batch(...call)
      if (++batches === 2) throw new Error('broken off')
      return done
    },
  }
  await expect(migrate(test.database, { ...quiet, migrations: [breaks] })).rejects.toThrow('broken off')
  await migrate(test.database, { ...quiet, migrations: [wordsOfAddresses] })
  expect(await recordOf(test.database, 4)).toMatchObject({ batches: 2, changed: 100 })
  expect(await stations()).toEqual(whole)
})
