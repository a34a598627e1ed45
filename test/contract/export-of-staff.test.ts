import { readFileSync } from 'node:fs'
import path from 'node:path'
import { maskPhone } from '../../domain/account/phone'
import { aStation } from '../helpers/factories'
import { filesWith } from '../helpers/stored-documents'
import { startTestCloud, type TestCloud } from '../helpers/test-cloud'

/** Others, as staff meet them. */
const SERVED = '王伯伯'
const SERVED_NOW = '王德胜'
const PHONE = '13700137321'
const FAMILY = '大妹子'
const REASON = '小陈连续三天没来'
const NOTE = '给新来的小郑'

let test: TestCloud
beforeAll(async () => {
  test = await startTestCloud([aStation({ code: 'A1' })], { timers: false })
})
afterAll(() => test.stop())

it('staff’s copy says what they did for others, when and where, and nothing about these people', async () => {
  await test.asStaff('server', 'station_staff', 'station:A1')
  const staff = await test.asStaff('server', 'administrator', 'area:990001')
  await staff.account.update({ nickname: '值班的老李' })
  await test.asStaff('colleague', 'station_staff', 'station:A1')
  // Somebody at the counter, family, a colleague, somebody invited.
  const served = await staff.account.serveAtCounter({ stationId: 'A1', channel: 'counter', label: SERVED })
  await staff.account.update({ nickname: SERVED_NOW, phone: PHONE }, { actingFor: served.id })
  const { code } = await test.asResident('sister').account.offerDelegation({})
  const sister = await staff.account.acceptDelegation({ code, label: FAMILY })
  await staff.account.update({ nickname: FAMILY }, { actingFor: sister.id })
  const { items } = await staff.staff.members({ place: { kind: 'station', id: 'A1' } })
  const colleague = items.find(({ nickname }) => nickname === 'colleague')
  if (!colleague) throw new Error('the colleague is not in the list')
  await staff.staff.suspend({ grantId: colleague.id, version: colleague.version, reason: REASON })
  await staff.staff.invite({ role: 'station_staff', place: { kind: 'station', id: 'A1' }, note: NOTE })

  await staff.privacy.startExport({})
  await test.cloud.invoke('jobs', { Type: 'Timer', TriggerName: 'make-exports', Time: '', Message: '' })
  const files = filesWith(path.join(test.dataDir, 'files'), ['值班的老李'])
  expect(files).toHaveLength(1)
  const copy = readFileSync(files[0] ?? '', 'utf8')
  for (const said of [
    'account.serveAtCounter',
    'account.update',
    'staff.suspend',
    'staff.invite',
    'station:A1',
  ])
    expect(copy).toContain(said)
  const ofOthers = [SERVED, SERVED_NOW, maskPhone(PHONE), FAMILY, REASON, NOTE, colleague.id]
  expect(ofOthers.filter(words => copy.includes(words))).toEqual([])
})
