import path from 'node:path'
import { clearAccount } from '../../../cloudfunctions/privacy/clear-account'
import { handlers } from '../../../cloudfunctions/privacy/delete-account'
import { findDeletion } from '../../../cloudfunctions/privacy/store-deletion'
import type { StaffCall } from '../../../cloudfunctions/platform/call'
import { MINUTE } from '../../../domain/time/china-time'
import { CutOff, endingAfter } from '../../helpers/cut-off'
import { aStation } from '../../helpers/factories'
import { beFunctionOf } from '../../helpers/in-process'
import { inTransaction } from '../../helpers/in-transaction'
import { filesWith, storedTexts } from '../../helpers/stored-documents'
import { startTestCloud, type TestCloud } from '../../helpers/test-cloud'
import { doEverything, fire, said } from './everything'

const OPENID = 'o-leaver'
const SUBJECT = `wx:${OPENID}`

let test: TestCloud
beforeAll(async () => {
  test = await startTestCloud([aStation({ code: 'A1' }), aStation({ code: 'A2' })], { timers: false })
  beFunctionOf(test.cloud, test.signingKey)
})
afterAll(() => test.stop())

const files = () => filesWith(path.join(test.dataDir, 'files'), [''])

/** The account goes, and the process with it before anything is cleared. @returns the id of the person */
async function deleteOnly(at: Date): Promise<string> {
  const call = { caller: { subject: SUBJECT }, now: at.getTime(), requestId: 'request-1' } as StaffCall
  let id: unknown
  await inTransaction(test.database, async transaction => {
    id = await handlers.deleteAccount.effect({}, call, transaction)
  })
  return String(id)
}

it('a deletion that ends after any number of writes is done by those that follow, and leaves nothing', async () => {
  const admin = await test.asStaff('admin', 'administrator', 'area:990001')
  const leaver = await test.asStaff('leaver', 'administrator', 'area:990001')
  const sister = test.asResident('sister')
  await doEverything(test, { admin, leaver, sister })
  await test.enter(SUBJECT)
  const before = files()
  const { items } = await leaver.submissions.mine({})
  const theirs = items.flatMap(({ photos }) => photos.flatMap(({ url, thumbUrl }) => [url, thumbUrl]))
  expect(theirs.length).toBeGreaterThan(4)
  test.cloud.clock.set(test.cloud.clock.now() + MINUTE)
  const at = new Date(test.cloud.clock.now())
  const id = await deleteOnly(at)

  let runs = 0
  let passes = 0
  for (let open = await findDeletion(test.database, id); open; runs++) {
    const ending = endingAfter(test.database, 1 + 3 * runs)
    try {
      await clearAccount(ending, open, at, () => Promise.resolve())
      passes++
    } catch (error) {
      expect(error).toBeInstanceOf(CutOff)
    }
    open = await findDeletion(test.database, id)
  }
  expect(runs).toBeGreaterThan(6)
  // All of it, and once more for what was under way.
  expect(passes).toBe(2)

  const words = [OPENID, ...Object.values(said)]
  const left = (await storedTexts(test.database)).filter(({ text }) =>
    words.some(word => text.includes(word)),
  )
  expect(left).toEqual([])
  for (const url of theirs) expect((await fetch(url)).status).toBe(404)
  // What could still have been sent is taken away when it can no longer come.
  test.cloud.clock.set(test.cloud.clock.now() + 25 * 60 * MINUTE)
  expect(await fire(test, 'purge-photos')).toHaveProperty('result')
  const stays = (await sister.submissions.mine({})).items.flatMap(({ photos }) => photos)
  expect(stays).toHaveLength(1)
  for (const { url } of stays) expect((await fetch(url)).status).toBe(200)
  // A picture of the sister's and its small one.
  expect(files()).toHaveLength(2)
  expect(files().filter(file => !before.includes(file))).toEqual([])
  for (const place of [
    { kind: 'station', id: 'A1' },
    { kind: 'area', id: '990001' },
  ] as const)
    expect(await admin.audit.verify({ place })).toMatchObject({ problem: null })
})
