import { rows } from '../../cloudfunctions/platform/database'
import type { Client } from '../helpers/client'
import { aStation } from '../helpers/factories'
import { startTestCloud, type TestCloud } from '../helpers/test-cloud'
import { chinaDate, DAY } from '../../domain/time/china-time'
import { fire } from '../scenario/privacy/everything'

const TEMPLATE = 'template-answer'

let test: TestCloud
let admin: Client
let keeper: Client
beforeAll(async () => {
  test = await startTestCloud([aStation({ code: 'A1' })], { timers: false })
  admin = await test.asStaff('chief', 'administrator', 'area:990001')
  keeper = await test.asStaff('keeper', 'station_staff', 'station:A1')
})
afterAll(() => test.stop())

async function answered(name: string, agreed: boolean) {
  const person = test.asResident(name)
  if (agreed) await person.inbox.consented({ tap: 'locked', accepted: [TEMPLATE], rejected: [] })
  await person.station.reportLocked({ stationId: 'A1' })
  const [open] = (await keeper.station.lockedReports({ place: { kind: 'station', id: 'A1' } })).items
  await keeper.station.answerLocked({ caseId: open?.caseId ?? '', code: 'fixed', note: '' })
}
const counted = async (date: string) => {
  expect(await fire(test, 'count-messages')).toHaveProperty('result')
  const { items } = await admin.operations.messageDays({})
  return items.find(day => day.date === date)?.templates.find(one => one.template === '驿站的答复')
}

it('a day of messages is counted anew while it goes on, and stays when the messages are gone', async () => {
  const date = chinaDate(test.cloud.clock.now())
  await answered('agreed', true)
  await answered('silent', false)
  const none = { unneeded: 0, refused: 0, unknown: 0, dead: 0 }
  expect(await counted(date)).toMatchObject({ ...none, written: 2, inboxOnly: 1, waiting: 1, sent: 0 })
  await fire(test, 'send-messages')
  const after = { ...none, written: 2, inboxOnly: 1, waiting: 0, sent: 1 }
  expect(await counted(date)).toMatchObject(after)
  // When all of it is over it is written for the last time.
  test.cloud.clock.set(test.cloud.clock.now() + 5 * DAY)
  expect(await counted(date)).toMatchObject(after)
  await test.database.collection('sendings').where({ person: 'wx:o-agreed' }).remove()
  expect(await counted(date)).toMatchObject(after)
})

it('what went with an account stays counted, and is not written again', async () => {
  const date = chinaDate(test.cloud.clock.now())
  await answered('leaver', true)
  await answered('stays', false)
  await fire(test, 'send-messages')
  const after = await counted(date)
  expect(after).toMatchObject({ written: 2, inboxOnly: 1, sent: 1 })
  await test.asResident('leaver').privacy.deleteAccount({})
  await fire(test, 'delete-accounts')
  const left = test.database.collection('sendings').where({ person: 'wx:o-leaver' })
  expect((await left.count()).total).toBe(0)
  const stored = () => rows<unknown>(test.database.collection('message_days').where({ _id: date }).get())
  const before = await stored()
  expect(await counted(date)).toEqual(after)
  expect(await stored()).toEqual(before)
})
