import { clearAccount } from '../../../cloudfunctions/privacy/clear-account'
import { addDeletion, findDeletion } from '../../../cloudfunctions/privacy/store-deletion'
import { inTransaction } from '../../helpers/in-transaction'
import { aStation } from '../../helpers/factories'
import { storedTexts } from '../../helpers/stored-documents'
import { NOW, startTestCloud, type TestCloud } from '../../helpers/test-cloud'

const OPENID = 'o-broken'
const ID = '5f0c3a52-0000-4000-8000-00000000beef'

let test: TestCloud
beforeAll(async () => {
  test = await startTestCloud([aStation({ code: 'A1' })], { timers: false })
  process.env.NUANLIN_SIGNING_KEYS = JSON.stringify([test.signingKey])
})
afterAll(() => test.stop())

it('a deletion that breaks off after any batch is done by those that follow, and leaves nothing', async () => {
  const person = await test.asStaff('broken', 'station_staff', 'station:A1')
  let seen: string | null = null
  for (let i = 0; i < 3; i++) {
    const { closure } = await person.station.setClosed({
      stationId: 'A1',
      closure: i % 2 === 0 ? { reason: { zh: '停电' }, until: null } : null,
      seen,
    })
    seen = closure?.since ?? null
  }
  const offered = await test.asResident('family').account.offerDelegation({})
  await person.account.acceptDelegation({ code: offered.code, label: '妈妈' })
  await test.enter(`wx:${OPENID}`)
  const at = new Date(NOW + 3_600_000)
  await inTransaction(test.database, transaction =>
    addDeletion(transaction, { id: ID, subject: `wx:${OPENID}`, nickname: 'broken' }, at),
  )
  let runs = 0
  let passes = 0
  for (let deletion = await findDeletion(test.database, ID); deletion; runs++) {
    let batches = 0
    const broken = clearAccount(test.database, deletion, at, () =>
      ++batches > runs ? Promise.reject(new Error('cut off')) : Promise.resolve(),
    )
    const outcome = await broken.then(
      () => 'done',
      (error: unknown) => (error as Error).message,
    )
    if (outcome === 'done') passes++
    else expect(outcome).toBe('cut off')
    deletion = await findDeletion(test.database, ID)
  }
  expect(runs).toBeGreaterThan(2)
  // All of it, and once more for what was under way.
  expect(passes).toBe(2)
  // The person document goes in the transaction that this test does not make.
  const left = (await storedTexts(test.database)).filter(
    ({ collection, text }) => collection !== 'people' && text.includes(OPENID),
  )
  expect(left).toEqual([])
  const admin = await test.asStaff('admin', 'administrator', 'area:990001')
  expect(await admin.audit.verify({ place: { kind: 'station', id: 'A1' } })).toMatchObject({ problem: null })
})
