import path from 'node:path'
import { exportSources } from '../../cloudfunctions/privacy/export-sources'
import { clearAccount } from '../../cloudfunctions/privacy/clear-account'
import { removeExport, stepOn } from '../../cloudfunctions/privacy/make-export'
import {
  addDeletion,
  findDeletion,
  noteAgain,
  noteSource,
  type DeletionDocument,
} from '../../cloudfunctions/privacy/store-deletion'
import { expiredExports, exportInside, type ExportDocument } from '../../cloudfunctions/privacy/store-export'
import type { Database } from '../../cloudfunctions/platform/database'
import { HOUR } from '../../domain/time/china-time'
import { addressesOf, putFile } from '../../cloudfunctions/platform/storage'
import { aStation } from '../helpers/factories'
import { inTransaction } from '../helpers/in-transaction'
import { filesWith } from '../helpers/stored-documents'
import { NOW, startTestCloud, type TestCloud } from '../helpers/test-cloud'

const { env } = process
const AT = new Date(NOW)
let test: TestCloud
beforeAll(async () => {
  test = await startTestCloud([aStation({ code: 'A1' })], { timers: false })
  // What functions share is also called from here.
  process.env = { ...env, ...test.cloud.sdkEnvironment() }
})
afterAll(async () => {
  process.env = env
  await test.stop()
})

const copiesWith = (words: string) => filesWith(path.join(test.dataDir, 'files'), [words])

/** Somebody who has just asked for their copy. */
async function whoAsked(name: string, nickname: string) {
  const client = test.asResident(name)
  await client.account.update({ nickname })
  await client.privacy.startExport({})
  const { data } = await test.database
    .collection('people')
    .where({ subject: `wx:o-${name}` })
    .limit(1)
    .get()
  const id = (data as { _id: string }[])[0]?._id ?? ''
  return { client, id }
}

async function copyOf(id: string): Promise<ExportDocument> {
  const one = await exportInside(test.database, id)
  if (!one) throw new Error('there is no copy')
  return one
}

async function goOn(id: string, until: (one: ExportDocument) => boolean, at = AT): Promise<ExportDocument> {
  let one = await copyOf(id)
  for (let steps = 0; !until(one); steps++) {
    if (steps > 200) throw new Error('it comes to no end')
    one = (await stepOn(test.database, one, at)) ?? (await copyOf(id))
  }
  return one
}

const isReady = ({ state }: ExportDocument) => state === 'ready'
const isRead = ({ source }: ExportDocument) => source === exportSources.length

async function partsOf(id: string): Promise<string[]> {
  const { data } = await test.database.collection('export_parts').where({ export: id }).limit(100).get()
  return (data as { _id: string }[]).map(({ _id }) => _id)
}

it('who takes a copy away that was asked for anew meanwhile leaves the new one whole', async () => {
  const { client, id } = await whoAsked('asks-anew', '再要一份的人')
  const before = await goOn(id, isReady)
  await client.privacy.startExport({})
  const now = await goOn(id, isRead)
  await removeExport(test.database, before, AT)
  expect(await copyOf(id)).toEqual(now)
  expect(await partsOf(id)).toHaveLength(now.parts)
})

it('a copy whose time is over goes with its file', async () => {
  const { id } = await whoAsked('time-is-over', '到期的人')
  const ready = await goOn(id, isReady)
  expect(copiesWith('到期的人')).toHaveLength(1)
  await removeExport(test.database, ready, AT)
  expect(copiesWith('到期的人')).toHaveLength(0)
  expect(await exportInside(test.database, id)).toBeNull()
})

it('once its time is over no step begins any more, and it goes when none can be under way', async () => {
  const { id } = await whoAsked('over-meanwhile', '做到一半的人')
  const { expiresAt, filePath } = await goOn(id, one => one.fileId !== null)
  const after = (minutes: number) => new Date(expiresAt.getTime() + minutes * 60_000)
  expect(await stepOn(test.database, await copyOf(id), after(0))).toBeNull()
  const over = async (at: Date) => (await expiredExports(test.database, at, 50, [])).map(({ _id }) => _id)
  expect(await over(after(1))).not.toContain(id)
  // A step that had begun before, and was cut off when it had written the file.
  await putFile(filePath, Buffer.from('做到一半的人'))
  expect(await over(after(2))).toContain(id)
  await removeExport(test.database, await copyOf(id), after(2))
  expect(copiesWith('做到一半的人')).toEqual([])
})

it('a step that ends after another copy was asked for leaves no file behind', async () => {
  const { client, id } = await whoAsked('two-at-once', '同时两次的人')
  const slower = await goOn(id, one => one.fileId !== null)
  await goOn(id, isReady)
  await client.privacy.startExport({})
  await goOn(id, one => one.replaced === null)
  // It began before the copy was ready; its parts are gone with it, so it has none to write.
  expect(await stepOn(test.database, { ...slower, parts: 0 }, AT)).toBeNull()
  const { data } = await test.database.collection('exports').doc(id).get()
  expect(data).toMatchObject([{ state: 'working' }])
  expect(await addressesOf([slower.fileId ?? ''], 60)).toEqual(new Map())
})

it('a copy that lacks a part is put together anew, and is whole', async () => {
  const { id } = await whoAsked('lacks-a-part', '少了一块的人')
  const read = await goOn(id, isRead)
  expect(read.parts).toBeGreaterThan(1)
  await test.database.collection('export_parts').doc(`${id}#0`).remove()
  await goOn(id, isReady)
  expect(copiesWith('少了一块的人')).toHaveLength(1)
  expect(await partsOf(id)).toEqual([])
})

it('what was gathered hours ago is gathered anew before the copy is ready', async () => {
  const { client, id } = await whoAsked('stood-still', '等了半天的人')
  const read = await goOn(id, isRead)
  await client.account.update({ nickname: '后来改了名的人' })
  const late = new Date(AT.getTime() + 3 * HOUR)
  expect(await stepOn(test.database, read, late)).toMatchObject({ state: 'working', source: 0, parts: 0 })
  expect(await partsOf(id)).toEqual([])
  const ready = await goOn(id, isReady, late)
  expect(ready.begunAt).toEqual(late)
  expect(copiesWith('后来改了名的人')).toHaveLength(1)
  expect(copiesWith('等了半天的人')).toEqual([])
})

describe('of an account that is deleted', () => {
  async function deletionOf(name: string, id: string): Promise<DeletionDocument> {
    await inTransaction(test.database, transaction =>
      addDeletion(transaction, { id, subject: `wx:o-${name}`, nickname: '' }, AT),
    )
    const deletion = await findDeletion(test.database, id)
    if (!deletion) throw new Error('there is no deletion')
    return deletion
  }

  /** The database, where something happens just after the copy was read for the first time. */
  function afterReading(meanwhile: () => Promise<unknown>): Database {
    const db = test.database
    let first = true
    const collection = (name: string) => {
      if (name !== 'exports' || !first) return db.collection(name)
      first = false
      const where = (query: object) => ({
        limit: (most: number) => ({
          async get() {
            const read = (await db.collection(name).where(query).limit(most).get()) as unknown
            await meanwhile()
            return read
          },
        }),
      })
      return { where }
    }
    return Object.create(db, { collection: { value: collection } }) as Database
  }

  it('no copy stays, also where it was made ready just as it was removed', async () => {
    const { id } = await whoAsked('leaves', '要走的人')
    expect((await goOn(id, isRead)).fileId).toBeNull()
    const deletion = await deletionOf('leaves', id)
    let made = 0
    const db = afterReading(async () => {
      await goOn(id, isReady)
      made = copiesWith('要走的人').length
    })
    await clearAccount(db, deletion, AT, () => Promise.resolve())
    expect(made).toBe(1)
    expect(copiesWith('要走的人')).toEqual([])
    expect(await exportInside(test.database, id)).toBeNull()
  })

  it('a file that comes in after the copy is gone goes with the last pass, also where its run was cut off', async () => {
    const { id } = await whoAsked('comes-late', '晚到的人')
    const noted = await goOn(id, one => one.fileId !== null)
    const deletion = await deletionOf('comes-late', id)
    await clearAccount(test.database, deletion, AT, () => Promise.resolve())
    expect(await exportInside(test.database, id)).toBeNull()
    await putFile(noted.filePath, Buffer.from('晚到的人'))
    const last = await findDeletion(test.database, id)
    expect(last).toMatchObject({ again: true, files: [noted.fileId] })
    if (last) await clearAccount(test.database, last, AT, () => Promise.resolve())
    expect(copiesWith('晚到的人')).toEqual([])
    expect(await findDeletion(test.database, id)).toBeNull()
  })

  it('a slower run of the first pass moves the last pass nowhere', async () => {
    const id = '5f0c3a52-0000-4000-8000-0000000051ab'
    const slower = await deletionOf('slower', id)
    await noteSource(test.database, slower, 2, AT)
    expect(await findDeletion(test.database, id)).toMatchObject({ source: 2 })
    await noteAgain(test.database, slower, AT, AT)
    await noteSource(test.database, slower, 7, AT)
    const last = await findDeletion(test.database, id)
    expect(last).toMatchObject({ source: 0, again: true })
    if (last) await noteSource(test.database, last, 3, AT)
    // Nor does it begin the last pass anew.
    await noteAgain(test.database, slower, AT, AT)
    expect(await findDeletion(test.database, id)).toMatchObject({ source: 3, again: true })
  })
})
