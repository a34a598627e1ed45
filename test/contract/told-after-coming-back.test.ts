import { addDeletion } from '../../cloudfunctions/privacy/store-deletion'
import { rows } from '../../cloudfunctions/platform/database'
import { MINUTE } from '../../domain/time/china-time'
import { allChecked } from '../helpers/all-checked'
import type { Client } from '../helpers/client'
import { aStation } from '../helpers/factories'
import { inTransaction } from '../helpers/in-transaction'
import { sendPhoto } from '../helpers/photos'
import { startTestCloud, type TestCloud } from '../helpers/test-cloud'
import { fire } from '../scenario/privacy/everything'

let test: TestCloud
let admin: Client
beforeAll(async () => {
  test = await startTestCloud([aStation({ code: 'A1' })], { timers: false })
  admin = await test.asStaff('chief', 'administrator', 'area:990001')
})
afterAll(() => test.stop())

async function sendToShow(name: string): Promise<string> {
  const author = test.asResident(name)
  const photoIds = [(await sendPhoto(author)).id]
  const { id } = await author.submissions.send({ stationId: 'A1', caption: '门口', photoIds })
  await fire(test, 'check-content')
  await allChecked(test)
  await fire(test, 'check-content')
  return id
}
async function refuse(id: string): Promise<void> {
  const { items } = await admin.submissions.queue({ place: { kind: 'station', id: 'A1' }, shelf: 'waiting' })
  const version = items.find(item => item.id === id)?.version ?? 0
  await admin.submissions.decide({
    submissionId: id,
    version,
    decision: 'refuse',
    reason: 'unclear',
    words: '',
  })
}
/** The account goes, and is not cleared yet. */
async function leave(name: string): Promise<void> {
  const at = new Date(test.cloud.clock.now())
  const deletion = { id: `id-of-${name}`, subject: `wx:o-${name}`, nickname: '' }
  await test.database.collection('people').where({ subject: deletion.subject }).remove()
  await inTransaction(test.database, transaction => addDeletion(transaction, deletion, at))
  test.cloud.clock.set(test.cloud.clock.now() + MINUTE)
}
const told = async (name: string) =>
  (
    await rows<object>(
      test.database
        .collection('inbox')
        .where({ person: `wx:o-${name}` })
        .limit(10)
        .get(),
    )
  ).length

it('who left and sends something new before all is cleared hears of it', async () => {
  await leave('back')
  await refuse(await sendToShow('back'))
  expect(await told('back')).toBe(1)
})

it('who left is told nothing of what was under way', async () => {
  const id = await sendToShow('gone')
  await leave('gone')
  await refuse(id)
  expect(await told('gone')).toBe(0)
})
