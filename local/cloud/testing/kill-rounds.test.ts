import { collections, committingWriter, type DurableWriter, singleWriter } from './durable-writers'
import { type Progress, recount } from './kill-rounds'
import type { SdkDatabase } from './sdk'
import { type TemporaryCloud, temporaryCloud } from './temporary-cloud'

const WRITES = 6

let here: TemporaryCloud
let writers: readonly Progress[]

const progressOf = (writer: DurableWriter): Progress => ({
  writer,
  commits: false,
  acknowledged: WRITES,
  underWay: false,
})

beforeEach(async () => {
  here = await temporaryCloud({ collections })
  writers = [singleWriter('s'), committingWriter('c')].map(progressOf)
  for (const { writer } of writers) {
    for (let n = 1; n <= WRITES; n++) await writer.write(here.database, n)
  }
})

afterEach(() => here.remove())

const damage = async () => (await recount(here.database, writers)).damage

describe('comparing what is there with what was acknowledged', () => {
  it('finds nothing where all of it is there', async () => {
    expect(await recount(here.database, writers)).toEqual({ doneUnacknowledged: 0, undone: 0, damage: [] })
  })

  it('allows whoever was under way one write more, and no other', async () => {
    const [single, committing] = writers as [Progress, Progress]
    await single.writer.write(here.database, WRITES + 1)
    expect(await damage()).toEqual([expect.stringMatching(/^s was told of 6 writes/)])
    single.underWay = committing.underWay = true
    expect(await recount(here.database, writers)).toEqual({ doneUnacknowledged: 1, undone: 1, damage: [] })
  })

  it.each<[string, string, (database: SdkDatabase) => Promise<unknown>]>([
    ['an acknowledged document that is gone', 's', db => db.collection('entries').doc('s-5').remove()],
    [
      'a removed document that is back',
      's',
      db => db.collection('entries').add({ _id: 's-3', writer: 's', n: 3, code: 's:3' }),
    ],
    ['a change that is lost', 's', db => db.collection('states').doc('s').update({ n: 2 })],
    [
      'half of a commit',
      'c',
      db =>
        db
          .collection('mirrors')
          .doc('c')
          .update({ n: WRITES - 1 }),
    ],
    [
      'a whole commit that is lost though it was acknowledged',
      'c',
      async db => {
        await db.collection('entries').doc(`c-${WRITES}`).remove()
        await db
          .collection('mirrors')
          .doc('c')
          .update({ n: WRITES - 1 })
        const { tags } =
          committingWriter('c')
            .documents(WRITES - 1)
            .get('states/c') ?? {}
        await db
          .collection('states')
          .doc('c')
          .update({ n: WRITES - 1, tags })
      },
    ],
  ])('finds %s', async (_name, writer, doctor) => {
    await doctor(here.database)
    expect(await damage()).toEqual([expect.stringMatching(new RegExp(`^${writer} was told of 6 writes`))])
  })

  it('finds a document that nobody wrote', async () => {
    await here.database.collection('mirrors').add({ _id: 'x', n: 1 })
    expect(await damage()).toEqual(["mirrors/x is in no writer's index"])
  })
})
