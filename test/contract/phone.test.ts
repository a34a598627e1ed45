import { DAY } from '../../domain/time/china-time'
import type { Client } from '../helpers/client'
import { aStation } from '../helpers/factories'
import { storedTexts } from '../helpers/stored-documents'
import { NOW, startTestCloud, type TestCloud } from '../helpers/test-cloud'

const NUMBER = '13912345678'
const MASKED = '139****5678'

let test: TestCloud
let staff: Client
let serving: string
beforeAll(async () => {
  test = await startTestCloud([aStation({ code: 'A1' })], { timers: false })
  staff = await test.asStaff('keeper', 'station_staff', 'station:A1')
  const { id } = await staff.account.serveAtCounter({ stationId: 'A1', channel: 'telephone', label: '王伯' })
  serving = id
})
afterAll(() => test.stop())

it('is kept as one can call it, and only where it can be called', async () => {
  const mine = test.asResident('caller')
  expect((await mine.account.update({ phone: ' 139-1234 5678' })).phone).toBe(NUMBER)
  await expect(mine.account.update({ phone: '12345' })).rejects.toMatchObject({ code: 'NO_PHONE_NUMBER' })
  expect((await mine.account.me({})).phone).toBe(NUMBER)
  expect((await mine.account.update({ phone: '' })).phone).toBe('')
})

it('is masked for staff and in the log, whole for a reason that stands there, and forgotten in time', async () => {
  const shown = await staff.account.update({ phone: NUMBER }, { actingFor: serving })
  expect(shown.phone).toBe(MASKED)
  expect((await staff.account.me({}, { actingFor: serving })).phone).toBe(MASKED)

  const other = await test.asStaff('other', 'station_staff', 'station:A1')
  await expect(other.account.unmaskPhone({ delegationId: serving, reason: '好奇' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
  expect(await staff.account.unmaskPhone({ delegationId: serving, reason: '约好回电' })).toEqual({
    phone: NUMBER,
  })
  const { items } = await staff.audit.list({ place: { kind: 'station', id: 'A1' } })
  expect(items.find(({ procedure }) => procedure === 'account.unmaskPhone')).toMatchObject({
    reason: '约好回电',
    mine: true,
  })
  const place = { kind: 'station', id: 'A1' } as const
  const { next } = await staff.audit.beginExport({ place })
  expect((await staff.audit.export({ place, cursor: next ?? '' })).csv).not.toContain(NUMBER)
  const texts = await storedTexts(test.database)
  expect(
    texts
      .filter(({ text }) => text.includes(NUMBER))
      .map(({ collection, field }) => `${collection}.${field}`),
  ).toEqual(['people.phone'])
  expect(texts.filter(({ text }) => text === 'phone_unmasked')).toHaveLength(1)

  test.cloud.clock.set(NOW + 31 * DAY)
  await test.cloud.invoke('jobs', { Type: 'Timer', TriggerName: 'forget-phones', Time: '', Message: '' }, {})
  expect((await storedTexts(test.database)).filter(({ text }) => text.includes(NUMBER))).toEqual([])
})
