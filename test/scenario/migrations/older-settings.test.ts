import { takeOverFolder } from '../../../cloudfunctions/platform/settings-of-folder'
import type { Client } from '../../helpers/client'
import { testDistrict } from '../../helpers/factories'
import { NOW, startTestCloud, type TestCloud } from '../../helpers/test-cloud'
import { previousRelease, putDocuments } from './previous-release'

/** Rules of a release that did not know of `lockedReport` yet, one version of an administrator and one that waits. */
let test: TestCloud
let admin: Client
beforeAll(async () => {
  test = await startTestCloud()
  process.env.NUANLIN_SIGNING_KEYS = JSON.stringify([test.signingKey])
  admin = await test.asStaff('admin', 'administrator', 'area:990001')
})
afterAll(() => test.stop())
beforeEach(async () => {
  const { settings = [], settings_versions: versions = [] } = previousRelease()
  await putDocuments(test.database, { settings, settings_versions: versions })
  await test.database.collection('settings_versions').doc('rules-3').remove()
})

const usual = { repeatMinutes: 30 }

describe('settings without a group of rules', () => {
  it('are read with what is usual, what waits too', async () => {
    expect((await admin.district.settings({})).rules).toMatchObject({
      version: 1,
      rules: { open: { soonMinutes: 45 }, lockedReport: usual },
      waiting: { number: 2, changes: [{ before: '45 分钟', after: '30 分钟' }] },
    })
    test.cloud.clock.set(Date.parse('2026-12-01T10:00:00+08:00'))
    expect((await admin.district.settings({})).rules).toMatchObject({
      version: 2,
      rules: { open: { soonMinutes: 30 }, lockedReport: usual },
    })
    test.cloud.clock.set(NOW)
  })

  it('are compared, and an earlier version comes back', async () => {
    expect((await admin.district.compare({ section: 'rules', number: 0 })).changes).toEqual([
      { label: '快开门、快关门', before: '45 分钟', after: '60 分钟' },
    ])
    await admin.district.withdraw({ section: 'rules', number: 2, reason: '再议' })
    const back = { section: 'rules', number: 0, version: 1, reason: '恢复' } as const
    expect((await admin.district.returnTo(back)).rules).toMatchObject({
      version: 3,
      rules: { open: { soonMinutes: 60 }, lockedReport: usual },
    })
  })

  it('serve residents', async () => {
    await putDocuments(test.database, { stations: previousRelease().stations ?? [] })
    const resident = test.asResident('r8')
    await resident.station.reportLocked({ stationId: 'A1' })
    expect((await resident.station.detail({ id: 'A1' })).myLockedReportAt).not.toBeNull()
  })

  it('take over the folder that has the group', async () => {
    const rules = { ...testDistrict.rules, lockedReport: { repeatMinutes: 20 } }
    await takeOverFolder(test.database, { ...testDistrict, rules }, {}, new Date(NOW))
    expect((await admin.district.settings({})).rules).toMatchObject({
      rules: { lockedReport: { repeatMinutes: 20 } },
    })
  })
})
